"""What the provisions on shorter weeks share (AML § 10-4): no week over the norm."""

from collections.abc import Iterator

from turnus.law import Provision
from turnus.roster import Roster
from turnus.rules.averaging import week_cap
from turnus.rules.rule import Violation
from turnus.rules.week_norm import statutory_weeks
from turnus.scenario import Problem


def over_norm(law: Provision, problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Weeks over the norm, of those whom ``law`` governs by their own roster."""
    mondays = problem.calendar.days[::7]
    for employee in problem.employees:
        rule, limits = statutory_weeks(problem, roster, employee, mondays)
        if rule == law.id:
            yield from week_cap(law, problem, roster, employee, limits)
