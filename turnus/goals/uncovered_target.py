"""Minutes × heads of shortage below target, what is below minimum included.

Measured as ``uncovered_minimum`` is, with the target of every need in place of its minimum.
"""

from turnus.coverage import cover
from turnus.goals.goal import Goal
from turnus.roster import Roster
from turnus.scenario import Problem


def measure(problem: Problem, roster: Roster) -> int:
    """Minutes × temps needed to bring every stretch up to its target."""
    return cover(problem, roster).shortage_minutes("target")


GOAL = Goal(
    id="uncovered-target",
    title="Udekket under ønsket bemanning",
    unit="min",
    sentence="Minutter ganger personer som mangler for å nå ønsket bemanning, regnet som færrest "
    "mulig vikarer; det som er under minimum, er med.",
    source="egen definisjon",
    measure=measure,
)
