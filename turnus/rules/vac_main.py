"""Ferieloven § 7 (1): 18 working days of vacation in one stretch from 1 June to 30 September."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, violation
from turnus.scenario import Problem
from turnus.texts.numbers import counted
from turnus.vacation import vacation_blocks

LAW = provision("vac-main")


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Everyone without a long enough stretch, in each summer that the plan holds whole.

    Those who have agreed to another main vacation are left out.
    """
    least = LAW.value("working_days", on=problem.scenario.start)
    for first, last in summers(problem):
        for employee in problem.employees:
            if employee.main_vacation_waived:
                continue
            longest = max(
                (
                    sum(first <= day <= last for day in block.working_days)
                    for block in vacation_blocks(problem, roster, employee)
                ),
                default=0,
            )
            if longest < least:
                yield violation(
                    LAW,
                    employee.id,
                    first,
                    measured=longest,
                    limit=least,
                    text=(
                        f"Lengste ferie om sommeren er {counted(longest, 'virkedag')} i ett strekk; "
                        f"kravet er {least}."
                    ),
                )


def summers(problem: Problem) -> Iterator[tuple[date, date]]:
    """First and last day of each summer that the plan holds whole."""
    calendar, on = problem.calendar, problem.scenario.start
    start, end = LAW.value("first_month", on=on), LAW.value("last_month", on=on)
    for year in range(calendar.start.year, calendar.end.year + 1):
        first, last = date(year, start, 1), date(year, end, monthrange(year, end)[1])
        if first in calendar and last in calendar:
            yield first, last
