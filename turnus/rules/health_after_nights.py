"""The department's own rule, from the advice on health: no less than 24 hours after the last night."""

from collections.abc import Iterator

from turnus.goals import after_nights
from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, hours, violation
from turnus.scenario import Problem

LAW = provision("health-after-nights")


def governs(problem: Problem) -> bool:
    """Where the department has made the advice a rule."""
    return problem.department.health.after_nights.hard


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every duty too soon after the last night of a run."""
    least = after_nights.limit(problem)
    for employee in problem.employees:
        for day, minutes in after_nights.found(problem, roster, employee.id):
            yield violation(
                LAW,
                employee.id,
                day,
                measured=minutes,
                limit=least,
                text=f"Bare {hours(minutes)} t fri etter siste natt; avdelingen krever {hours(least)}.",
            )
