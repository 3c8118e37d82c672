"""AML § 10-5 (1): averaging agreed with the individual, at most 10 hours a day and 50 a week."""

from collections.abc import Iterator

from turnus.agreement import Level
from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.averaging import averages
from turnus.rules.rule import Violation
from turnus.scenario import Problem

LAW = provision("avg-individual")


def governs(problem: Problem) -> bool:
    """Where each employee has agreed to averaging."""
    return problem.agreement.level == Level.L1


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every day, week, 8-week mean and plan mean over its limit."""
    yield from averages(LAW, problem, roster)
