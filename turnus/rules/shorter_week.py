"""As agreed: nobody's roster gives a longer full-time week than 35.5 hours."""

from collections.abc import Iterator

from turnus.law import provision
from turnus.norm import full_time_norm
from turnus.roster import Roster
from turnus.rules.rule import Violation, hours, violation
from turnus.scenario import Problem

LAW = provision("shorter-week")


def governs(problem: Problem) -> bool:
    """Where the scenario keeps the shorter week."""
    return problem.scenario.keep_shorter_week


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Everyone whose own roster gives the 37.5 hour week (R-T1)."""
    limit = LAW.value("week_minutes", on=problem.scenario.start)
    for employee in problem.employees:
        norm = full_time_norm(problem, roster, employee)
        if norm.rule == "R-T1":
            yield violation(
                LAW,
                employee.id,
                None,
                measured=norm.minutes_per_week,
                limit=limit,
                text=(
                    f"Turnusen gir {hours(norm.minutes_per_week)} t/uke i hel stilling; "
                    f"avtalen er høyst {hours(limit)} t."
                ),
            )
