"""AML §§ 10-4, 10-5: caps on the day, the week, the 8-week mean and the plan mean, by level."""

from math import lcm

from solver.grid import Grid, Term
from solver.rules.night_average import block_starts
from turnus.law import provision

Weighted = list[tuple[int, Term]]


def add_working_hours(grid: Grid) -> None:
    """The caps of the department's own level."""
    agreement = grid.problem.agreement
    id = {"L0": "norm-40", "L1": "avg-individual", "L2": "avg-union", "L3": "avg-permit"}
    law = provision(id[agreement.level])
    on = grid.problem.scenario.start
    _cap_day(grid, law.value("day_minutes", on=on))
    week = law.value("week_minutes", on=on)
    if week is not None:
        _cap_blocks(grid, 1, week)
    if agreement.level != "L0":
        length, mean = law.value("block_weeks", on=on), law.value("block_mean_minutes", on=on)
        _cap_blocks(grid, length, mean)


def _cap_day(grid: Grid, limit: int) -> None:
    for d in grid.free:
        for s in range(len(grid.shifts)):
            if grid.paid(d, s) > limit:
                for e in range(len(grid.employees)):
                    grid.forbid(e, d, s)


def _cap_blocks(grid: Grid, length: int, weekly: int) -> None:
    weeks = grid.size // 7
    horizon = lcm(weeks, length) if grid.cyclic else weeks
    rolling = grid.problem.agreement.reading.averaging == "rolling" and length > 1
    for first in block_starts(horizon, length, rolling=rolling):
        last = min(first + length, horizon)
        for e in range(len(grid.employees)):
            grid.at_most(_paid(grid, e, range(first, last)), weekly * (last - first))


def _paid(grid: Grid, e: int, weeks: range) -> Weighted:
    days = range(7 * weeks.start, 7 * weeks.stop)
    return [(grid.paid(d, s), term) for d in days for s, term in grid.duties(e, d)]
