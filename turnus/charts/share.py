"""The full-time share against the targets of 30, 40 and 50 %."""

import pandas as pd
import plotly.graph_objects as go

from turnus.charts.look import AFTER, BEFORE, COLOURS, INK, figure, marker
from turnus.texts.numbers import with_unit

TARGETS = (30, 40, 50)


def share(table: pd.DataFrame) -> go.Figure:
    """One bar a plan, with the targets as labelled lines and the proved bound as a mark.

    Parameters
    ----------
    table
        Columns ``title``, ``side`` ("I dag", "Ny turnus" or "" for a plan without a roster),
        ``share`` and ``bound`` in percent (NaN where unknown).
    """
    made = figure(90 + 62 * len(table), legend=False)
    rows = table.to_dict("records")
    for place, row in enumerate(rows):
        plain = {"color": "white", "line": {"color": COLOURS[AFTER], "width": 1.5}}
        made.add_bar(
            x=[row["share"]],
            y=[place],
            orientation="h",
            width=0.42,
            marker=marker(row["side"]) if row["side"] in (BEFORE, AFTER) else plain,
            hovertemplate=f"{row['title']}: {with_unit(row['share'], '%', 1)}<extra></extra>",
        )
        made.add_annotation(
            x=0,
            y=place - 0.24,
            text=row["title"],
            showarrow=False,
            xanchor="left",
            yanchor="bottom",
            bgcolor="white",
            borderpad=0,
        )
        made.add_annotation(
            x=row["share"],
            y=place,
            text=with_unit(row["share"], "%", 1),
            showarrow=False,
            xanchor="left",
            xshift=8,
            bgcolor="white",
            borderpad=1,
        )
        if not pd.isna(row["bound"]):
            made.add_shape(
                type="line",
                x0=row["bound"],
                x1=row["bound"],
                y0=place - 0.3,
                y1=place + 0.3,
                line={"color": INK, "width": 4},
            )
    for target in TARGETS:
        made.add_vline(x=target, line={"color": INK, "width": 1, "dash": "dash"})
        made.add_annotation(
            x=target, y=1, yref="paper", yanchor="bottom", showarrow=False, text=f"{target} %"
        )
    top = max([60.0, *(1.25 * row["share"] for row in rows)])
    made.update_xaxes(range=[0, top], ticksuffix=" %", title_text="Andel med 100 % stilling")
    made.update_yaxes(range=[len(rows) - 0.5, -0.75], visible=False)
    made.update_layout(margin_t=28, margin_l=16)
    return made
