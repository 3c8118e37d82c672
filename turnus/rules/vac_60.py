"""Ferieloven § 5 (2): six working days more from the year one turns 60."""

from collections.abc import Iterator

from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, violation
from turnus.scenario import Problem
from turnus.texts.numbers import counted
from turnus.vacation import days_owed, is_a_year, ordinary_days, vacation_working_days

LAW = provision("vac-60")


def governs(problem: Problem) -> bool:
    """Where somebody turns 60, in a roster with dates."""
    return not problem.cyclic and any(each.turns_60 for each in problem.employees)


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Everyone of that age with fewer days than the ordinary ones and the extra week."""
    if not is_a_year(problem.calendar):
        return
    for employee in problem.employees:
        least = days_owed(employee, problem.calendar)
        days = len(vacation_working_days(problem, roster, employee))
        if least > ordinary_days(employee, problem.scenario.start) and days < least:
            yield violation(
                LAW,
                employee.id,
                None,
                measured=days,
                limit=least,
                text=f"{counted(days, 'virkedag')} ferie i planen; med ekstra ferieuke er kravet {least}.",
            )
