"""AML § 10-8 (1) (3): at least 11 hours of rest between two duties, less by agreement."""

from collections.abc import Iterator
from itertools import pairwise

from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, hours, violation
from turnus.scenario import Problem
from turnus.worked import between

LAW = provision("daily-rest")


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every rest between two duties that is too short, on the day of the later duty.

    The limit is the one in force on the day of the duty before the rest.
    """
    agreement, calendar = problem.agreement, problem.calendar
    for employee in problem.employees:
        for earlier, later in pairwise(roster.duties.get(employee.id, ())):
            rest = between(earlier.end, later.start)
            floor = LAW.value("rest_minutes", agreement.level, calendar.in_force(earlier.day))
            limit = max(floor, agreement.daily_rest_minutes)
            if rest < limit:
                yield violation(
                    LAW,
                    employee.id,
                    later.day,
                    measured=rest,
                    limit=limit,
                    text=f"{hours(rest)} t fri før vakten; kravet er {hours(limit)} t.",
                )
