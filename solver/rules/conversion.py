"""HTA 4.2.4: Sunday, holiday and night hours shorten the week of a three-part roster."""

from solver.grid import Grid, Term


def add_conversion_cap(grid: Grid, e: int, over: int, when: Term) -> None:
    """Paid minutes are at most the converted hours and ``over``, where ``when`` holds."""


def add_conversion_balance(grid: Grid, e: int, under: int, when: Term) -> None:
    """Paid minutes are at least the converted hours less ``under``, where ``when`` holds."""
