"""Evenings and nights beyond a person's share by position size, in whole duties.

For evenings the group is all who do not work only nights, for nights all who may work nights. With
a_e a person's duties of the kind (``ShiftType.evening``, long shifts that end after 20:00 included;
``ShiftType.night``), A their sum, p_e position points and P their sum over the group:
excess_e = max(0, ceil((P·a_e - p_e·A) / P)). The goal is the sum of excess_e over both kinds, in
exact whole numbers. A group of fewer than two people gives 0.
"""

from turnus.employee import Employee
from turnus.goals.goal import Goal
from turnus.roster import Roster
from turnus.scenario import Problem


def evenings(problem: Problem, roster: Roster, employee: str) -> int:
    """One person's evening duties in the plan."""
    return sum(problem.shift(duty.shift).evening for duty in roster.duties.get(employee, ()))


def nights(problem: Problem, roster: Roster, employee: str) -> int:
    """One person's night duties in the plan."""
    return sum(problem.shift(duty.shift).night for duty in roster.duties.get(employee, ()))


def measure(problem: Problem, roster: Roster) -> int:
    """Evenings and nights beyond each person's share, all employees."""
    day_staff = [each for each in problem.employees if not each.night_only]
    night_staff = [each for each in problem.employees if each.nights]
    return _excess(day_staff, [evenings(problem, roster, each.id) for each in day_staff]) + _excess(
        night_staff, [nights(problem, roster, each.id) for each in night_staff]
    )


def _excess(group: list[Employee], counts: list[int]) -> int:
    if len(group) < 2:
        return 0
    points = sum(employee.position_points for employee in group)
    total = sum(counts)
    return sum(
        max(0, -((employee.position_points * total - points * count) // points))
        for employee, count in zip(group, counts, strict=True)
    )


GOAL = Goal(
    id="uneven",
    title="Skjev fordeling av kvelder og netter",
    unit="antall",
    sentence="Antall aftenvakter og nattevakter utover det stillingsstørrelsen tilsier, rundet opp "
    "til hele vakter for hver person.",
    source="egen definisjon",
    measure=measure,
)
