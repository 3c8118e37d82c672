"""The department's own rule, from the advice on health: no more than three nights in a row."""

from collections.abc import Iterator

from turnus.goals import nights_in_a_row
from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, violation
from turnus.scenario import Problem
from turnus.texts.numbers import counted

LAW = provision("health-max-nights")


def governs(problem: Problem) -> bool:
    """Where the department has made the advice a rule."""
    return problem.department.health.max_nights.hard


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every run of too many nights, on the first night too many."""
    most = nights_in_a_row.limit(problem)
    for employee in problem.employees:
        for day, length, _ in nights_in_a_row.of_employee(problem, roster, employee.id):
            yield violation(
                LAW,
                employee.id,
                day,
                measured=length,
                limit=most,
                text=f"{counted(length, 'natt')} på rad; avdelingen godtar høyst {most}.",
            )
