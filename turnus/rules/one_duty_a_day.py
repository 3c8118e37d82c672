"""As agreed: no two duties of one person start the same day or overlap."""

from collections.abc import Iterator
from itertools import pairwise

from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, violation
from turnus.scenario import Problem
from turnus.worked import between

LAW = provision("one-duty-a-day")


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every duty that starts on the day of the one before it, or before that one ends."""
    for employee in problem.employees:
        for earlier, later in pairwise(roster.duties.get(employee.id, ())):
            if earlier.day == later.day or between(earlier.end, later.start) < 0:
                yield violation(
                    LAW,
                    employee.id,
                    later.day,
                    measured=2,
                    limit=1,
                    text=f"Vaktene {earlier.shift} og {later.shift} er samme dag eller overlapper.",
                )
