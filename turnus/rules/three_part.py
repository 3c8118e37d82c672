"""As agreed: those who work days and nights keep the conditions of three-part work (HTA 4.2.4)."""

from collections.abc import Iterator

from turnus.law import provision
from turnus.norm import three_part_conditions
from turnus.roster import Roster
from turnus.rules.rule import Violation, violation
from turnus.scenario import Problem

LAW = provision("three-part")


def governs(problem: Problem) -> bool:
    """Where the scenario keeps three-part work."""
    return problem.scenario.keep_three_part


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Everyone who works days and nights and whose own roster lacks a condition."""
    for employee in problem.employees:
        if employee.night_only or not employee.nights:
            continue
        conditions = three_part_conditions(problem, roster, employee)
        missing = [name for name, met in conditions.items() if not met]
        if missing:
            yield violation(
                LAW,
                employee.id,
                None,
                measured=len(conditions) - len(missing),
                limit=len(conditions),
                text=f"Turnusen er ikke tredelt; den mangler {', '.join(missing)}.",
            )
