"""The department's own rule, from the advice on health: no more than two long shifts in a row."""

from collections.abc import Iterator

from turnus.goals import long_shift_chains
from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, violation
from turnus.scenario import Problem
from turnus.texts.numbers import counted

LAW = provision("health-long-shift-chain")


def governs(problem: Problem) -> bool:
    """Where the department has made the advice a rule."""
    return problem.department.health.long_shift_chain.hard


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every run of too many long shifts, on the first day too many."""
    most = long_shift_chains.limit(problem)
    for employee in problem.employees:
        for day, length, _ in long_shift_chains.of_employee(problem, roster, employee.id):
            yield violation(
                LAW,
                employee.id,
                day,
                measured=length,
                limit=most,
                text=f"{counted(length, 'langvakt')} på rad; avdelingen godtar høyst {most}.",
            )
