"""AML § 10-4 (1): at most 9 hours a day and 40 a week."""

from collections.abc import Iterator

from turnus.agreement import Level
from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.averaging import cap, day_cap, week_cap
from turnus.rules.rule import Violation
from turnus.scenario import Problem

LAW = provision("norm-40")


def governs(problem: Problem) -> bool:
    """Where nobody has agreed to averaging."""
    return problem.agreement.level == Level.L0


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every day and every week over the longest norm; shorter weeks have rules of their own."""
    yield from day_cap(LAW, problem, roster)
    weeks = [cap(LAW, problem, "week_minutes", monday) for monday in problem.calendar.week_starts()]
    for employee in problem.employees:
        yield from week_cap(LAW, problem, roster, employee, weeks)
