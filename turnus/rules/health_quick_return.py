"""The department's own rule, from the advice on health: no rest under 11 hours between duties."""

from collections.abc import Iterator

from turnus.goals import quick_returns
from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, hours, violation
from turnus.scenario import Problem

LAW = provision("health-quick-return")


def governs(problem: Problem) -> bool:
    """Where the department has made the advice a rule."""
    return problem.department.health.quick_return.hard


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every rest under 11 hours."""
    least = LAW.value("rest_minutes", on=problem.scenario.start)
    for employee in problem.employees:
        for day, minutes in quick_returns.found(problem, roster, employee.id):
            yield violation(
                LAW,
                employee.id,
                day,
                measured=minutes,
                limit=least,
                text=(f"Bare {hours(minutes)} t fri før vakten; avdelingen krever {hours(least)}."),
            )
