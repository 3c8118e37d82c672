"""HTA 4.2.4: three-part rosters, 37.5 hours less Sunday and night credit, from 35.5 to 33.6."""

from collections.abc import Iterator

from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.full_time import over_position
from turnus.rules.rule import Violation
from turnus.scenario import Problem

LAW = provision("R-T4")


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Everyone under this norm whose plan exceeds the position."""
    yield from over_position(LAW, problem, roster)
