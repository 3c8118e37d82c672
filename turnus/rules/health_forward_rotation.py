"""The department's own rule, from the advice on health: never backwards from one day to the next."""

from collections.abc import Iterator

from turnus.goals import backward_rotation
from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, violation
from turnus.scenario import Problem

LAW = provision("health-forward-rotation")


def governs(problem: Problem) -> bool:
    """Where the department has made the advice a rule."""
    return problem.department.health.forward_rotation.hard


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every duty earlier in the order of a day than the one the day before."""
    for employee in problem.employees:
        for day in backward_rotation.found(problem, roster, employee.id):
            yield violation(
                LAW,
                employee.id,
                day,
                measured=1,
                limit=0,
                text="Vakten ligger tidligere på døgnet enn vakten dagen før; avdelingen roterer med klokka.",
            )
