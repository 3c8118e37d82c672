"""Bars for both sides: people by a count, hours by month."""

import pandas as pd
import plotly.graph_objects as go

from turnus.charts.look import AFTER, BEFORE, figure, marker, panel, stack

COLUMNS = {BEFORE: "before", AFTER: "after"}


def counts(table: pd.DataFrame, title: str) -> go.Figure:
    """Number of people in each class, both sides under each other, classes from the top.

    Parameters
    ----------
    table
        Columns ``label``, ``before`` and ``after`` (people), one row a class.
    title
        What the classes are, for the axis.
    """
    made = figure(100 + 42 * len(table))
    for side, column in COLUMNS.items():
        made.add_bar(
            name=side,
            y=table["label"].tolist(),
            x=[heads or None for heads in table[column]],
            orientation="h",
            marker=marker(side),
            text=[str(heads) if heads else "" for heads in table[column]],
            textposition="outside",
            cliponaxis=False,
            hovertemplate=f"%{{y}}: %{{x}} ansatte<extra>{side}</extra>",
        )
    top = max(5, int(table[["before", "after"]].to_numpy().max(initial=0)))
    made.update_layout(uniformtext={"minsize": 12, "mode": "show"})
    made.update_yaxes(type="category", autorange="reversed", title_text=title)
    made.update_yaxes(showgrid=False, ticklabelstandoff=6)
    made.update_xaxes(range=[0, 1.1 * top], title_text="Antall ansatte", tickformat="d")
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
    for place, competence in enumerate(competences):
        rows = table[table["competence"] == competence]
        for side, column in COLUMNS.items():
            made.add_bar(
                name=side,
                x=rows["month"].tolist(),
                y=rows[column].round(1).tolist(),
                marker=marker(side),
                showlegend=place == 0,
                legendgroup=side,
                offsetgroup=side,
                hovertemplate=f"{competence}, %{{x}}: %{{y:.1f}} t<extra>{side}</extra>",
                **panel(place),
            )
    top = 1.12 * max(1.0, float(table[["before", "after"]].to_numpy().max(initial=0)))
    stack(made, competences, "timer", top, {"type": "category", "showgrid": False})
    return made
