"""Bars for both sides: people by a count, hours against the contract, hours by month."""

import pandas as pd
import plotly.graph_objects as go

from turnus.charts.look import AFTER, BEFORE, figure, marker
from turnus.texts.numbers import number

COLUMNS = {BEFORE: "before", AFTER: "after"}


def counts(table: pd.DataFrame, title: str) -> go.Figure:
    """Number of people in each class, both sides beside each other.

    Parameters
    ----------
    table
        Columns ``label``, ``before`` and ``after`` (people), one row a class.
    title
        What the classes are, for the axis.
    """
    made = figure(340)
    for side, column in COLUMNS.items():
        made.add_bar(
            name=side,
            x=table["label"].tolist(),
            y=table[column].tolist(),
            marker=marker(side),
            text=[str(heads) if heads else "" for heads in table[column]],
            textposition="outside",
            cliponaxis=False,
            hovertemplate=f"%{{x}}: %{{y}} ansatte<extra>{side}</extra>",
        )
    made.update_layout(uniformtext={"minsize": 11, "mode": "show"})
    made.update_xaxes(type="category", title_text=title, showgrid=False, tickangle=0)
    made.update_yaxes(rangemode="tozero", title_text="Antall ansatte", tickformat="d")
    return made


def balance(before: pd.DataFrame, after: pd.DataFrame) -> go.Figure:
    """Hours above or below the contract, one bar a person, both sides on the same scale.

    Parameters
    ----------
    before, after
        Columns ``employee`` and ``balance_hours``.
    """
    made = figure(460, legend=False)
    largest = max(1.0, *(table["balance_hours"].abs().max() for table in (before, after)))
    sides = ((BEFORE, before, (0.56, 0.94), ""), (AFTER, after, (0.0, 0.38), "2"))
    for side, table, domain, axis in sides:
        ordered = table.sort_values("balance_hours")
        made.add_bar(
            x=ordered["employee"].tolist(),
            y=ordered["balance_hours"].round(2).tolist(),
            marker=marker(side),
            xaxis=f"x{axis}",
            yaxis=f"y{axis}",
            customdata=[number(value, 1) for value in ordered["balance_hours"]],
            hovertemplate=f"%{{x}}: %{{customdata}} t<extra>{side}</extra>",
        )
        made.add_annotation(
            text=f"<b>{side}</b> ({len(ordered)} ansatte)",
            xref="paper",
            yref="paper",
            x=0,
            y=domain[1] + 0.01,
            xanchor="left",
            yanchor="bottom",
            showarrow=False,
        )
        name = axis or ""
        made.update_layout({
            f"xaxis{name}": {
                "anchor": f"y{axis}", "type": "category", "showticklabels": False,
                "fixedrange": True, "showgrid": False,
            },
            f"yaxis{name}": {
                "anchor": f"x{axis}", "domain": domain, "range": [-1.1 * largest, 1.1 * largest],
                "title": {"text": "timer"}, "gridcolor": "#D0D0D0", "zerolinecolor": "#1B1B1B",
                "fixedrange": True, "automargin": True,
            },
        })  # fmt: skip
    return made


def months(table: pd.DataFrame) -> go.Figure:
    """Uncovered hours by month, one panel a competence, all on the same scale.

    Parameters
    ----------
    table
        Columns ``month`` (label), ``competence`` (label), ``before`` and ``after`` (hours), each
        competence with every month in order.
    """
    competences = list(dict.fromkeys(table["competence"]))
    made = figure(110 + 170 * max(1, len(competences)))
    top = 1.12 * max(1.0, float(table[["before", "after"]].to_numpy().max(initial=0)))
    step = 1 / max(1, len(competences))
    for place, competence in enumerate(competences):
        rows = table[table["competence"] == competence]
        axis = "" if place == 0 else str(place + 1)
        high = 1 - place * step - 0.07
        for side, column in COLUMNS.items():
            made.add_bar(
                name=side,
                x=rows["month"].tolist(),
                y=rows[column].round(1).tolist(),
                marker=marker(side),
                showlegend=place == 0,
                legendgroup=side,
                offsetgroup=side,
                xaxis=f"x{axis}",
                yaxis=f"y{axis}",
                hovertemplate=f"{competence}, %{{x}}: %{{y:.1f}} t<extra>{side}</extra>",
            )
        made.add_annotation(
            text=f"<b>{competence}</b>", xref="paper", yref="paper", x=0, y=high + 0.005,
            xanchor="left", yanchor="bottom", showarrow=False,
        )  # fmt: skip
        last = place == len(competences) - 1
        made.update_layout({
            f"xaxis{axis}": {
                "anchor": f"y{axis}", "type": "category", "showticklabels": last,
                "fixedrange": True, "showgrid": False, "automargin": True,
            },
            f"yaxis{axis}": {
                "anchor": f"x{axis}", "domain": [1 - (place + 1) * step + 0.02, high],
                "range": [0, top], "title": {"text": "timer"}, "gridcolor": "#D0D0D0",
                "fixedrange": True, "automargin": True,
            },
        })  # fmt: skip
    return made
