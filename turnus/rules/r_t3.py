"""HTA 4.2.3: 33.6 hours a week round the clock, with nights and Sundays enough over the year."""

from collections.abc import Iterator

from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.full_time import over_position
from turnus.rules.rule import Violation
from turnus.scenario import Problem

LAW = provision("R-T3")


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Everyone under this norm whose plan exceeds the position."""
    yield from over_position(LAW, problem, roster)
