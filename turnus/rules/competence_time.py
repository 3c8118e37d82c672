"""As agreed: time for learning that covers no demand, in whole duties, in the weeks without vacation."""

from collections.abc import Iterator
from math import ceil, floor

from turnus.employee import Employee
from turnus.law import provision
from turnus.position import contract_weeks, weeks_held
from turnus.roster import Roster
from turnus.rules import own_weekends
from turnus.rules.rule import Violation, hours, violation
from turnus.scenario import Problem

LAW = provision("competence-time")


def governs(problem: Problem) -> bool:
    """Where the department has set time aside, in a roster with dates."""
    return not problem.cyclic and problem.department.activities.competence_time is not None


def competence_minutes(problem: Problem, roster: Roster, employee: Employee) -> int:
    """Paid minutes of the duties that are competence time."""
    agreed = problem.department.activities.competence_time
    return sum(
        duty.paid_minutes
        for duty in roster.duties.get(employee.id, ())
        if agreed is not None and duty.shift in agreed.codes
    )


def least(problem: Problem, roster: Roster, employee: Employee) -> int:
    """Minutes that the agreement comes to for one person, in whole duties and never less.

    No more whole duties than the agreed weekends leave hours for in the shortest week.
    """
    agreed = problem.department.activities.competence_time
    if agreed is None:
        return 0
    shortest = min(problem.shift(code).paid_minutes for code in agreed.codes)
    weeks = (weeks_held if agreed.by_position else contract_weeks)(problem, roster, employee)
    wanted = ceil(weeks * agreed.minutes_per_week / shortest)
    room = floor(own_weekends.spare_minutes(problem, roster, employee) / shortest)
    return shortest * max(0, min(wanted, room))


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Everyone with less competence time than agreed."""
    for employee in problem.employees:
        found, limit = (each(problem, roster, employee) for each in (competence_minutes, least))
        if found < limit:
            text = f"{hours(found)} t kompetansetid i planen; avtalt minst {hours(limit)} t."
            yield violation(LAW, employee.id, None, measured=found, limit=limit, text=text)
