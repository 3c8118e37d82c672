"""How every figure looks: two colours that never change sides, and figures as JSON for a page."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
from plotly.offline import get_plotlyjs

BEFORE, AFTER = "I dag", "Ny turnus"
COLOURS: Mapping[str, str] = {BEFORE: "#D55E00", AFTER: "#0B2F4F"}
"""Contrast at least 3 : 1 against white and against each other, told apart by colour-blind eyes."""
PATTERNS: Mapping[str, str] = {BEFORE: "/", AFTER: ""}
INK, GRID, SHADE = "#1B1B1B", "#D0D0D0", "#E4E4E4"
CONFIG: Mapping[str, Any] = {
    "displayModeBar": False,
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
    "locale": "no",
}
AXIS: Mapping[str, Any] = {
    "gridcolor": GRID,
    "zerolinecolor": INK,
    "automargin": True,
    "fixedrange": True,
    "title": {"standoff": 8, "font": {"size": 14}},
}
FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Liberation Sans', sans-serif"


def figure(height: int, *, legend: bool = True) -> go.Figure:
    """An empty figure with the house's type, axes at zero and no zooming."""
    made = go.Figure()
    made.update_layout(
        height=height,
        separators=",\N{NO-BREAK SPACE}",
        font={"family": FONT, "size": 14, "color": INK},
        paper_bgcolor="white",
        plot_bgcolor="white",
        margin={"l": 8, "r": 8, "t": 40 if legend else 12, "b": 8},
        showlegend=legend,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "xanchor": "left"},
        dragmode=False,
        hovermode="closest",
        bargap=0.25,
        bargroupgap=0.05,
    )
    made.update_xaxes(**AXIS)
    made.update_yaxes(**AXIS)
    return made


def stack(
    made: go.Figure, names: Sequence[str], unit: str, top: float, x: Mapping[str, Any]
) -> None:
    """Lay out panels beneath each other, one a name, all from zero to ``top``."""
    step = 1 / max(1, len(names))
    for place, name in enumerate(names):
        axes, high = panel(place), 1 - place * step - 0.06
        made.add_annotation(
            text=f"<b>{name}</b>", xref="paper", yref="paper", x=0, y=high + 0.005,
            xanchor="left", yanchor="bottom", showarrow=False,
        )  # fmt: skip
        made.layout[axes["xaxis"].replace("x", "xaxis")] = {
            **AXIS, **x, "anchor": axes["yaxis"], "showticklabels": place == len(names) - 1,
        }  # fmt: skip
        made.layout[axes["yaxis"].replace("y", "yaxis")] = {
            **AXIS, "anchor": axes["xaxis"], "domain": [1 - (place + 1) * step + 0.03, high],
            "range": [0, top], "title": {**AXIS["title"], "text": unit},
        }  # fmt: skip


def panel(place: int) -> dict[str, str]:
    """The names of the axes of one panel of a stack."""
    axis = "" if place == 0 else str(place + 1)
    return {"xaxis": f"x{axis}", "yaxis": f"y{axis}"}


def marker(side: str) -> dict[str, Any]:
    """Colour and pattern of one side's bars."""
    return {
        "color": COLOURS[side],
        "line": {"color": COLOURS[side], "width": 1.5},
        "pattern": {"shape": PATTERNS[side], "fgcolor": "white", "size": 6, "solidity": 0.35},
    }


def to_json(made: go.Figure) -> str:
    """A figure as JSON that may stand inside a script element."""
    text = str(made.to_json())
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def plotly_js() -> str:
    """The whole of plotly.js, to be inlined once."""
    return str(get_plotlyjs())
