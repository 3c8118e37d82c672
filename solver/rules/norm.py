"""HTA 4.2: the full-time norm that a person's own roster gives, and the hours it allows.

R-T1 37.5 h, R-T2 35.5 h, R-T4 a conversion between 35.5 and 33.6 h. Which of them governs a person
is itself a decision here, true if and only if the roster says so.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from solver.grid import Grid, Term
from turnus.calendar import DAY, is_holiday
from turnus.department import minute_of
from turnus.law import provision

Weighted = list[tuple[int, Term]]
MOST_VACATION_DAYS = 30


@dataclass(frozen=True)
class Norm:
    """Literals for the provision that governs one person; exactly one of them is true."""

    full: Term
    """R-T1."""
    short: Term
    """R-T2."""
    three_part: Term
    """R-T4."""


def norm(grid: Grid, e: int) -> Norm:
    """Which provision governs employee ``e``, made once."""
    key = ("norm", e)
    if key not in grid.cache:
        sundays = _every_third_sunday(grid, e)
        three_part = _all_of(grid, [sundays, *_three_part(grid, e)], f"{e} R-T4")
        night = _mainly_night(grid, e)
        evening = _evening_test(grid, e)
        shorter = grid.any_of([sundays, night, evening], f"{e} shorter week")
        short = _all_of(grid, [shorter, negation(three_part)], f"{e} R-T2")
        grid.cache[key] = Norm(negation(shorter), short, three_part)
    found = grid.cache[key]
    assert isinstance(found, Norm)
    return found


def paid(grid: Grid, e: int, days: range | None = None) -> Weighted:
    """Paid minutes of every cell of the plan, or of some of its days."""
    return [
        (grid.paid(d, s), term)
        for d in (range(grid.size) if days is None else days)
        for s, term in grid.duties(e, d)
    ]


def working_days_off(grid: Grid, e: int) -> int:
    """Working days of vacation in the plan, no more than a year's."""
    away = grid.vacation.get(grid.employees[e].id, frozenset())
    days = [day for day in away if day.weekday() != 6 and not is_holiday(day)]
    return min(len(days), MOST_VACATION_DAYS)


def agreed(grid: Grid, e: int, weekly_minutes: Fraction | int) -> Fraction:
    """Paid minutes of duty that the contract asks for over the plan at a full-time norm."""
    weeks = Fraction(6 * (grid.size // 7) - working_days_off(grid, e), 6)
    return weeks * weekly_minutes * grid.employees[e].position_points / 10_000


def negation(term: Term) -> Term:
    return 1 - term if isinstance(term, int) else term.negated()


def _all_of(grid: Grid, terms: list[Term], name: str) -> Term:
    return negation(grid.any_of([negation(term) for term in terms], name))


def _counted_weeks(grid: Grid, e: int) -> int:
    """Weeks of the plan that are not vacation."""
    away = grid.vacation.get(grid.employees[e].id, frozenset())
    vacation = 0
    for monday in grid.calendar.week_starts():
        days = [monday + i * DAY for i in range(6)]
        working = [day for day in days if grid.cyclic or not is_holiday(day)]
        marked = [day for day in away if monday <= day < monday + 7 * DAY]
        if len(marked) >= 6 or (working and all(day in away for day in working)):
            vacation += 1
    return grid.size // 7 - vacation


def _every_third_sunday(grid: Grid, e: int) -> Term:
    weeks = _counted_weeks(grid, e)
    strict = grid.problem.agreement.reading.third_sunday == "strict"
    needed = -(-weeks // 3) if strict else weeks // 3
    sundays = [(1, grid.red_worked(e, d)) for d in range(6, grid.size, 7)]
    return grid.reaches(sundays, needed, f"{e} every third Sunday")


def _mainly_night(grid: Grid, e: int) -> Term:
    employee = grid.employees[e]
    nights = {s for s, shift in enumerate(grid.shifts) if shift.night}
    cells = [(d, s, term) for d in range(grid.size) for s, term in grid.duties(e, d)]
    if cells and all(s in nights for _, s, _ in cells):
        return 1
    if not employee.nights and not any(s in nights for _, s, _ in cells):
        return 0
    share = Fraction(provision("R-T2").value("mainly_night_share"))
    reading = grid.problem.agreement.reading
    start, end = minute_of(reading.night_start), minute_of(reading.night_end)
    terms = []
    for d, s, term in cells:
        inside = grid.minutes_within(d, s, start, end)
        terms.append(
            (inside * share.denominator - share.numerator * grid.paid(d, s), term)
        )
    return grid.reaches(terms, 0, f"{e} mainly night")


def _evening_test(grid: Grid, e: int) -> Term:
    reading = grid.problem.agreement.reading
    start, end = minute_of(reading.evening_test_start), minute_of(reading.evening_test_end)
    weekly = 60 * Fraction(str(provision("R-T2").value("evening_test_hours")))
    terms = [
        (grid.minutes_within(d, s, start, end), term)
        for d in range(grid.size)
        for s, term in grid.duties(e, d)
    ]
    return grid.reaches(terms, ceil(weekly * _counted_weeks(grid, e)), f"{e} evenings")


def _three_part(grid: Grid, e: int) -> list[Term]:
    """R-T4a: day, evening and night in the own roster, a quarter of the time by day and evening."""
    kinds: dict[str, list[Term]] = {"day": [], "evening": [], "night": []}
    quarter = []
    for d in range(grid.size):
        for s, term in grid.duties(e, d):
            shift = grid.shifts[s]
            kind = "night" if shift.night else "evening" if shift.evening else "day"
            kinds[kind].append(term)
            quarter.append((grid.paid(d, s) * (-1 if shift.night else 3), term))
    if not all(kinds.values()):
        return [0]
    found = [grid.any_of(terms, f"{e} has {kind}") for kind, terms in kinds.items()]
    return [*found, grid.reaches(quarter, 0, f"{e} quarter by day")]
