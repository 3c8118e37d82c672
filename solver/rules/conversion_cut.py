"""What a conversion takes off the hours at least, as one straight line: no rule, but what they imply.

The hours of a three-part roster fall from those of the highest norm to those of the lowest as
Sundays and nights add up, and no further; so they lie under the line from where they begin to fall
to where the credit is the largest. A linear relaxation does not see that from the choice alone.
"""

from fractions import Fraction
from math import ceil, floor

from solver.grid import Grid, Term
from solver.rules.conversion import Hours, Rates, end, hours, rates_by_day
from solver.rules.norm import agreed, number, weekly
from solver.swaps import taken_for_given

SCALE = 1000


def add_conversion_cut(grid: Grid, e: int, over: int, when: Term) -> None:
    """Paid minutes and a share of the credit stay under the line, where ``when`` holds."""
    whole = len(grid.free) == grid.size and "one-duty-a-day" in grid.rulebook
    if not whole or (isinstance(when, int) and not when):
        return
    high, low = end(grid, e, "highest_minutes"), end(grid, e, "lowest_minutes")
    begins = end(grid, e, "base_minutes") - high
    cells, rates = hours(grid, e), rates_by_day(grid, e)
    most = _most_credit(grid, e, cells, rates, high + over)
    if most <= begins or high <= low:
        return
    slope = min(Fraction(1), (high - low) / (most - begins))
    limit = ceil(SCALE * (high + over + slope * begins))
    terms = [(floor(SCALE * (each.paid + slope * each.credit(rates))), each.term) for each in cells]
    longest = agreed(grid, e, max(weekly(grid, id) for id in ("R-T1", "R-T2", "R-T3")))
    beyond = ceil(SCALE * (max(longest, high) - high + slope * (most - begins)))
    if isinstance(when, int):
        grid.at_most(terms, limit)
    else:
        grid.at_most([*terms, (beyond, when)], limit + beyond)


def _most_credit(
    grid: Grid, e: int, cells: list[Hours], rates: list[Rates], room: Fraction
) -> Fraction:
    """Credit that no three-part roster with so many paid minutes exceeds.

    R-T4a leaves a part of them for day and evening, and Sundays come no more often than agreed.
    """
    apart = min(number(grid, "R-T4", "day_and_evening_share", each.day) for each in cells)
    nights, others = most_at_night(cells, rates)
    by_night = room * ((1 - apart) * max(nights, others) + apart * others)
    return by_night + most_on_sundays(grid, e, cells, rates)


def most_at_night(cells: list[Hours], rates: list[Rates]) -> tuple[Fraction, Fraction]:
    """Most credit of night hours by a paid minute of a night duty, and of another duty."""
    by_night, others = (
        max(
            (
                rates[each.day][1] * each.night / each.paid
                for each in cells
                if each.by_night == kind and each.paid
            ),
            default=Fraction(0),
        )
        for kind in (True, False)
    )
    return by_night, others


def most_on_sundays(grid: Grid, e: int, cells: list[Hours], rates: list[Rates]) -> Fraction:
    """Credit of Sunday and holiday hours: one duty a day, in no more weekends than agreed."""
    weeks = grid.size // 7
    weekend_of = {duty: week for week in range(weeks) for duty in grid.weekend_duties(week)}
    best: dict[tuple[int | None, int], Fraction] = {}
    for cell in cells:
        key = weekend_of.get((cell.day, cell.shift)), cell.day
        best[key] = max(best.get(key, Fraction(0)), rates[cell.day][0] * cell.sunday)
    by_weekend: dict[int | None, Fraction] = {}
    for (week, _), credit in best.items():
        by_weekend[week] = by_weekend.get(week, Fraction(0)) + credit
    outside = by_weekend.pop(None, Fraction(0))
    return outside + sum(sorted(by_weekend.values(), reverse=True)[: _weekends(grid, e)])


def _weekends(grid: Grid, e: int) -> int:
    """Most weekends that are worked."""
    weeks, employee = grid.size // 7, grid.employees[e]
    if "weekend-freq" not in grid.rulebook:
        return weeks
    if employee.weekend is None:
        return 0
    on, of = employee.weekend.on, employee.weekend.of
    agreed_here = weeks // of * on + min(on, weeks % of)
    return agreed_here + len(taken_for_given(grid.problem, employee.id))
