"""Plotly's own source as browsers get it: an address that changes with its content."""

import gzip
import hashlib
from functools import cache

from turnus.charts import plotly_js


@cache
def plotly() -> str:
    """The whole of plotly.js."""
    return plotly_js()


@cache
def plotly_path() -> str:
    """Where it is; another version has another address, so that browsers may keep it for ever."""
    return f"/static/plotly-{hashlib.sha256(plotly().encode()).hexdigest()[:12]}.js"


@cache
def plotly_gzipped() -> bytes:
    """The same, a third as long."""
    return gzip.compress(plotly().encode())
