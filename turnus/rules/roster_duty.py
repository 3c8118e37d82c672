"""AML § 10-3: the plan is discussed and shown at least 14 days before it starts."""

from collections.abc import Iterator
from datetime import date, timedelta

from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, date_text, violation
from turnus.scenario import Problem
from turnus.texts.numbers import counted

LAW = provision("roster-duty")


def latest_publication(start: date) -> date:
    """The last day on which a plan from ``start`` may be shown to the staff."""
    return start - timedelta(days=LAW.value("notice_days", on=start))


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:  # noqa: ARG001
    """A plan shown too late."""
    start, published = problem.scenario.start, problem.published
    latest = latest_publication(start)
    if published > latest:
        yield violation(
            LAW,
            None,
            published,
            measured=(start - published).days,
            limit=(start - latest).days,
            text=(
                f"Planen er vist {date_text(published)}; "
                f"senest {date_text(latest)} er {counted((start - latest).days, 'dag')} før start."
            ),
        )
