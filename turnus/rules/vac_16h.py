"""Ferieloven § 5 (4) b: 16 hours off beside the days of a vacation of 18 working days or more."""

from collections.abc import Iterator
from datetime import UTC

from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, hours, violation
from turnus.scenario import Problem
from turnus.vacation import vacation_blocks
from turnus.worked import between

LAW = provision("vac-16h")
DAY_MINUTES = 24 * 60


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every long vacation with too little time from the last duty before it to the first after it.

    Duties outside the plan are not known and are taken to be far enough away.
    """
    on = problem.scenario.start
    least, beyond = (LAW.value(name, on=on) for name in ("working_days", "beyond_minutes"))
    for employee in problem.employees:
        duties = roster.duties.get(employee.id, ())
        for block in vacation_blocks(problem, roster, employee):
            ends = [each.end.astimezone(UTC) for each in duties if each.day < block.first]
            starts = [each.start.astimezone(UTC) for each in duties if each.day > block.last]
            if len(block.working_days) < least or not ends or not starts:
                continue
            limit = DAY_MINUTES * ((block.last - block.first).days + 1) + beyond
            gap = between(max(ends), min(starts))
            if gap < limit:
                yield violation(
                    LAW,
                    employee.id,
                    block.first,
                    measured=gap,
                    limit=limit,
                    text=(
                        f"Fra siste vakt før ferien til første etter er det {hours(gap)} t; "
                        f"kravet er {hours(limit)} t."
                    ),
                )
