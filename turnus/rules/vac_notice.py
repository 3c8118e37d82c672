"""Ferieloven § 6 (2): the staff are told at least two months before their vacation."""

from collections.abc import Iterator
from datetime import date

from dateutil.relativedelta import relativedelta

from turnus.law import provision
from turnus.roster import Mark, Roster
from turnus.rules.rule import Violation, date_text, violation
from turnus.scenario import Problem

LAW = provision("vac-notice")


def latest_notice(first: date) -> date:
    """The last day on which one may be told of a vacation that begins on ``first``."""
    months: int = LAW.value("notice_months", on=first)
    return first - relativedelta(months=months)


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Everyone whose first vacation, apart from what was settled before, is told too late."""
    told = problem.scenario.vacation_published
    if told is None:
        return
    for employee in problem.employees:
        planned = (
            day
            for day in roster.marked(employee.id, Mark.FE)
            if not any(day in span for span in employee.vacation)
        )
        first = next(planned, None)
        if first is not None and told > (latest := latest_notice(first)):
            yield violation(
                LAW,
                employee.id,
                first,
                measured=(first - told).days,
                limit=(first - latest).days,
                text=(
                    f"Ferien fra {date_text(first)} er varslet {date_text(told)}; "
                    f"senest {date_text(latest)} er to måneder før."
                ),
            )
