"""As agreed: paid time over the plan falls no further below the position than agreed."""

from collections.abc import Iterator

from turnus.law import provision
from turnus.norm import contract_minutes, full_time_norm, paid_minutes
from turnus.roster import Roster
from turnus.rules.rule import Violation, hours, violation
from turnus.scenario import Problem

LAW = provision("hours-balance")


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Everyone whose plan is too far below the position."""
    for employee in problem.employees:
        norm = full_time_norm(problem, roster, employee)
        paid = paid_minutes(problem, roster, employee, norm)
        agreed = contract_minutes(problem, employee, norm)
        limit = agreed - problem.balance_under(employee)
        if paid < limit:
            yield violation(
                LAW,
                employee.id,
                None,
                measured=paid,
                limit=limit,
                text=(
                    f"{hours(paid)} t betalt i planen, {hours(agreed - paid)} t "
                    f"under stillingen på {hours(agreed)} t."
                ),
            )
