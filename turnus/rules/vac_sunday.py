"""Ferieloven § 5 (4) a: the Sunday just before or just after a vacation is free."""

from collections.abc import Iterator
from datetime import timedelta

from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, violation
from turnus.scenario import Problem
from turnus.vacation import vacation_blocks
from turnus.worked import red_days_worked

LAW = provision("vac-sunday")


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every vacation of six working days or more between two worked Sundays.

    A Sunday outside the plan is not known and counts as free.
    """
    least = LAW.value("working_days", on=problem.scenario.start)
    for employee in problem.employees:
        worked = red_days_worked(problem, roster, employee)
        for block in vacation_blocks(problem, roster, employee):
            if len(block.working_days) < least:
                continue
            before = block.first - timedelta(days=block.first.weekday() + 1)
            after = block.last + timedelta(days=(6 - block.last.weekday()) or 7)
            if before in worked and after in worked:
                yield violation(
                    LAW,
                    employee.id,
                    block.first,
                    measured=0,
                    limit=1,
                    text="Arbeider både søndagen før og søndagen etter ferien.",
                )
