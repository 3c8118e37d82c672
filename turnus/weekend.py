"""Weekends as agreed: when each begins and ends, which are a person's own, and which are swapped."""

from datetime import date, datetime, timedelta

from turnus.calendar import DAY, wall
from turnus.employee import Employee
from turnus.roster import Duty, Roster
from turnus.scenario import Problem
from turnus.schema import minute_of

FRIDAY, SATURDAY, SUNDAY = 4, 5, 6


def week_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def agreed_window(problem: Problem, monday: date) -> tuple[datetime, datetime]:
    """Start and end of the weekend of an ordinary week."""
    agreement, zone = problem.agreement, problem.calendar.zone
    first = monday + (FRIDAY if agreement.weekend_from == "friday" else SATURDAY) * DAY
    start = wall(first, minute_of(agreement.weekend_start), zone)
    return start, wall(monday + SUNDAY * DAY, minute_of(agreement.weekend_end), zone)


def window(problem: Problem, monday: date) -> tuple[datetime, datetime]:
    """Start and end of the weekend of a week.

    With holiday weekends, red days beside it are part of it: from 00:00 of the first of them, and
    until the weekend's hour of the last.
    """
    start, end = agreed_window(problem, monday)
    if not problem.agreement.holiday_weekends:
        return start, end
    red = problem.calendar.is_red
    first, last = monday + SATURDAY * DAY, monday + SUNDAY * DAY
    while red(first - DAY):
        first -= DAY
    while red(last + DAY):
        last += DAY
    if first < monday + SATURDAY * DAY:
        start = wall(first, 0, problem.calendar.zone)
    return start, wall(last, minute_of(problem.agreement.weekend_end), problem.calendar.zone)


def weekend_of(problem: Problem, duty: Duty) -> date | None:
    """The Monday of the week in whose weekend a duty has time; None where it has none."""
    near = week_of(duty.day)
    beside = problem.agreement.holiday_weekends
    if not beside and duty.day.weekday() < FRIDAY - 1:
        return None
    for monday in (near, near - 7 * DAY) if beside else (near,):
        if duty.overlap(*window(problem, monday)) > 0:
            return monday
    return None


def weekends_worked(problem: Problem, roster: Roster, employee: Employee) -> frozenset[date]:
    """Mondays of the weeks in whose weekend a person has a duty."""
    found = (weekend_of(problem, duty) for duty in roster.duties.get(employee.id, ()))
    return frozenset(monday for monday in found if monday is not None)


def swapped(problem: Problem, employee: Employee) -> dict[date, date]:
    """Mondays of the weeks that a person takes, each with the one given for it; a cycle has none."""
    if problem.cyclic:
        return {}
    return {
        week_of(swap.takes): week_of(swap.gives)
        for swap in problem.scenario.weekend_swaps
        if swap.employee == employee.id
    }


def in_pattern(employee: Employee, week: int) -> bool:
    """Whether the person's pattern and group have a week's weekend on; swaps apart."""
    if employee.weekend is None:
        return False
    on, of = employee.weekend.on, employee.weekend.of
    place = (week - (employee.weekend_group or 0)) % of
    return any(i * of // on == place for i in range(on))


def own_weekend(problem: Problem, employee: Employee, week: int) -> bool:
    """Whether a week's weekend is one of the person's own, as the swaps have left them."""
    monday = problem.calendar.start + 7 * week * DAY
    swaps = swapped(problem, employee)
    if monday in swaps:
        return True
    return in_pattern(employee, week) and monday not in swaps.values()
