"""Ferieloven § 5 (1) and HTA 7: 25 + 5 working days of vacation a year, and no duty on them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from turnus.employee import Employee
from turnus.free_time import whole_day
from turnus.law import provision
from turnus.roster import Mark, Roster
from turnus.rules.rule import Violation, violation
from turnus.scenario import Problem
from turnus.texts.numbers import counted
from turnus.vacation import is_a_year, ordinary_days, vacation_working_days

LAW = provision("vac-days")


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Too few days in a plan of a year, and every duty that touches a day of vacation.

    Days of vacation are whole (FE marks), so that they are never counted in hours.
    """
    for employee in problem.employees:
        least = ordinary_days(employee, problem.scenario.start)
        days = len(vacation_working_days(problem, roster, employee))
        if is_a_year(problem.calendar) and days < least:
            yield violation(
                LAW,
                employee.id,
                None,
                measured=days,
                limit=least,
                text=f"{counted(days, 'virkedag')} ferie i planen; kravet er {least}.",
            )
        yield from _worked(problem, roster, employee)


def _worked(problem: Problem, roster: Roster, employee: Employee) -> Iterator[Violation]:
    marked = roster.marked(employee.id, Mark.FE)
    days: dict[date, tuple[datetime, datetime]] = {day: whole_day(problem, day) for day in marked}
    for duty in roster.duties.get(employee.id, ()) if days else ():
        for day in sorted({duty.day, duty.end.astimezone(problem.calendar.zone).date()}):
            if day in days and duty.end.astimezone(UTC) > days[day][0]:
                yield violation(
                    LAW,
                    employee.id,
                    day,
                    measured=duty.overlap(*days[day]) / (24 * 60),
                    limit=0,
                    text=f"Vakt {duty.shift} på en feriedag.",
                )
