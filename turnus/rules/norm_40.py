"""AML § 10-4 (1) (4): at most 9 hours a day and 40 a week, 38 for Sunday and night work."""

from collections.abc import Iterator

from turnus.agreement import Level
from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.averaging import day_cap, statutory_weeks, week_cap
from turnus.rules.rule import Violation
from turnus.scenario import Problem

LAW = provision("norm-40")


def governs(problem: Problem) -> bool:
    """Where nobody has agreed to averaging."""
    return problem.agreement.level == Level.L0


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every day and every week over the statutory norm."""
    yield from day_cap(LAW, problem, roster)
    mondays = problem.calendar.days[::7]
    for employee in problem.employees:
        limits = statutory_weeks(problem, roster, employee, mondays)
        yield from week_cap(LAW, problem, roster, employee, limits)
