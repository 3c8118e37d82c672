"""As agreed: those employed for nights have only night shifts, competence time and meetings apart."""

from collections.abc import Iterator

from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, known_shift, violation
from turnus.scenario import Problem

LAW = provision("night-only")


def governs(problem: Problem) -> bool:
    """Where somebody is employed for nights alone."""
    return any(each.night_only for each in problem.employees)


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every other shift of care of someone employed for nights."""
    for employee in problem.employees:
        if not employee.night_only:
            continue
        for duty in roster.duties.get(employee.id, ()):
            shift = known_shift(problem, duty)
            if duty.shift in problem.activity_codes:
                continue
            if shift is not None and not shift.night:
                yield violation(
                    LAW,
                    employee.id,
                    duty.day,
                    measured=1,
                    limit=0,
                    text=f"Vakt {duty.shift} til en som bare arbeider natt.",
                )
