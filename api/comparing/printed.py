"""The printable report, kept without plotly's own source and printed with what was decided."""

from datetime import date

from turnus.charts import plotly_js
from turnus.report import render_pair
from turnus.report.side import Pair

PLOTLY = "<!-- plotly -->"
MAIN = '<main id="innhold">'


def kept_report(pair: Pair, written: date) -> str:
    """The report as it is kept: plotly.js, nearly all of it, is left out."""
    return render_pair(pair, written).replace(plotly_js(), PLOTLY, 1)


def printed_report(kept: str, decided: str) -> str:
    """The report to read and print, with HTML on what was decided before the answer."""
    return kept.replace(MAIN, MAIN + decided, 1).replace(PLOTLY, plotly_js(), 1)
