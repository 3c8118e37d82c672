"""The department's own rule, from the advice on health: no single day off and no single working day."""

from collections.abc import Iterator

from turnus.goals import isolated_days
from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, violation
from turnus.scenario import Problem

LAW = provision("health-long-free")


def governs(problem: Problem) -> bool:
    """Where the department has made the advice a rule."""
    return problem.department.health.long_free.hard


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every isolated day off and every isolated working day."""
    for employee in problem.employees:
        for day in isolated_days.found(problem, roster, employee.id):
            yield violation(
                LAW,
                employee.id,
                day,
                measured=1,
                limit=0,
                text="En enkelt vakt mellom fridager, eller en enkelt fridag mellom vakter.",
            )
