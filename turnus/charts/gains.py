"""What is gained and what is lost, to the right and to the left of one line."""

import pandas as pd
import plotly.graph_objects as go

from turnus.charts.look import AFTER, INK, figure, marker

WORDS = {"gevinst": "Gevinst", "tap": "Tap"}


def gains(table: pd.DataFrame) -> go.Figure:
    """One bar an indicator: gains to the right and filled, losses to the left and hatched.

    Parameters
    ----------
    table
        Columns ``title``, ``verdict`` ("gevinst" or "tap"), ``text`` (both values in words) and
        ``size`` (0 to 100: the difference in percent of the larger of the two values).
    """
    rows = table.to_dict("records")
    made = figure(70 + 32 * len(rows), legend=False)
    for place, row in enumerate(rows):
        gain = row["verdict"] == "gevinst"
        look = marker(AFTER)
        if not gain:
            look["pattern"] = {"shape": "x", "fgcolor": "white", "size": 6, "solidity": 0.4}
        made.add_bar(
            x=[row["size"] if gain else -row["size"]],
            y=[place],
            orientation="h",
            width=0.3,
            marker=look,
            hovertemplate=f"{WORDS[row['verdict']]}. {row['title']}: {row['text']}<extra></extra>",
        )
        made.add_annotation(
            x=0,
            xref="paper",
            xanchor="left",
            y=place - 0.17,
            yanchor="bottom",
            showarrow=False,
            align="left",
            bgcolor="white",
            borderpad=0,
            text=f"{'+' if gain else '−'} {WORDS[row['verdict']]}: {row['title']}",
            font={"size": 12},
        )
    made.add_vline(x=0, line={"color": INK, "width": 1.5})
    made.update_xaxes(
        range=[-105, 105],
        tickvals=[-100, -50, 0, 50, 100],
        ticktext=["100 %", "50 %", "0", "50 %", "100 %"],
        title_text="← tap · gevinst →",
    )
    made.update_yaxes(range=[len(rows) - 0.5, -0.8], visible=False)
    return made
