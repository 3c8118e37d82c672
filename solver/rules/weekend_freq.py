"""Weekends as agreed: at most so many worked weekends in any so many weeks; exempt staff none."""

from solver.grid import Grid


def add_weekend_freq(grid: Grid) -> None:
    last = grid.size // 7
    for e, employee in enumerate(grid.employees):
        if employee.weekend is None:
            for week in grid.weeks(around=1):
                term = grid.weekend(e, week)
                grid.at_most([(1, term)], 0)
            continue
        on, of = employee.weekend.on, employee.weekend.of
        if grid.cyclic:
            starts = range(last)
        else:
            near = grid.weeks(around=1)
            starts = range(max(0, near.start - of + 1), max(1, min(near.stop, last - of + 1)))
        for first in starts:
            weeks = range(first, first + of) if grid.cyclic else range(first, min(first + of, last))
            grid.at_most([(1, grid.weekend(e, week % last)) for week in weeks], on)
