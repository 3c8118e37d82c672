"""As agreed: only those who have consented have long shifts."""

from collections.abc import Iterator

from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, known_shift, violation
from turnus.scenario import Problem

LAW = provision("long-shift")


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every long shift of someone who has not consented."""
    for employee in problem.employees:
        if employee.long_shift_consent:
            continue
        for duty in roster.duties.get(employee.id, ()):
            shift = known_shift(problem, duty)
            if shift is not None and shift.long:
                yield violation(
                    LAW,
                    employee.id,
                    duty.day,
                    measured=1,
                    limit=0,
                    text=f"Langvakt {duty.shift} uten samtykke.",
                )
