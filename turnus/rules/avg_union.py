"""AML § 10-5 (2): averaging agreed with the union reps, at most 12.5 hours a day and 54 a week."""

from collections.abc import Iterator

from turnus.agreement import Level
from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.averaging import averages
from turnus.rules.rule import Violation
from turnus.scenario import Problem

LAW = provision("avg-union")


def governs(problem: Problem) -> bool:
    """Where the local union reps have agreed to averaging."""
    return problem.agreement.level == Level.L2


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every day, week, 8-week mean and plan mean over its limit."""
    yield from averages(LAW, problem, roster)
