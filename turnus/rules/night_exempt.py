"""AML § 10-2 (2): those exempt from night work have no night shift."""

from collections.abc import Iterator

from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, known_shift, violation
from turnus.scenario import Problem

LAW = provision("night-exempt")


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every night shift of someone who works no nights."""
    for employee in problem.employees:
        if employee.nights:
            continue
        for duty in roster.duties.get(employee.id, ()):
            shift = known_shift(problem, duty)
            if shift is not None and shift.night:
                yield violation(
                    LAW,
                    employee.id,
                    duty.day,
                    measured=1,
                    limit=0,
                    text=f"Nattevakt {duty.shift} til en som ikke arbeider natt.",
                )
