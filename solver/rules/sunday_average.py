"""AML § 10-8 (4) s. 3: every other red day off on average, and a free one in any four weeks."""

from math import lcm

from ortools.sat.python import cp_model

from solver.grid import Grid
from solver.rules.weekly_rest import rests_on


def add_sunday_average(grid: Grid) -> None:
    period = grid.problem.agreement.sunday_average_weeks
    assert period is not None
    for e in range(len(grid.employees)):
        _half_free(grid, e, period)
        _free_in_four_weeks(grid, e)


def _half_free(grid: Grid, e: int, period: int) -> None:
    """In each reference period at most half of the red days are worked."""
    weeks = grid.size // 7
    horizon = lcm(weeks, period) if grid.cyclic else weeks
    red = grid.red_days()
    if grid.cyclic:
        red = [d + turn * grid.size for turn in range(horizon // weeks) for d in red]
    seen = set()
    for first in range(0, horizon, period):
        days = [d for d in red if first <= d // 7 < first + period]
        counted: dict[int, int] = {}
        for d in days:
            key = d % grid.size if grid.cyclic else d
            counted[key] = counted.get(key, 0) + 1
        signature = (len(days), tuple(sorted(counted.items())))
        if signature in seen:
            continue
        seen.add(signature)
        terms = [(times, grid.red_worked(e, d)) for d, times in counted.items()]
        grid.at_most(terms, len(days) // 2)


def _free_in_four_weeks(grid: Grid, e: int) -> None:
    """In any four weeks the weekly rest day F1 falls on a red day at least once."""
    weeks = grid.size // 7
    if grid.cyclic:
        starts = range(weeks)
    else:
        near = grid.weeks(around=1)
        starts = range(max(0, near.start - 3), min(near.stop, weeks - 3))
    for first in starts:
        days = [d for week in range(first, first + 4) for d in grid.red_days_of(week % weeks)]
        known = [d for d in days if _week_is_known(grid, e, d // 7)]
        if len(known) == len(days) or any(_rests_on_red(grid, e, d) for d in known):
            continue
        grid.model.add_bool_or([_rest_on_red(grid, e, d) for d in days if d not in known])


def _rests_on_red(grid: Grid, e: int, d: int) -> bool:
    return rests_on(grid, e, d) and not grid.red_worked(e, d)


def _rest_on_red(grid: Grid, e: int, d: int) -> cp_model.IntVar:
    """Implies that red day ``d`` is F1 and that its window is free."""
    key = ("rest on red", e, d)
    if key not in grid.literals:
        rest = grid.model.new_bool_var(f"{grid.employees[e].id} rest on red {d}")
        grid.model.add_implication(rest, grid.weekly_rest_day(e, d))
        grid.never_together(rest, grid.red_worked(e, d))
        grid.literals[key] = rest
    return grid.literals[key]


def _week_is_known(grid: Grid, e: int, week: int) -> bool:
    return all(isinstance(grid.on(e, d), int) for d in range(7 * week - 1, 7 * week + 8))
