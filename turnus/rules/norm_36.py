"""AML § 10-4 (5): at most 36 hours a week in rosters round the clock."""

from collections.abc import Iterator

from turnus.agreement import Level
from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation
from turnus.rules.statute import over_norm
from turnus.scenario import Problem

LAW = provision("norm-36")


def governs(problem: Problem) -> bool:
    """Week by week where nobody has agreed to averaging; else the plan's mean keeps it."""
    return problem.agreement.level == Level.L0


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every week over the norm of those who work round the clock."""
    yield from over_norm(LAW, problem, roster)
