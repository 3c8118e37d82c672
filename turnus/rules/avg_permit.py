"""AML § 10-5 (3): averaging by permit, 13 hours a day and 48 a week on average over 8 weeks."""

from collections.abc import Iterator

from turnus.agreement import Level
from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.averaging import averages
from turnus.rules.rule import Violation
from turnus.scenario import Problem

LAW = provision("avg-permit")


def governs(problem: Problem) -> bool:
    """Where the Labour Inspectorate has given a permit."""
    return problem.agreement.level == Level.L3


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every day, week, 8-week mean and plan mean over its limit."""
    yield from averages(LAW, problem, roster)
