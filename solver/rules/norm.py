"""HTA 4.2: the full-time norm that a person's own roster gives, and the hours it allows.

R-T1 37.5 h, R-T2 35.5 h, R-T4 a conversion between 35.5 and 33.6 h. Which of them governs a person
is itself a decision here, true if and only if the roster says so.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Any, cast

from solver.grid import Grid, Term, negation
from solver.rules.position import WEEK, held, position
from turnus.calendar import DAY
from turnus.law import provision
from turnus.roster import Mark
from turnus.schema import minute_of

Weighted = list[tuple[int, Term]]


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
        name = grid.employees[e].id
        sundays, night = third_sunday(grid, e), mainly_night(grid, e)
        three_part = grid.all_of([sundays, *_three_part(grid, e)], f"{name} R-T4")
        shorter = grid.any_of([sundays, night, _evening_test(grid, e)], f"{name} shorter week")
        short = grid.all_of([shorter, negation(three_part)], f"{name} R-T2")
        grid.cache[key] = Norm(negation(shorter), short, three_part)
    return cast(Norm, grid.cache[key])


def keep_short(grid: Grid, e: int) -> None:
    """R-T1 does not govern employee ``e``; where the free days cannot change that, it may."""
    found = norm(grid, e)
    if isinstance(found.full, int):
        if found.full and len(grid.free) == grid.size:
            grid.refuse()
        return
    grid.never_together(found.full)
    grid.cache["norm", e] = Norm(0, negation(found.three_part), found.three_part)


def keep_three_part(grid: Grid, e: int) -> None:
    """R-T4 governs employee ``e``; where the free days cannot change that, it need not."""
    found = norm(grid, e)
    if isinstance(found.three_part, int):
        if not found.three_part and len(grid.free) == grid.size:
            grid.refuse()
        return
    grid.never_together(negation(found.three_part))
    grid.cache["norm", e] = Norm(0, 0, 1)


def paid(grid: Grid, e: int, days: range | None = None) -> Weighted:
    """Paid minutes of every cell of the plan, or of some of its days."""
    return [
        (grid.paid(d, s), term)
        for d in (range(grid.size) if days is None else days)
        for s, term in grid.duties(e, d)
    ]


def weekly(grid: Grid, id: str, name: str = "week_minutes") -> Fraction:
    """A number of a provision on full-time hours, on the day the plan starts."""
    return Fraction(str(provision(id).value(name, on=grid.problem.scenario.start)))


def agreed(grid: Grid, e: int, weekly_minutes: Fraction | int) -> Fraction:
    """Paid minutes of duty that the contract asks for over the plan at a full-time norm."""
    return duty_weeks(grid, e) * weekly_minutes - f3_minutes(grid, e)


def duty_weeks(grid: Grid, e: int) -> Fraction:
    """Weeks of a full position that are neither vacation nor F5, a part of a week off with pay."""
    return held(grid, e) - _f5_weeks(grid, e) * position(grid, e)


def _f5_weeks(grid: Grid, e: int) -> Fraction:
    in_time = grid.problem.agreement.red_days.f5 == "day-off"
    owed = grid.employees[e].red_days_owed
    if grid.cyclic or owed is None or not in_time:
        return Fraction(0)
    days = min(owed.f5, _inside(grid, e, Mark.F5))
    week: int = provision("R-T5").value("week_days", on=grid.problem.scenario.start)
    return Fraction(days, week)


def f3_minutes(grid: Grid, e: int) -> Fraction:
    """Paid minutes that the F3 days of the plan stand for."""
    owed = grid.employees[e].red_days_owed
    if grid.cyclic or owed is None or not owed.f3:
        return Fraction(0)
    return Fraction(owed.f3_minutes * min(owed.f3, _inside(grid, e, Mark.F3)), owed.f3)


def _inside(grid: Grid, e: int, mark: Mark) -> int:
    return sum(0 <= d < grid.size for d in grid.marked_off(e, mark))


def counted_weeks(grid: Grid, e: int, weeks: range | None = None) -> int:
    """Weeks of the plan, or some of its weeks, that are not vacation."""
    weeks = range(grid.size // 7) if weeks is None else weeks
    away = grid.vacation.get(grid.employees[e].id)
    if grid.cyclic or not away:
        return len(weeks)
    vacation = 0
    for week in weeks:
        days = [grid.day(7 * week) + i * DAY for i in range(7)]
        working = [day for day in days if not grid.calendar.is_red(day)]
        marked = sum(day in away for day in days)
        vacation += marked >= WEEK or all(day in away for day in working)
    return len(weeks) - vacation


def shorter_by_statute(grid: Grid, e: int) -> Term:
    """AML § 10-4 (4): every third Sunday, or mainly nights."""
    return _once(
        grid,
        e,
        "shorter by statute",
        lambda name: grid.any_of([third_sunday(grid, e), mainly_night(grid, e)], name),
    )


def third_sunday(grid: Grid, e: int) -> Term:
    """Whether every third Sunday is worked, weeks of vacation left out."""
    return _once(grid, e, "every third Sunday", lambda name: _third_sunday(grid, e, name))


def _third_sunday(grid: Grid, e: int, name: str) -> Term:
    weeks = counted_weeks(grid, e)
    if weeks <= 0:
        return 0
    strict = grid.problem.agreement.reading.third_sunday == "strict"
    needed = -(-weeks // 3) if strict else max(1, weeks // 3)
    sundays = [(1, grid.red_worked(e, d)) for d in range(6, grid.size, 7)]
    return grid.reaches(sundays, needed, name)


def mainly_night(grid: Grid, e: int) -> Term:
    """Whether three quarters of the working time are at night, or every duty is a night."""
    return _once(grid, e, "mainly night", lambda name: _mainly_night(grid, e, name))


def _mainly_night(grid: Grid, e: int, name: str) -> Term:
    share = Fraction(str(weekly(grid, "R-T2", "mainly_night_share")))
    reading = grid.problem.agreement.reading
    start, end = minute_of(reading.night_start), minute_of(reading.night_end)
    nights: Weighted = []
    others: Weighted = []
    for d in range(grid.size):
        for s, term in grid.duties(e, d):
            inside = grid.minutes_within(d, s, start, end) * share.denominator
            weight = inside - share.numerator * grid.paid(d, s)
            (nights if grid.shifts[s].night else others).append((weight, term))
    all_cells = nights + others
    tests: list[Term] = []
    if any(weight >= 0 for weight, _ in all_cells):
        tests.append(grid.reaches(all_cells, 0, f"{name} by the hour"))
    if any(weight < 0 for weight, _ in nights):
        tests.append(negation(grid.any_of([term for _, term in others], f"{name}: not only")))
    found = grid.any_of(tests, name)
    if isinstance(found, int) and not found:
        return 0
    return grid.all_of([found, _some_duty(grid, e)], f"{name} and some duty")


def _some_duty(grid: Grid, e: int) -> Term:
    """Whether there is any duty at all; certain where the position must have its hours."""
    under = grid.problem.balance_under(grid.employees[e])
    lowest = weekly(grid, "R-T4", "lowest_minutes")
    if "hours-balance" in grid.rulebook and agreed(grid, e, lowest) > under:
        return 1
    return grid.any_of([grid.on(e, d) for d in range(grid.size)], f"{grid.employees[e].id} works")


def _evening_test(grid: Grid, e: int) -> Term:
    reading = grid.problem.agreement.reading
    start, end = minute_of(reading.evening_test_start), minute_of(reading.evening_test_end)
    least = 60 * weekly(grid, "R-T2", "evening_test_hours") * max(1, counted_weeks(grid, e))
    terms = [
        (grid.minutes_within(d, s, start, end), term)
        for d in range(grid.size)
        for s, term in grid.duties(e, d)
    ]
    return grid.reaches(terms, ceil(least), f"{grid.employees[e].id} evenings")


def _three_part(grid: Grid, e: int) -> list[Term]:
    """R-T4a: day, evening and night in the own roster, a quarter of the time by day and evening."""
    share = weekly(grid, "R-T4", "day_and_evening_share")
    by_day, by_night = share.denominator - share.numerator, -share.numerator
    kinds: dict[str, list[Term]] = {"day": [], "evening": [], "night": []}
    quarter = []
    for d in range(grid.size):
        for s, term in grid.duties(e, d):
            shift = grid.shifts[s]
            kind = "night" if shift.night else "evening" if shift.evening else "day"
            kinds[kind].append(term)
            quarter.append((grid.paid(d, s) * (by_night if shift.night else by_day), term))
    if not all(kinds.values()):
        return [0]
    name = grid.employees[e].id
    found = [grid.any_of(terms, f"{name} has {kind}") for kind, terms in kinds.items()]
    return [*found, grid.reaches(quarter, 0, f"{name} quarter by day")]


def _once(grid: Grid, e: int, what: str, make: Any) -> Term:
    key = (what, e)
    if key not in grid.cache:
        grid.cache[key] = make(f"{grid.employees[e].id} {what}")
    return cast(Term, grid.cache[key])
