"""AML §§ 11-2, 11-3, 11-5: shorter days, no nights and longer rests before the 18th birthday."""

from datetime import date
from itertools import product

from solver.grid import Grid
from solver.rules.weekly_rest import is_known, resting
from turnus.law import provision

LAW = provision("minors")
FURTHEST = 2
"""Days from one duty to the next that can leave less than 24 hours of rest."""


def add_minors(grid: Grid) -> None:
    for e, employee in enumerate(grid.employees):
        if employee.turns_18 is None:
            continue
        before = min(grid.size, grid.calendar.index(employee.turns_18))
        _shifts(grid, e, range(before))
        _days(grid, e, range(before))
        _weeks(grid, e, before)
        _rests(grid, e, range(before))
        _weekly_rests(grid, e, before)


def _shifts(grid: Grid, e: int, days: range) -> None:
    """Shifts that are too long, at night, or without the break."""
    for d, s in product(days, range(len(grid.shifts))):
        shift, on = grid.shifts[s], grid.day(d)
        breaks = shift.paid_break_minutes + shift.unpaid_break_minutes
        window = _number("night_from_minute", on), _number("night_to_minute", on)
        no_break = shift.paid_minutes > _number("break_above_minutes", on) and (
            breaks < _number("break_minutes", on)
        )
        at_night = grid.span_within(d, (grid.start(d, s), grid.end(d, s)), *window) > 0
        too_long = grid.paid(d, s) > _number("day_minutes", on)
        if d in grid.free and (no_break or at_night or too_long):
            grid.forbid(e, d, s)


def _days(grid: Grid, e: int, days: range) -> None:
    if "one-duty-a-day" in grid.rulebook:
        return
    for d in days:
        terms = [(grid.paid(d, s), term) for s, term in grid.duties(e, d)]
        grid.at_most(terms, _number("day_minutes", grid.day(d)))


def _weeks(grid: Grid, e: int, before: int) -> None:
    for week in grid.weeks():
        days = range(7 * week, min(7 * week + 7, before))
        terms = [(grid.paid(d, s), term) for d in days for s, term in grid.duties(e, d)]
        grid.at_most(terms, _number("week_minutes", grid.day(7 * week)))


def _rests(grid: Grid, e: int, days: range) -> None:
    for d in grid.near(before=FURTHEST):
        for later in range(d + 1, d + 1 + FURTHEST):
            if d in days and later in days:
                for a, b in grid.closer(d, later, _number("rest_minutes", grid.day(later))):
                    grid.never_together(grid.works(e, d, a), grid.works(e, later, b))


def _weekly_rests(grid: Grid, e: int, before: int) -> None:
    """Weeks wholly before the birthday have a day off that lies in a long rest."""
    reading = grid.problem.agreement.reading
    whole, clipped = reading.weekly_rest_whole_day, reading.weekly_rest == "clipped"
    for week in grid.weeks(around=1):
        if 7 * week + 7 > before or is_known(grid, e, week):
            continue
        least = _number("weekly_rest_minutes", grid.day(7 * week))
        days = range(7 * week, 7 * week + 7)
        grid.model.add_bool_or(
            [resting(grid, e, d, whole=whole, clipped=clipped, least=least) for d in days]
        )


def _number(name: str, on: date) -> int:
    number: int = LAW.value(name, on=on)
    return number
