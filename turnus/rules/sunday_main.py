"""AML § 10-8 (4) s. 1-2: whoever worked a Sunday or holiday has the next one off."""

from collections.abc import Iterator
from itertools import pairwise

from turnus.agreement import Level
from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, date_text, violation
from turnus.scenario import Problem
from turnus.worked import red_days_worked

LAW = provision("sunday-main")


def governs(problem: Problem) -> bool:
    """Where nobody has agreed to average Sundays."""
    agreement = problem.agreement
    return agreement.sunday_average_weeks is None or agreement.level == Level.L0


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every worked red day that follows a worked red day."""
    for employee in problem.employees:
        worked = red_days_worked(problem, roster, employee)
        for first, second in pairwise(problem.calendar.red_days):
            if first in worked and second in worked:
                yield violation(
                    LAW,
                    employee.id,
                    second,
                    measured=2,
                    limit=1,
                    text=(
                        f"Arbeider to søn- eller helgedager på rad: "
                        f"{date_text(first)} og {date_text(second)}."
                    ),
                )
