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
from solver.rules.norm import agreed, counted_weeks, duty_weeks, number, paid, weekly
from solver.rules.position import position
from turnus.schema import minute_of

Weighted = list[tuple[int, Term]]
LARGEST = 2**31 - 1
"""Sums of coefficients stay below it: CP-SAT 9.15 adds them up in 32 bits."""


Rates = tuple[Fraction, Fraction]
"""For a Sunday minute and for a night minute."""


@dataclass(frozen=True)
class Hours:
    """Minutes of one cell, as a conversion counts them."""

    day: int
    shift: int
    by_night: bool
    """Whether the shift is a night shift."""
    paid: int
    sunday: int
    night: int
    term: Term

    def credit(self, by_day: list[Rates]) -> Fraction:
        """What the duty takes off the contract."""
        for_sunday, for_night = by_day[self.day]
        return for_sunday * self.sunday + for_night * self.night


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
    grid.at_most(worked, floor(end(grid, e, "highest_minutes") + over), when)
    grid.at_most(worked, floor(end(grid, e, "lowest_minutes") + over), when, floored)
    if raw is not None:
        limit = floor(raw.scale * (raw.agreed + over))
        _enforce(grid.model.add(raw.total <= limit), when, negation(floored))


def add_conversion_balance(grid: Grid, e: int, under: int, when: Term) -> None:
    """Paid minutes are at least the converted hours less ``under``, where ``when`` holds."""
    if isinstance(when, int) and not when:
        return
    worked, raw = paid(grid, e), _raw(grid, e)
    capped = grid.model.new_bool_var(f"{grid.employees[e].id} up to the highest norm")
    grid.at_least(worked, ceil(end(grid, e, "lowest_minutes") - under), when)
    grid.at_least(worked, ceil(end(grid, e, "highest_minutes") - under), when, capped)
    if raw is not None:
        limit = ceil(raw.scale * (raw.agreed - under))
        _enforce(grid.model.add(raw.total >= limit), when, negation(capped))


def _enforce(constraint: cp_model.Constraint, *when: Term) -> None:
    constraint.only_enforce_if([term for term in when if not isinstance(term, int)])


def end(grid: Grid, e: int, name: str) -> Fraction:
    """Paid minutes of a number of the conversion over the plan."""
    return agreed(grid, e, weekly(grid, "R-T4", name))


def _raw(grid: Grid, e: int) -> Raw | None:
    """Paid minutes plus the credit that S and N take off the contract; None where all is known."""
    key = ("conversion", e)
    if key not in grid.cache:
        grid.cache[key] = _counted(grid, e)
    return cast(Raw | None, grid.cache[key])


def _counted(grid: Grid, e: int) -> Raw | None:
    cells = hours(grid, e)
    if all(isinstance(each.term, int) for each in cells):
        return None
    by_day = rates_by_day(grid, e)
    rates = [by_day[each.day] for each in cells]
    scale = lcm(*(rate.denominator for pair in rates for rate in pair))
    each = [
        int(scale * (cell.paid + sunday * cell.sunday + night * cell.night))
        for cell, (sunday, night) in zip(cells, rates, strict=True)
    ]
    common = gcd(*each) or 1
    if sum(each) // common <= LARGEST:
        total = _total([(w // common, cell.term) for w, cell in zip(each, cells, strict=True)])
    else:
        common = 1
        total = _in_parts(grid, cells, rates, scale)
    base = agreed(grid, e, weekly(grid, "R-T4", "base_minutes"))
    return Raw(total, Fraction(scale, common), base)


def _in_parts(
    grid: Grid, cells: list[Hours], rates: list[Rates], scale: int
) -> cp_model.LinearExprT:
    """The same total over whole sums: of paid minutes, and of each that has a rate of its own."""
    sums = [_sum(grid, [(cell.paid, cell.term) for cell in cells])]
    factors = [scale]
    for pair in dict.fromkeys(rates):
        same = [cell for cell, each in zip(cells, rates, strict=True) if each == pair]
        sums.append(_sum(grid, [(cell.sunday, cell.term) for cell in same]))
        sums.append(_sum(grid, [(cell.night, cell.term) for cell in same]))
        factors += [int(scale * rate) for rate in pair]
    return cp_model.LinearExpr.weighted_sum(sums, factors)


def hours(grid: Grid, e: int) -> list[Hours]:
    """What each cell of the plan counts in a conversion."""
    return [
        Hours(
            d,
            s,
            grid.shifts[s].night,
            grid.paid(d, s),
            _sunday_minutes(grid, d, s),
            _night_minutes(grid, d, s),
            term,
        )
        for d in range(grid.size)
        for s, term in grid.duties(e, d)
    ]


def rates_by_day(grid: Grid, e: int) -> list[Rates]:
    """What a Sunday minute and a night minute of each day's duties take off the contract."""
    mean = position(grid, e)
    each = duty_weeks(grid, e) / mean / max(1, counted_weeks(grid, e)) / 60
    grossed_up = grid.problem.agreement.reading.part_time_method == "gross-up"
    on_sunday = each if grossed_up else each * mean
    found: dict[tuple[Fraction, Fraction], Rates] = {}
    rates = []
    for d in range(grid.size):
        credit = (
            number(grid, "R-T4", "sunday_credit_minutes", d),
            number(grid, "R-T4", "night_credit_minutes", d),
        )
        if credit not in found:
            found[credit] = (on_sunday * credit[0], each * credit[1])
        rates.append(found[credit])
    return rates


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
