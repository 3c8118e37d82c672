"""As agreed: no more people on vacation the same day than the department allows."""

from collections import Counter
from collections.abc import Iterator
from math import floor

from turnus.law import provision
from turnus.roster import Mark, Roster
from turnus.rules.rule import Violation, violation
from turnus.scenario import Problem

LAW = provision("max-away")


def most_away(problem: Problem) -> int:
    """People who may be on vacation the same day."""
    least: int = LAW.value("people_at_least", on=problem.scenario.start)
    share = floor(problem.department.max_away_share * len(problem.employees) + 1e-9)
    return max(least, share)


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every day with too many on vacation."""
    limit = most_away(problem)
    away = Counter(
        day for employee in problem.employees for day in roster.marked(employee.id, Mark.FE)
    )
    for day in sorted(away):
        if away[day] > limit:
            yield violation(
                LAW,
                None,
                day,
                measured=away[day],
                limit=limit,
                text=f"{away[day]} er på ferie samme dag; høyst {limit} kan være det.",
            )
