"""The number of rests under 660 minutes between one person's consecutive duties, real clock.

In a repeating base roster the last duty is followed by the first of the next turn.
"""

from itertools import pairwise

from turnus.calendar import elapsed
from turnus.goals.goal import Goal
from turnus.roster import Roster
from turnus.scenario import Problem

REST_MINUTES = 660


def of_employee(problem: Problem, roster: Roster, employee: str) -> int:
    """One person's rests under 11 hours."""
    duties = roster.duties.get(employee, ())
    rests = [
        elapsed(earlier.end, later.start).total_seconds() / 60
        for earlier, later in pairwise(duties)
    ]
    if problem.calendar.cyclic and duties:
        turn = len(problem.calendar.days) * 24 * 60
        rests.append(elapsed(duties[-1].end, duties[0].start).total_seconds() / 60 + turn)
    return sum(rest < REST_MINUTES for rest in rests)


def measure(problem: Problem, roster: Roster) -> int:
    """Rests under 11 hours, all employees."""
    return sum(of_employee(problem, roster, employee.id) for employee in problem.employees)


GOAL = Goal(
    id="quick-returns",
    title="Kort hviletid mellom vakter",
    unit="antall",
    sentence="Antall ganger det er under 11 timer fri mellom to vakter etter hverandre.",
    source="Universitetet i Bergen (Vedaa 2017)",
    measure=measure,
)
