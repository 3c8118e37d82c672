"""Minutes × heads of shortage below minimum: the least temps that meet all needs of a stretch.

A stretch is cut wherever demand changes or a duty starts or ends. Groups of people who count are
nested or apart: f(need) = max(own shortage, sum of f over the needs directly inside it), and the
shortage is the sum of f over the outermost needs. Only duties whose shift type counts are heads.
"""

from turnus.coverage import cover
from turnus.goals.goal import Goal
from turnus.roster import Roster
from turnus.scenario import Problem


def measure(problem: Problem, roster: Roster) -> int:
    """Minutes × temps needed to bring every stretch up to its minimum."""
    return cover(problem, roster).shortage_minutes("minimum")


GOAL = Goal(
    id="uncovered-minimum",
    title="Udekket under minimum",
    unit="min",
    sentence="Minutter ganger personer som mangler for at ingen vakt skal være under "
    "minimumsbemanningen, regnet som færrest mulig vikarer.",
    source="egen definisjon",
    measure=measure,
)
