"""HTA 4.2.4: Sunday, holiday and night hours shorten the week of a three-part roster.

The hours of the position depend on the roster itself: the contract's share of
clamp(37.5 - S/6 - N/4, 33.6, 35.5), S and N the person's own weekly hours. Everything is counted
in whole minutes times a common denominator, so that the model says exactly what the tariff says.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, gcd, lcm
from typing import cast

from ortools.sat.python import cp_model

from solver.grid import Grid, Term, negation, weighted
from solver.rules.norm import agreed, counted_weeks, duty_weeks, paid, weekly
from solver.rules.position import position
from turnus.schema import minute_of

Weighted = list[tuple[int, Term]]
LARGEST = 2**31 - 1
"""Sums of coefficients stay below it: CP-SAT 9.15 adds them up in 32 bits."""


@dataclass(frozen=True)
class Raw:
    """Paid minutes and credit, times ``scale``, against the contract at the unreduced norm."""

    total: cp_model.LinearExprT
    scale: Fraction
    agreed: Fraction
    """Paid minutes over the plan if there were no credit."""


def add_conversion_cap(grid: Grid, e: int, over: int, when: Term) -> None:
    """Paid minutes are at most the converted hours and ``over``, where ``when`` holds."""
    if isinstance(when, int) and not when:
        return
    worked, raw = paid(grid, e), _raw(grid, e)
    floored = grid.model.new_bool_var(f"{grid.employees[e].id} within the lowest norm")
    grid.at_most(worked, floor(_end(grid, e, "highest_minutes") + over), when)
    grid.at_most(worked, floor(_end(grid, e, "lowest_minutes") + over), when, floored)
    if raw is not None:
        limit = floor(raw.scale * (raw.agreed + over))
        _enforce(grid.model.add(raw.total <= limit), when, negation(floored))


def add_conversion_balance(grid: Grid, e: int, under: int, when: Term) -> None:
    """Paid minutes are at least the converted hours less ``under``, where ``when`` holds."""
    if isinstance(when, int) and not when:
        return
    worked, raw = paid(grid, e), _raw(grid, e)
    capped = grid.model.new_bool_var(f"{grid.employees[e].id} up to the highest norm")
    grid.at_least(worked, ceil(_end(grid, e, "lowest_minutes") - under), when)
    grid.at_least(worked, ceil(_end(grid, e, "highest_minutes") - under), when, capped)
    if raw is not None:
        limit = ceil(raw.scale * (raw.agreed - under))
        _enforce(grid.model.add(raw.total >= limit), when, negation(capped))


def _enforce(constraint: cp_model.Constraint, *when: Term) -> None:
    constraint.only_enforce_if([term for term in when if not isinstance(term, int)])


def _end(grid: Grid, e: int, name: str) -> Fraction:
    return agreed(grid, e, weekly(grid, "R-T4", name))


def _raw(grid: Grid, e: int) -> Raw | None:
    """Paid minutes plus the credit that S and N take off the contract; None where all is known."""
    key = ("conversion", e)
    if key not in grid.cache:
        grid.cache[key] = _counted(grid, e)
    return cast(Raw | None, grid.cache[key])


def _counted(grid: Grid, e: int) -> Raw | None:
    cells: list[tuple[int, int, int, Term]] = [
        (grid.paid(d, s), _sunday_minutes(grid, d, s), _night_minutes(grid, d, s), term)
        for d in range(grid.size)
        for s, term in grid.duties(e, d)
    ]
    if all(isinstance(term, int) for *_, term in cells):
        return None
    rates = (Fraction(1), *_rates(grid, e))
    scale = lcm(*(rate.denominator for rate in rates))
    factors = [int(scale * rate) for rate in rates]
    each: list[int] = [sum(f * m for f, m in zip(factors, cell[:3], strict=True)) for cell in cells]
    common = gcd(*each) or 1
    if sum(each) // common <= LARGEST:
        scaled: Weighted = []
        for i, weight in enumerate(each):
            scaled.append((weight // common, cells[i][3]))
        total = _total(scaled)
    else:
        common = 1
        sums = [_sum(grid, [(minutes[i], term) for *minutes, term in cells]) for i in range(3)]
        total = cp_model.LinearExpr.weighted_sum(sums, factors)
    base = agreed(grid, e, weekly(grid, "R-T4", "base_minutes"))
    return Raw(total, Fraction(scale, common), base)


def _rates(grid: Grid, e: int) -> tuple[Fraction, Fraction]:
    """What a Sunday minute and a night minute in the roster take off the contract."""
    mean = position(grid, e)
    each = duty_weeks(grid, e) / mean / max(1, counted_weeks(grid, e)) / 60
    grossed_up = grid.problem.agreement.reading.part_time_method == "gross-up"
    return (
        each * weekly(grid, "R-T4", "sunday_credit_minutes") * (1 if grossed_up else mean),
        each * weekly(grid, "R-T4", "night_credit_minutes"),
    )


def _sum(grid: Grid, terms: Weighted) -> cp_model.IntVar:
    found = grid.model.new_int_var(0, sum(weight for weight, _ in terms), "minutes")
    grid.model.add(found == _total(terms))
    return found


def _total(terms: Weighted) -> cp_model.LinearExprT:
    known = sum(weight * term for weight, term in terms if isinstance(term, int))
    return known + weighted([(w, term) for w, term in terms if not isinstance(term, int)])


def _night_minutes(grid: Grid, d: int, s: int) -> int:
    reading = grid.problem.agreement.reading
    start, end = minute_of(reading.night_start), minute_of(reading.night_end)
    return grid.minutes_within(d, s, start, end)


def _sunday_minutes(grid: Grid, d: int, s: int) -> int:
    """Minutes in the plan's red windows; without night hours where an hour counts once (I9)."""
    reading = grid.problem.agreement.reading
    night = minute_of(reading.night_start), minute_of(reading.night_end)
    span = grid.start(d, s), grid.end(d, s)
    total = 0
    for red in range(d, d + 3):
        if 0 <= red < grid.size and grid.calendar.is_red(grid.day(red)):
            window = grid.red_window(red)
            part = max(span[0], window[0]), min(span[1], window[1])
            if part[0] < part[1]:
                total += part[1] - part[0]
                if reading.sunday_and_night == "once":
                    total -= grid.span_within(red, part, *night)
    return total
