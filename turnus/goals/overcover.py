"""Minutes × heads on duty above the total target, time outside any demand included.

The total target of a stretch is the fewest people who can meet every target in it: that of the need
that counts everybody, or what the needs inside it add up to where that is more. Only duties whose
shift type counts are heads.
"""

from turnus.coverage import cover
from turnus.goals.goal import Goal
from turnus.roster import Roster
from turnus.scenario import Problem


def measure(problem: Problem, roster: Roster) -> int:
    """Sum over stretches of minutes × max(0, heads on duty - total target)."""
    return cover(problem, roster).overcover_minutes


GOAL = Goal(
    id="overcover",
    title="Bemanning over ønsket",
    unit="min",
    sentence="Minutter ganger personer på vakt utover ønsket bemanning i alt, også utenfor tider "
    "med behov.",
    source="egen definisjon",
    measure=measure,
)
