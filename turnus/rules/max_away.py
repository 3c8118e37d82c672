"""As agreed: no more people on vacation the same day than the department allows."""

from collections import Counter
from collections.abc import Iterable, Iterator
from math import floor

from turnus.employee import Employee
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
    """Every day with too many on vacation, of all or of one competence."""
    yield from _crowded(roster, problem.employees, most_away(problem), "")
    for competence, limit in problem.department.max_away_by_competence.items():
        staff = [each for each in problem.employees if each.competence == competence]
        name = problem.department.competence(competence).name
        yield from _crowded(roster, staff, limit, f" med kompetansen {name}")


def _crowded(
    roster: Roster, staff: Iterable[Employee], limit: int, who: str
) -> Iterator[Violation]:
    away = Counter(day for employee in staff for day in roster.marked(employee.id, Mark.FE))
    for day in sorted(away):
        if away[day] > limit:
            yield violation(
                LAW,
                None,
                day,
                measured=away[day],
                limit=limit,
                text=f"{away[day]}{who} er på ferie samme dag; høyst {limit} kan være det.",
            )
