"""AML § 10-4: the ordinary week, 40, 38 or 36 hours or between, that a person's own roster gives.

Week by week where nothing is agreed (L0); on average over the plan where averaging is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import floor, lcm
from typing import cast

from ortools.sat.python import cp_model

from solver.grid import Grid, Term, negation, weighted
from solver.rules.conversion import hours
from solver.rules.night_average import blocks
from solver.rules.norm import (
    agreed,
    counted_weeks,
    mainly_night,
    number,
    round_the_clock,
    third_sunday,
    three_part_roster,
    weekly,
    weeks_there,
)
from solver.rules.working_hours import Weighted, limit, paid_in

HOURS_OF_THE_POSITION = frozenset({"R-T1", "R-T2", "R-T3", "R-T4"})


@dataclass(frozen=True)
class Credit:
    """What Sundays and nights take off a week, times ``scale``."""

    scale: int
    minutes: cp_model.IntVar


def add_norm_38(grid: Grid) -> None:
    """AML § 10-4 (4): 38 hours for every third Sunday or mainly nights."""
    _cap_weeks(grid, "norm-38", _shorter)


def add_norm_36(grid: Grid) -> None:
    """AML § 10-4 (5): 36 hours round the clock."""
    _cap_weeks(grid, "norm-36", round_the_clock)


def add_convert_law(grid: Grid) -> None:
    """AML § 10-4 (6): three-part rosters, converted between 38 and 36 hours."""
    for e in range(len(grid.employees)):
        when = three_part_roster(grid, e)
        for first, last in blocks(grid, 1):
            _at_most_converted(grid, e, paid_in(grid, e, range(first, last)), [first], when)


def add_plan_mean(id: str) -> Callable[[Grid], None]:
    """AML § 10-5: the norm of § 10-4 on average over the plan, weeks of vacation left out."""

    def add(grid: Grid) -> None:
        period, weeks = limit(grid, id, "period_weeks", 0) or 1, grid.size // 7
        for e in range(len(grid.employees)):
            if _implied(grid, e, period):
                continue
            for first in range(0, weeks, period):
                block = range(first, min(first + period, weeks))
                terms, there = paid_in(grid, e, block), weeks_there(grid, e, block)
                grid.at_most(terms, _total(grid, "norm-40", there))
                grid.at_most(terms, _total(grid, "norm-38", there), _shorter(grid, e))
                grid.at_most(terms, _total(grid, "norm-36", there), round_the_clock(grid, e))
                _at_most_converted(grid, e, terms, there, three_part_roster(grid, e))

    return add


def _cap_weeks(grid: Grid, id: str, governs: Callable[[Grid, int], Term]) -> None:
    for e in range(len(grid.employees)):
        when = governs(grid, e)
        for first, last in blocks(grid, 1):
            grid.at_most(paid_in(grid, e, range(first, last)), _total(grid, id, [first]), when)


def _shorter(grid: Grid, e: int) -> Term:
    """Whether norm-38 governs: every third Sunday or mainly nights, and neither of the others."""
    key = ("norm-38", e)
    if key not in grid.cache:
        name = grid.employees[e].id
        either = grid.any_of([third_sunday(grid, e), mainly_night(grid, e)], f"{name} 38 or less")
        others = [negation(round_the_clock(grid, e)), negation(three_part_roster(grid, e))]
        grid.cache[key] = grid.all_of([either, *others], f"{name} norm-38")
    return cast(Term, grid.cache[key])


def _total(grid: Grid, id: str, weeks: list[int], name: str = "week_minutes") -> int:
    """Minutes that some weeks come to."""
    return floor(sum(number(grid, id, name, 7 * week) for week in weeks))


def _at_most_converted(grid: Grid, e: int, terms: Weighted, weeks: list[int], when: Term) -> None:
    """The working time of some weeks is at most what the conversion leaves them."""
    if isinstance(when, int) and not when:
        return
    credit = _credit(grid, e)
    limits = [_converted(grid, e, credit, week) for week in weeks]
    known = credit.scale * sum(weight * term for weight, term in terms if isinstance(term, int))
    open_terms = [(credit.scale * w, term) for w, term in terms if not isinstance(term, int)]
    constraint = grid.model.add(known + weighted(open_terms) <= sum(limits))
    if not isinstance(when, int):
        constraint.only_enforce_if(when)


def _converted(grid: Grid, e: int, credit: Credit, week: int) -> cp_model.IntVar:
    """Scaled minutes, no more than the conversion leaves one week; weeks alike share it."""
    base, low, high = (
        floor(credit.scale * number(grid, "convert-law", f"{name}_minutes", 7 * week))
        for name in ("base", "lowest", "highest")
    )
    key = (f"converted {base} {low} {high}", e)
    if key not in grid.cache:
        name = f"{grid.employees[e].id} {key[0]}"
        most = grid.model.new_int_var(0, high, name)
        floored = grid.model.new_bool_var(f"{name} floored")
        grid.model.add(most <= low).only_enforce_if(floored)
        grid.model.add(most + credit.minutes <= base).only_enforce_if(floored.negated())
        grid.cache[key] = most
    return cast(cp_model.IntVar, grid.cache[key])


def _credit(grid: Grid, e: int) -> Credit:
    key = ("credit by law", e)
    if key not in grid.cache:
        cells = hours(grid, e)
        weeks = 60 * max(1, counted_weeks(grid, e))
        rates = [
            [
                number(grid, "convert-law", f"{name}_credit_minutes", cell.day) / weeks
                for name in ("sunday", "night")
            ]
            for cell in cells
        ]
        scale = lcm(*(rate.denominator for pair in rates for rate in pair))
        each = [
            (int(scale * (sunday * cell.sunday + night * cell.night)), cell.term)
            for cell, (sunday, night) in zip(cells, rates, strict=True)
        ]
        most = sum(weight for weight, _ in each)
        minutes = grid.model.new_int_var(0, most, f"{grid.employees[e].id} credit by law")
        known = sum(weight * term for weight, term in each if isinstance(term, int))
        grid.model.add(
            minutes == known + weighted([(w, t) for w, t in each if not isinstance(t, int)])
        )
        grid.cache[key] = Credit(scale, minutes)
    return cast(Credit, grid.cache[key])


def _implied(grid: Grid, e: int, period: int) -> bool:
    """Whether the hours of the position, where they are in the model, already keep the plan mean.

    Whom R-T3 governs, norm-36 does, and R-T4 and convert-law go together; R-T2 alone is norm-38 or
    norm-40, and R-T1 norm-40.
    """
    if not grid.rulebook >= HOURS_OF_THE_POSITION or grid.size // 7 > period:
        return False
    over, there = grid.problem.balance_over(grid.employees[e]), weeks_there(grid, e)

    def most(id: str, name: str = "week_minutes") -> Fraction:
        return agreed(grid, e, weekly(grid, id, name)) + over

    return (
        most("R-T1") <= _total(grid, "norm-40", there)
        and most("R-T2") <= _total(grid, "norm-38", there)
        and most("R-T3") <= _total(grid, "norm-36", there)
        and _converted_implied(grid, e, most("R-T4", "highest_minutes"), there)
    )


def _converted_implied(grid: Grid, e: int, most: Fraction, there: list[int]) -> bool:
    """Whether three-part rosters keep it: there can be none, or not even the lowest week is passed."""
    three_part = three_part_roster(grid, e)
    if isinstance(three_part, int) and not three_part:
        return True
    return most <= _total(grid, "convert-law", there, "lowest_minutes")
