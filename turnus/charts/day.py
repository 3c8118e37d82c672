"""Planned staff over the day against the demand."""

from itertools import product

import pandas as pd
import plotly.graph_objects as go

from turnus.charts.look import AFTER, BEFORE, COLOURS, INK, SHADE, figure, panel, stack
from turnus.texts.numbers import number

HOURS = list(range(0, 25, 4))
KINDS = ("Mandag–fredag", "Lørdag", "Søndag og rød dag")
LINES = (
    ("target", "Ønsket", {"color": INK, "width": 1.5, "dash": "dash"}),
    ("before", BEFORE, {"color": COLOURS[BEFORE], "width": 2.5, "dash": "dot"}),
    ("after", AFTER, {"color": COLOURS[AFTER], "width": 2.5}),
)


def day(table: pd.DataFrame) -> go.Figure:
    """Heads on duty by half hour: minimum as a grey field, target dashed, both sides as lines.

    Parameters
    ----------
    table
        Columns ``kind`` (one of ``KINDS``), ``hour`` (0, 0.5 ... 23.5), ``minimum``, ``target``,
        ``before`` and ``after`` (mean heads).
    """
    kinds = [kind for kind in KINDS if (table["kind"] == kind).any()]
    made = figure(80 + 230 * len(kinds))
    for place, kind in enumerate(kinds):
        rows = table[table["kind"] == kind]
        hours = [*rows["hour"], 24]
        made.add_scatter(
            name="Minimum", x=hours, y=_closed(rows["minimum"]), mode="lines", fill="tozeroy",
            line={"shape": "hv", "width": 0}, fillcolor=SHADE, hoverinfo="skip",
            legendgroup="minimum", showlegend=place == 0, **panel(place),
        )  # fmt: skip
        for column, name, line in LINES:
            made.add_scatter(
                name=name, x=hours, y=_closed(rows[column]), mode="lines", legendgroup=column,
                line={"shape": "hv", **line}, customdata=[_clock(hour) for hour in hours],
                hovertemplate=f"{kind} kl. %{{customdata}}: %{{y:.1f}}<extra>{name}</extra>",
                showlegend=place == 0, **panel(place),
            )  # fmt: skip
    columns = ["minimum", "target", "before", "after"]
    top = 1.1 * max(1.0, float(table[columns].to_numpy().max()))
    clock = [f"kl. {hour:02d}" if hour == 0 else f"{hour:02d}" for hour in HOURS]
    stack(made, kinds, "på vakt", top, {"range": [0, 24], "tickvals": HOURS, "ticktext": clock})
    made.update_layout(margin_r=16)
    return made


def half_hours() -> list[float]:
    """The starts of a day's 48 half hours, in hours."""
    return [hour + part for hour, part in product(range(24), (0.0, 0.5))]


def _closed(values: "pd.Series[float]") -> list[float]:
    """With the last value again, where the day ends."""
    rounded = [round(float(value), 2) for value in values]
    return [*rounded, rounded[-1]]


def _clock(hour: float) -> str:
    whole = int(hour)
    return f"{number(whole).zfill(2)}.{round(60 * (hour - whole)):02d}"
