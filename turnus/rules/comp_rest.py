"""AML § 10-8 (3): after a rest shorter than 11 hours the next one makes up for what was missing."""

from collections.abc import Iterator
from itertools import pairwise

from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, hours, violation
from turnus.scenario import Problem
from turnus.worked import between

LAW = provision("comp-rest")


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every rest that does not make up for the one before; what it still lacks is carried on.

    A full rest is as long as is in force on the day of the duty before it.
    """
    level, calendar = problem.agreement.level, problem.calendar
    for employee in problem.employees:
        owed = 0.0
        for earlier, later in pairwise(roster.duties.get(employee.id, ())):
            full = LAW.value("rest_minutes", level, calendar.in_force(earlier.day))
            rest, limit = between(earlier.end, later.start), full + owed
            if owed and rest < limit:
                yield violation(
                    LAW,
                    employee.id,
                    later.day,
                    measured=rest,
                    limit=limit,
                    text=(
                        f"{hours(rest)} t fri etter en kort hvile; "
                        f"kravet er {hours(limit)} t, {hours(owed)} t mer enn {hours(full)}."
                    ),
                )
            owed = max(0.0, limit - rest)
