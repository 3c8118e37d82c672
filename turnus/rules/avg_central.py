"""AML § 10-12 (4): a central agreement with limits of its own on the day, the week and the means."""

from collections.abc import Iterator

from turnus.agreement import Level
from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.averaging import averages
from turnus.rules.rule import Violation
from turnus.scenario import Problem

LAW = provision("avg-central")


def governs(problem: Problem) -> bool:
    """Where a union with the right to nominate has agreed to averaging."""
    return problem.agreement.level == Level.L4


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every day, week, 8-week mean and plan mean over the agreement's limit."""
    yield from averages(LAW, problem, roster)
