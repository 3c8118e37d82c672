"""Weekends as agreed: at most so many worked weekends in any so many weeks; exempt staff none.

A weekend that was taken in a swap counts where the other one was given.
"""

from solver.grid import Grid
from solver.swaps import taken_for_given


def add_weekend_freq(grid: Grid) -> None:
    last = grid.size // 7
    for e, employee in enumerate(grid.employees):
        if employee.weekend is None:
            for week in grid.weeks(around=1):
                term = grid.weekend(e, week)
                grid.at_most([(1, term)], 0)
            continue
        on, of = employee.weekend.on, employee.weekend.of
        swaps = taken_for_given(grid.problem, employee.id)
        counted: dict[int, list[int]] = {}
        for week in range(last):
            counted.setdefault(swaps.get(week, week), []).append(week)
        if grid.cyclic:
            starts = range(last)
        elif swaps:
            starts = range(max(1, last - of + 1))
        else:
            near = grid.weeks(around=1)
            starts = range(max(0, near.start - of + 1), max(1, min(near.stop, last - of + 1)))
        for first in starts:
            weeks = range(first, first + of) if grid.cyclic else range(first, min(first + of, last))
            worked = [each for week in weeks for each in counted.get(week % last, ())]
            grid.at_most([(1, grid.weekend(e, week)) for week in worked], on)
