"""AML § 10-6 (1): no more paid time than the position, but for one shift of rounding."""

from collections.abc import Iterator

from turnus.law import provision
from turnus.norm import contract_minutes, full_time_norm, paid_minutes
from turnus.roster import Roster
from turnus.rules.rule import Violation, hours, violation
from turnus.scenario import Problem

LAW = provision("no-planned-overtime")


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Everyone whose plan exceeds the position by more than one shift of their own."""
    shifts = LAW.value("own_shifts", on=problem.scenario.start)
    for employee in problem.employees:
        norm = full_time_norm(problem, roster, employee)
        paid = paid_minutes(problem, roster, employee, norm)
        agreed = contract_minutes(problem, employee, norm)
        limit = agreed + shifts * problem.own_shift_minutes(employee)
        if paid > limit:
            yield violation(
                LAW,
                employee.id,
                None,
                measured=paid,
                limit=limit,
                text=(
                    f"{hours(paid)} t betalt i planen, {hours(paid - agreed)} t "
                    f"over stillingen på {hours(agreed)} t."
                ),
            )
