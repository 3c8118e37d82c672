"""HTA 4.2: the full-time norm that a person's own roster gives, and the hours it allows.

R-T1 37.5 h, R-T2 35.5 h, R-T3 33.6 h, R-T4 a conversion between 35.5 and 33.6 h. Which of them
governs a person is itself a decision here, true if and only if the roster says so.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, lcm
from typing import Any, cast

from solver.clock import overlap
from solver.grid import Grid, Term, negation
from solver.rules.position import WEEK, held, position
from turnus.calendar import DAY
from turnus.law import provision
from turnus.roster import Mark
from turnus.schema import minute_of

Weighted = list[tuple[int, Term]]
LATE = 120
"""Minutes from 22:00 to midnight."""


@dataclass(frozen=True)
class Norm:
    """Literals for the provision that governs one person; exactly one of them is true."""

    full: Term
    """R-T1."""
    short: Term
    """R-T2."""
    continuous: Term
    """R-T3."""
    three_part: Term
    """R-T4."""


def norm(grid: Grid, e: int) -> Norm:
    """Which provision governs employee ``e``, made once."""
    key = ("norm", e)
    if key not in grid.cache:
        name = grid.employees[e].id
        sundays, night = third_sunday(grid, e), mainly_night(grid, e)
        continuous, three_part = round_the_clock(grid, e), three_part_roster(grid, e)
        shorter = grid.any_of([sundays, night, _evening_test(grid, e)], f"{name} shorter week")
        full = negation(grid.any_of([shorter, continuous], f"{name} not R-T1"))
        others = [negation(three_part), negation(continuous)]
        short = grid.all_of([shorter, *others], f"{name} R-T2")
        grid.cache[key] = Norm(full, short, continuous, three_part)
    return cast(Norm, grid.cache[key])


def keep_short(grid: Grid, e: int) -> None:
    """R-T1 does not govern employee ``e``; where the free days cannot change that, it may."""
    found = norm(grid, e)
    if isinstance(found.full, int):
        if found.full and len(grid.free) == grid.size:
            grid.refuse()
        return
    grid.never_together(found.full)
    name = grid.employees[e].id
    others = [negation(found.three_part), negation(found.continuous)]
    short = grid.all_of(others, f"{name} R-T2 kept")
    grid.cache["norm", e] = Norm(0, short, found.continuous, found.three_part)


def keep_three_part(grid: Grid, e: int) -> None:
    """R-T4a holds for employee ``e``; where the free days cannot change that, it need not.

    So R-T4 governs, or R-T3 where it comes before it.
    """
    found, kept = norm(grid, e), has_three_parts(grid, e)
    if isinstance(kept, int):
        if not kept and len(grid.free) == grid.size:
            grid.refuse()
        return
    grid.never_together(negation(kept))
    grid.cache["norm", e] = Norm(0, 0, found.continuous, negation(found.continuous))


def paid(grid: Grid, e: int, days: range | None = None) -> Weighted:
    """Paid minutes of every cell of the plan, or of some of its days."""
    return [
        (grid.paid(d, s), term)
        for d in (range(grid.size) if days is None else days)
        for s, term in grid.duties(e, d)
    ]


def number(grid: Grid, id: str, name: str, d: int) -> Fraction:
    """A number of a provision that is in force on day ``d``."""
    return Fraction(str(provision(id).value(name, on=grid.law_day(d))))


def weekly(grid: Grid, id: str, name: str = "week_minutes") -> Fraction:
    """A number of a provision on full-time hours, the mean of what is in force on the plan's Mondays."""
    key = f"mean of {id} {name}", 0
    if key not in grid.cache:
        mondays = range(0, grid.size, 7)
        total = sum((number(grid, id, name, d) for d in mondays), Fraction(0))
        grid.cache[key] = total / len(mondays)
    return cast(Fraction, grid.cache[key])


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


def counted_weeks(grid: Grid, e: int) -> int:
    """How many weeks of the plan are not vacation."""
    return len(weeks_there(grid, e))


def weeks_there(grid: Grid, e: int, weeks: range | None = None) -> list[int]:
    """Weeks of the plan, or some of its weeks, that are not vacation."""
    weeks = range(grid.size // 7) if weeks is None else weeks
    away = grid.vacation.get(grid.employees[e].id)
    if grid.cyclic or not away:
        return list(weeks)
    there = []
    for week in weeks:
        days = [grid.day(7 * week) + i * DAY for i in range(7)]
        working = [day for day in days if not grid.calendar.is_red(day)]
        marked = sum(day in away for day in days)
        if marked < WEEK and not all(day in away for day in working):
            there.append(week)
    return there


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
    share = _shares(grid, "R-T2", "mainly_night_share")
    whole = lcm(*(each.denominator for each in share))
    reading = grid.problem.agreement.reading
    start, end = minute_of(reading.night_start), minute_of(reading.night_end)
    nights: Weighted = []
    others: Weighted = []
    for d in range(grid.size):
        for s, term in grid.duties(e, d):
            inside = grid.minutes_within(d, s, start, end) * whole
            weight = inside - int(whole * share[d]) * grid.paid(d, s)
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
    lowest = min(weekly(grid, "R-T4", "lowest_minutes"), weekly(grid, "R-T3"))
    if "hours-balance" in grid.rulebook and agreed(grid, e, lowest) > under:
        return 1
    return grid.any_of([grid.on(e, d) for d in range(grid.size)], f"{grid.employees[e].id} works")


def _evening_test(grid: Grid, e: int) -> Term:
    reading = grid.problem.agreement.reading
    start, end = minute_of(reading.evening_test_start), minute_of(reading.evening_test_end)
    weeks = weeks_there(grid, e) or [0]
    least = 60 * sum(number(grid, "R-T2", "evening_test_hours", 7 * week) for week in weeks)
    terms = [
        (grid.minutes_within(d, s, start, end), term)
        for d in range(grid.size)
        for s, term in grid.duties(e, d)
    ]
    return grid.reaches(terms, ceil(least), f"{grid.employees[e].id} evenings")


def _shares(grid: Grid, id: str, name: str) -> list[Fraction]:
    """A share of the working time, by day of the plan."""
    return [number(grid, id, name, d) for d in range(grid.size)]


def round_the_clock(grid: Grid, e: int) -> Term:
    """R-T3: night and Sunday hours as in a year of work round the clock, pro rata by the weeks there."""
    return _once(grid, e, "round the clock", lambda name: _round_the_clock(grid, e, name))


def _round_the_clock(grid: Grid, e: int, name: str) -> Term:
    there = weeks_there(grid, e)
    if not there:
        return 0
    year = number(grid, "R-T3", "year_weeks", 7 * there[0])
    nights, sundays = (
        ceil(60 * sum(number(grid, "R-T3", each, 7 * week) for week in there) / year)
        for each in ("night_hours", "sunday_hours")
    )
    cells = [
        (d, grid.paid(d, s), _night_minutes(grid, d, s), _sunday_minutes(grid, d, s), term)
        for d in range(grid.size)
        for s, term in grid.duties(e, d)
    ]
    by_night = [(night, term) for _, _, night, _, term in cells if night]
    by_sunday = [(sunday, term) for _, _, _, sunday, term in cells if sunday]
    if _most_nights(grid, e, [(d, paid, night) for d, paid, night, _, _ in cells]) < nights:
        return 0
    enough = grid.reaches(by_night, nights, f"{name}: nights")
    return grid.all_of([enough, grid.reaches(by_sunday, sundays, f"{name}: Sundays")], name)


def _most_nights(grid: Grid, e: int, cells: list[tuple[int, int, int]]) -> Fraction:
    """Night minutes that no roster exceeds: one duty a day, and no more than the hours of the position.

    So those who work no nights, and only the end of evenings, are known not to work round the clock.
    """
    ratio = max((Fraction(night, paid) for _, paid, night in cells), default=Fraction(0))
    by_day: dict[int, int] = {}
    for d, _, night in cells:
        by_day[d] = max(by_day.get(d, 0), night)
    most = Fraction(sum(by_day.values())) if "one-duty-a-day" in grid.rulebook else None
    if grid.rulebook >= {"R-T1", "R-T2", "R-T3", "R-T4"}:
        longest = max(weekly(grid, id) for id in ("R-T1", "R-T2", "R-T3"))
        longest = max(longest, weekly(grid, "R-T4", "highest_minutes"))
        hours = agreed(grid, e, longest) + grid.problem.balance_over(grid.employees[e])
        most = min(hours * ratio, hours * ratio if most is None else most)
    return Fraction(sum(night for *_, night in cells)) if most is None else most


def _night_minutes(grid: Grid, d: int, s: int) -> int:
    reading = grid.problem.agreement.reading
    return grid.minutes_within(d, s, minute_of(reading.night_start), minute_of(reading.night_end))


def _sunday_minutes(grid: Grid, d: int, s: int) -> int:
    """Working minutes between Saturday 22:00 and Sunday 22:00; an unpaid break is outside first."""
    inside = 0
    for sunday in range(d, d + 3):
        if sunday % 7 == 6:
            window = grid.midnight(sunday) - LATE, grid.midnight(sunday + 1) - LATE
            inside += overlap((grid.start(d, s), grid.end(d, s)), window)
    return min(inside, grid.paid(d, s))


def three_part_roster(grid: Grid, e: int) -> Term:
    """R-T4a, where R-T3 does not come first."""
    others = negation(round_the_clock(grid, e))
    return _once(
        grid, e, "R-T4", lambda name: grid.all_of([has_three_parts(grid, e), others], name)
    )


def has_three_parts(grid: Grid, e: int) -> Term:
    """R-T4a: every third Sunday; day, evening and night shifts; a quarter on day and evening."""
    return _once(
        grid,
        e,
        "three parts",
        lambda name: grid.all_of([third_sunday(grid, e), *_three_part(grid, e)], name),
    )


def _three_part(grid: Grid, e: int) -> list[Term]:
    """R-T4a: day, evening and night in the own roster, a quarter of the time by day and evening."""
    share = _shares(grid, "R-T4", "day_and_evening_share")
    whole = lcm(*(each.denominator for each in share))
    kinds: dict[str, list[Term]] = {"day": [], "evening": [], "night": []}
    quarter = []
    for d in range(grid.size):
        for s, term in grid.duties(e, d):
            shift = grid.shifts[s]
            kind = "night" if shift.night else "evening" if shift.evening else "day"
            kinds[kind].append(term)
            weight = (0 if shift.night else whole) - int(whole * share[d])
            quarter.append((grid.paid(d, s) * weight, term))
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
