"""As agreed: one stretch of vacation takes up no more than so many of a person's own weekends."""

from collections.abc import Iterator
from datetime import date

from turnus.calendar import DAY
from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, violation
from turnus.scenario import Problem
from turnus.vacation import Block, vacation_blocks
from turnus.weekend import own_weekend

LAW = provision("vac-weekend")


def governs(problem: Problem) -> bool:
    """Where it is agreed, in a plan with dates."""
    return not problem.cyclic and problem.agreement.vacation_weekends is not None


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every stretch with too many of the own weekends of those whose weekends are known."""
    limit = problem.agreement.vacation_weekends or 0
    for employee in problem.employees:
        if employee.weekend is None or employee.weekend_group is None:
            continue
        own = [
            monday
            for week, monday in enumerate(problem.calendar.week_starts())
            if own_weekend(problem, employee, week)
        ]
        for block in vacation_blocks(problem, roster, employee):
            taken = sum(takes_up(block, monday + 5 * DAY) for monday in own)
            if taken > limit:
                yield violation(
                    LAW,
                    employee.id,
                    block.first,
                    measured=taken,
                    limit=limit,
                    text=f"Ferien tar {taken} av de egne arbeidshelgene; avtalen er høyst {limit}.",
                )


def takes_up(block: Block, saturday: date) -> bool:
    """Whether the Saturday or the Sunday of a weekend lies inside the vacation."""
    return block.first <= saturday + DAY and saturday <= block.last
