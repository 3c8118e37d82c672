"""AML § 10-8 (4): F3, red days off with pay, as many as owed and each with its whole window free."""

from collections.abc import Iterator
from datetime import date

from turnus.employee import Employee
from turnus.law import provision
from turnus.paid_off import owed
from turnus.roster import Mark, Roster
from turnus.rules.rule import Violation, hours, violation
from turnus.scenario import Problem

LAW = provision("R-T6")


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Too few or too many F3, and every F3 that is no red day or has work in its window."""
    for employee in problem.employees:
        marked = roster.marked(employee.id, Mark.F3)
        due = owed(employee).f3
        if len(marked) != due:
            yield violation(
                LAW,
                employee.id,
                None,
                measured=len(marked),
                limit=due,
                text=f"{len(marked)} F3 i planen; {due} skal gis.",
            )
        for day in marked:
            if day not in problem.calendar or not problem.calendar.is_red(day):
                text = "F3 står på en dag som ikke er rød i planen."
                yield violation(LAW, employee.id, day, measured=0, limit=1, text=text)
            else:
                yield from _worked(problem, roster, employee, day)


def _worked(problem: Problem, roster: Roster, employee: Employee, day: date) -> Iterator[Violation]:
    most: int = LAW.value("minutes_in_the_window", on=day)
    window = problem.calendar.red_window(day)
    minutes = sum(duty.overlap(*window) for duty in roster.duties.get(employee.id, ()))
    if minutes > most:
        yield violation(
            LAW,
            employee.id,
            day,
            measured=minutes,
            limit=most,
            text=f"Arbeider {hours(minutes)} t i helgedagstiden på en F3.",
            unit="min",
        )
