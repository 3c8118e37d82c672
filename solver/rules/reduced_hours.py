"""AML § 10-2 (4): in a time with a reduced position no more work than that position, and one shift."""

from fractions import Fraction
from math import floor

from solver.grid import Grid
from solver.rules.norm import paid
from solver.rules.position import WEEK
from turnus.law import provision


def add_reduced_hours(grid: Grid) -> None:
    for e, employee in enumerate(grid.employees):
        away = grid.vacation.get(employee.id, frozenset())
        for reduction in employee.reduced:
            days = [d for d in range(grid.size) if grid.day(d) in reduction]
            if not days:
                continue
            off = sum(grid.day(d) in away and not grid.calendar.is_red(grid.day(d)) for d in days)
            weeks = max(Fraction(0), Fraction(len(days), 7) - Fraction(off, WEEK))
            share, on = Fraction(reduction.position_points, 10_000), grid.day(days[0])
            full_week = Fraction(provision("R-T1").value("week_minutes", on=on))
            shifts = provision("reduced-hours").value("own_shifts", on=on)
            limit = weeks * share * full_week + (shifts * grid.problem.own_shift_minutes(employee))
            grid.at_most(paid(grid, e, range(days[0], days[-1] + 1)), floor(limit))
