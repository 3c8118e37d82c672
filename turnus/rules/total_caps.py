"""AML § 10-6 (8) (9): ordinary time and overtime together, by day, week and eight weeks."""

from collections.abc import Iterator

from turnus.agreement import Level
from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.averaging import block_means, cap, day_cap, week_cap
from turnus.rules.rule import Violation
from turnus.scenario import Problem

LAW = provision("total-caps")


def governs(problem: Problem) -> bool:
    """But where a central agreement has limits of its own."""
    return problem.agreement.level != Level.L4


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every day, week and 8-week mean over the cap on all working time."""
    yield from day_cap(LAW, problem, roster)
    weeks = [cap(LAW, problem, "week_minutes", monday) for monday in problem.calendar.week_starts()]
    for employee in problem.employees:
        yield from week_cap(LAW, problem, roster, employee, weeks)
        yield from block_means(LAW, problem, roster, employee)
