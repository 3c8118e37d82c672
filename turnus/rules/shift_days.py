"""As agreed: a shift type is used only on the kinds of day that the scenario allows."""

from collections.abc import Iterator

from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, violation
from turnus.scenario import Problem

LAW = provision("shift-days")


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every duty of a shift type unknown to the scenario, or on a day it is not for."""
    for employee in problem.employees:
        for duty in roster.duties.get(employee.id, ()):
            days = problem.shift_days.get(duty.shift)
            if days is not None and problem.calendar.kind(duty.day) in days:
                continue
            text = (
                f"Vakttypen {duty.shift} er ikke med i alternativet."
                if days is None
                else f"Vakttypen {duty.shift} brukes ikke på denne dagen."
            )
            yield violation(LAW, employee.id, duty.day, measured=1, limit=0, text=text)
