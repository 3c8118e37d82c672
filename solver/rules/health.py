"""Advice on health that a department has made its own rule: it is never left."""

from collections.abc import Callable

from solver.grid import Grid
from solver.health import CASES


def add_advice(rule: str) -> Callable[[Grid], None]:
    """The constraint of one piece of advice."""
    _, cases = CASES[rule]

    def add(grid: Grid) -> None:
        for case in cases(grid):
            for duties in case.ways:
                grid.never_together(*duties)

    return add
