"""What the provisions on full-time hours share (HTA 4.2): no more than the position."""

from collections.abc import Iterator

from turnus.law import Provision
from turnus.norm import contract_minutes, full_time_norm, paid_minutes
from turnus.roster import Roster
from turnus.rules.rule import Violation, hours, violation
from turnus.scenario import Problem


def over_position(law: Provision, problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Those whom ``law`` governs by their own roster, with more paid time than their position."""
    for employee in problem.employees:
        norm = full_time_norm(problem, roster, employee)
        if norm.rule != law.id:
            continue
        paid = paid_minutes(problem, roster, employee, norm)
        agreed = contract_minutes(problem, employee, norm)
        limit = agreed + problem.balance_over(employee)
        if paid > limit:
            yield violation(
                law,
                employee.id,
                None,
                measured=paid,
                limit=limit,
                text=(
                    f"{hours(paid)} t betalt i planen; stillingen er {hours(agreed)} t, "
                    f"{hours(norm.minutes_per_week)} t/uke i hel stilling."
                ),
            )
