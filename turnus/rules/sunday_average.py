"""AML § 10-8 (4) s. 3: every other red day off on average, and rest on one in any four weeks."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from math import floor, lcm

from turnus.calendar import Calendar
from turnus.employee import Employee
from turnus.free_time import free_times, whole_day
from turnus.law import provision
from turnus.roster import Mark, Roster
from turnus.rules import sunday_main, weekly_rest
from turnus.rules.rule import Violation, violation
from turnus.scenario import Problem
from turnus.texts.numbers import counted
from turnus.worked import red_days_worked

LAW = provision("sunday-average")


def governs(problem: Problem) -> bool:
    """Where averaging of Sundays is agreed."""
    return not sunday_main.governs(problem)


def period_weeks(problem: Problem) -> int:
    """The agreed reference period, never longer than the law's."""
    agreed = problem.agreement.sunday_average_weeks or 1
    longest: int = LAW.value("period_weeks", on=problem.scenario.start)
    return min(agreed, longest)


def weeks(problem: Problem) -> int:
    """Weeks of an endless roster until its reference periods start again, and four more."""
    return lcm(problem.scenario.base_weeks, period_weeks(problem)) + 4


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every period with too many worked red days, every four weeks without rest on one."""
    for employee in problem.employees:
        worked = red_days_worked(problem, roster, employee)
        yield from _half_free(problem, employee, worked)
        yield from _rest_on_red(problem, roster, employee, worked)


def _half_free(
    problem: Problem, employee: Employee, worked: frozenset[date]
) -> Iterator[Violation]:
    """A plan shorter than the period is its own period.

    In a last period that runs past the plan, the red days after the plan count as free.
    """
    calendar = problem.calendar
    length = min(period_weeks(problem), calendar.weeks)
    for first in range(0, calendar.weeks, length):
        period = Calendar(calendar.days[7 * first], length, calendar.cyclic)
        red = len(period.red_days)
        count = sum(day in period for day in worked)
        most = _most_worked(problem, period)
        if count > most:
            yield violation(
                LAW,
                employee.id,
                period.start,
                measured=count,
                limit=most,
                text=(
                    f"Arbeider {count} av {red} søn- og helgedager på {counted(length, 'uke')}; "
                    f"høyst {most} er lov."
                ),
            )


def _most_worked(problem: Problem, period: Calendar) -> int:
    """Red days that may be worked: the share in force on each of them, whole days in all."""
    days = [problem.calendar.in_force(day) for day in period.red_days]
    return floor(sum(Fraction(str(LAW.value("worked_share", on=day))) for day in days))


def _rest_on_red(
    problem: Problem, roster: Roster, employee: Employee, worked: frozenset[date]
) -> Iterator[Violation]:
    calendar = problem.calendar
    window = LAW.value("rest_on_red_weeks", on=problem.scenario.start)  # a window of the whole plan
    rested = _weeks_rested_on_red(problem, roster, employee, worked)
    for first in range(calendar.weeks - window + 1):
        if not any(rested[first : first + window]):
            yield violation(
                LAW,
                employee.id,
                calendar.days[7 * first],
                measured=0,
                limit=1,
                text=f"Ukentlig fri faller ikke på en søn- eller helgedag på {counted(window, 'uke')}.",
            )


def _weeks_rested_on_red(
    problem: Problem, roster: Roster, employee: Employee, worked: frozenset[date]
) -> list[bool]:
    """By week: whether a red day is not worked and lies whole inside the rest that holds the F1.

    In a week on vacation, without an F1, any free time as long as the weekly rest will do.
    """
    calendar = problem.calendar
    free = tuple(free_times(roster.duties.get(employee.id, ())))
    f1 = {calendar.index(day) // 7: day for day in roster.marked(employee.id, Mark.F1)}
    red: dict[int, list[date]] = {}
    for day in calendar.red_days:
        red.setdefault(calendar.index(day) // 7, []).append(day)
    rested = []
    for week in range(calendar.weeks):
        rest = weekly_rest.rest_around(problem, f1[week], free) if week in f1 else None
        rests = (rest,) if rest else free if _vacation(problem, roster, employee, week) else ()
        rested.append(
            any(
                day not in worked
                and any(
                    each.minutes >= weekly_rest.limit(problem, day)
                    and each.contains(*whole_day(problem, day))
                    for each in rests
                )
                for day in red.get(week, [])
            )
        )
    return rested


def _vacation(problem: Problem, roster: Roster, employee: Employee, week: int) -> bool:
    monday = problem.calendar.days[7 * week]
    days = (monday + timedelta(days=i) for i in range(7))
    least = weekly_rest.LAW.value("vacation_days", on=problem.calendar.in_force(monday))
    marked: int = sum(roster.mark(employee.id, day) == Mark.FE for day in days)
    return bool(marked >= least)
