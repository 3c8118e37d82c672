"""Figures as pure functions of tables; the only package that imports plotly."""

from turnus.charts.bars import counts, months
from turnus.charts.day import day
from turnus.charts.gains import gains
from turnus.charts.look import AFTER, BEFORE, COLOURS, CONFIG, plotly_js, to_json
from turnus.charts.share import TARGETS, share

__all__ = [
    "AFTER",
    "BEFORE",
    "COLOURS",
    "CONFIG",
    "TARGETS",
    "counts",
    "day",
    "gains",
    "months",
    "plotly_js",
    "share",
    "to_json",
]
