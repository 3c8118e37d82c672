"""The department's own rule, from the advice on health: no more than five working days in a row."""

from collections.abc import Iterator

from turnus.goals import long_runs
from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, violation
from turnus.scenario import Problem
from turnus.texts.numbers import counted

LAW = provision("health-max-streak")


def governs(problem: Problem) -> bool:
    """Where the department has made the advice a rule."""
    return problem.department.health.max_streak.hard


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every run of too many working days, on the first day too many."""
    most = long_runs.limit(problem)
    for employee in problem.employees:
        for day, length, _ in long_runs.of_employee(problem, roster, employee.id):
            yield violation(
                LAW,
                employee.id,
                day,
                measured=length,
                limit=most,
                text=f"{counted(length, 'arbeidsdag')} på rad; avdelingen godtar høyst {most}.",
            )
