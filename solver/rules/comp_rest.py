"""AML § 10-8 (3): after a rest shorter than 11 hours the next rest makes up for what was missing."""

from collections.abc import Iterator

from solver.grid import Grid
from turnus.law import provision

LAW = provision("comp-rest")
FURTHEST = 2
"""Days from one duty to the next that can leave a rest to make up for."""
Start = tuple[int, int]
"""A day and a shift."""


def add_comp_rest(grid: Grid) -> None:
    for d in grid.near(before=2 * FURTHEST + 1):
        for first, second, third in _short(grid, d):
            for e in range(len(grid.employees)):
                grid.never_together(
                    grid.works(e, *first), grid.works(e, *second), grid.works(e, *third)
                )


def _short(grid: Grid, d: int) -> tuple[tuple[Start, Start, Start], ...]:
    """Three duties from day ``d``, the second rest too short to make up for the first."""
    return grid.once(("comp-rest", d), lambda: tuple(_too_short(grid, d)))


def _too_short(grid: Grid, d: int) -> Iterator[tuple[Start, Start, Start]]:
    for middle in range(d + 1, d + 1 + FURTHEST):
        if not (grid.exists(d) and grid.exists(middle)):
            continue
        full, both = _full(grid, d), _full(grid, d) + _full(grid, middle)
        quick = [(a, b, grid.gap(d, a, middle, b)) for a, b in grid.closer(d, middle, full)]
        if not quick:
            continue
        shortest = min(rest for _, _, rest in quick)
        for later in range(middle + 1, middle + 2 + FURTHEST):
            if not grid.exists(later):
                continue
            nexts = grid.closer(middle, later, both - shortest)
            for a, b, rest in quick:
                for same, c in nexts:
                    if same == b and grid.gap(middle, b, later, c) < both - rest:
                        yield (d, a), (middle, b), (later, c)


def _full(grid: Grid, d: int) -> int:
    """Minutes of a full rest after a duty of day ``d``."""
    minutes: int = LAW.value("rest_minutes", grid.problem.agreement.level, grid.law_day(d))
    return minutes
