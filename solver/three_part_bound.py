"""What Sundays and nights take off the hours of three-part rosters, in the bound on a year.

People alike have their duties added up in the bound, but what nights cost in hours depends on who
has them: the credit takes nothing at first, then its own length, and in the end no more. So the sums
are dealt out again here, to each person hours by night and by day and a credit, all unknown.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from ortools.sat.python import cp_model

from solver.grid import Grid, weighted
from solver.hours import least_presence, most_care_minutes, most_held, most_minutes
from solver.rules.conversion import hours, rates_by_day
from solver.rules.conversion_cut import most_at_night, most_on_sundays
from solver.rules.norm import number, weekly
from turnus.employee import Employee

SCALE = 1000
"""Credit is counted in thousandths of a minute, rounded so that the bound stays a bound."""


class Duties(NamedTuple):
    """Duties of one shift on days that are alike, added up over people who are alike."""

    days: Sequence[int]
    shift: int
    heads: cp_model.IntVar


def share_credit(
    model: cp_model.CpModel, grid: Grid, people: Sequence[Employee], duties: Iterable[Duties]
) -> None:
    """Deal out the care of people who surely have three-part rosters, and what it costs in hours."""
    present = min(least_presence(grid.problem, each) for each in people)
    shares = [_Share(model, grid, each, present) for each in people]
    rates = [rates_by_day(grid, grid.rows[each.id]) for each in people]
    cells = {(each.day, each.shift): each for each in hours(grid, grid.rows[people[0].id])}
    care, nights, credits = [], [], []
    for days, shift, heads in duties:
        alike = [cells[d, shift] for d in days]
        care.append((min(each.paid for each in alike), heads))
        credit = min(each.credit(by_day) for each in alike for by_day in rates)
        credits.append((floor(SCALE * present * credit), heads))
        if grid.shifts[shift].night:
            nights.append(care[-1])
    for dealt, name in ((care, "care"), (nights, "night"), (credits, "credit")):
        model.add(weighted(dealt) <= sum(getattr(each, name) for each in shares))


class _Share:
    """One person's care, nights and credit: hours of the highest norm, the credit's own, or the lowest."""

    def __init__(
        self, model: cp_model.CpModel, grid: Grid, employee: Employee, present: Fraction
    ) -> None:
        problem, e = grid.problem, grid.rows[employee.id]
        held, most = most_held(problem, employee), most_care_minutes(problem, employee)
        base, high, low = (
            held * weekly(grid, "R-T4", f"{name}_minutes") for name in ("base", "highest", "lowest")
        )
        falls = floor(high - max(low, held * weekly(grid, "R-T3")))
        apart = min(number(grid, "R-T4", "day_and_evening_share", d) for d in range(grid.size))
        cells, rates = hours(grid, e), rates_by_day(grid, e)
        by_night, by_day = (ceil(SCALE * present * each) for each in most_at_night(cells, rates))
        sundays = ceil(SCALE * present * most_on_sundays(grid, e, cells, rates))
        nights = floor((1 - apart) * most_minutes(problem, employee))
        self.care = model.new_int_var(0, most, f"{employee.id} care")
        self.night = model.new_int_var(0, min(nights, most), f"{employee.id} nights")
        highest = by_night * nights + by_day * max(0, most - nights) + sundays
        begins = ceil(SCALE * (base - high))
        self.credit = model.new_int_var(0, highest, f"{employee.id} credit")
        model.add(self.night <= self.care)
        model.add(
            self.credit <= by_night * self.night + by_day * (self.care - self.night) + sundays
        )
        # without enforcement literals: a linear relaxation would not see them
        lowest = model.new_bool_var(f"{employee.id} lowest norm")
        model.add(self.care <= most - falls * lowest)
        beyond = max(0, highest - begins - SCALE * falls)
        model.add(SCALE * self.care + self.credit <= SCALE * most + begins + beyond * lowest)
