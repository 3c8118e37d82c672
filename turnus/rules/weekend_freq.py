"""As agreed: at most so many worked weekends in any run of weeks; exempt staff none."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from turnus.calendar import wall
from turnus.employee import Employee
from turnus.law import provision
from turnus.roster import Duty, Roster
from turnus.rules.rule import Violation, violation
from turnus.scenario import Problem
from turnus.schema import minute_of

LAW = provision("weekend-freq")


def weeks(problem: Problem) -> int:
    """Weeks of an endless roster that hold every run of weeks starting in one cycle."""
    longest = max((each.weekend.of for each in problem.employees if each.weekend), default=1)
    return problem.scenario.base_weeks + longest


def in_weekend(problem: Problem, duty: Duty) -> bool:
    """Whether a duty overlaps the weekend of its week, Saturday to Sunday as agreed."""
    if duty.day.weekday() < 3:
        return False
    return duty.overlap(*weekend(problem, duty.day - timedelta(days=duty.day.weekday()))) > 0


def weekend(problem: Problem, monday: date) -> tuple[datetime, datetime]:
    """The weekend of a week, Saturday to Sunday as agreed."""
    start = minute_of(problem.agreement.weekend_start)
    end = minute_of(problem.agreement.weekend_end) + 24 * 60
    zone = problem.calendar.zone
    saturday = monday + timedelta(days=5)
    return wall(saturday, start, zone), wall(saturday, end, zone)


def weekends_worked(problem: Problem, roster: Roster, employee: Employee) -> frozenset[date]:
    """Mondays of the weeks in whose weekend a person has a duty."""
    return frozenset(
        duty.day - timedelta(days=duty.day.weekday())
        for duty in roster.duties.get(employee.id, ())
        if in_weekend(problem, duty)
    )


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every run of weeks with too many worked weekends, and every weekend of exempt staff."""
    mondays = tuple(problem.calendar.week_starts())
    for employee in problem.employees:
        worked = weekends_worked(problem, roster, employee)
        on, of = (employee.weekend.on, employee.weekend.of) if employee.weekend else (0, 1)
        for first in range(max(1, len(mondays) - of + 1)):
            run = mondays[first : first + of]
            count = sum(monday in worked for monday in run)
            if count > on:
                yield violation(
                    LAW,
                    employee.id,
                    run[0],
                    measured=count,
                    limit=on,
                    text=_text(employee, count),
                )


def _text(employee: Employee, count: int) -> str:
    if employee.weekend is None:
        return "Arbeider en helg, men er fritatt for helg."
    on, of = employee.weekend.on, employee.weekend.of
    return f"{count} arbeidshelger på {of} uker; avtalen er høyst {on}."
