"""Nights beyond three in a row: max(0, length - 3) of every maximal run, summed.

A run is night shifts (``ShiftType.night``) that start on consecutive days. In a repeating base
roster the last day is followed by the first, and a run that never ends counts all its nights.
"""

from datetime import date

from turnus.goals.goal import Goal, advised
from turnus.goals.runs import runs, too_long
from turnus.law import provision
from turnus.roster import Roster
from turnus.scenario import Problem

ADVICE = provision("health-max-nights")
MOST: int = ADVICE.value("nights_in_a_row")


def limit(problem: Problem) -> int:
    """Most nights in a row: the department's own number, or the advised one."""
    own = problem.department.health.max_nights.limit
    return own or int(ADVICE.value("nights_in_a_row", on=problem.scenario.start))


def night_runs(problem: Problem, roster: Roster, employee: str) -> tuple[int, ...]:
    """Lengths of one person's runs of nights."""
    return runs(problem.calendar, _nights(problem, roster, employee))


def of_employee(
    problem: Problem, roster: Roster, employee: str
) -> tuple[tuple[date, int, int], ...]:
    """One person's runs that are too long: first night too many, length, nights too many."""
    return too_long(problem.calendar, _nights(problem, roster, employee), limit(problem))


def measure(problem: Problem, roster: Roster) -> int:
    """Nights beyond the limit in a row, all employees."""
    return sum(
        excess
        for employee in problem.employees
        for *_, excess in of_employee(problem, roster, employee.id)
    )


def _nights(problem: Problem, roster: Roster, employee: str) -> set[date]:
    return {duty.day for duty in roster.duties.get(employee, ()) if problem.shift(duty.shift).night}


GOAL = Goal(
    id="nights-in-a-row",
    title="Netter utover tre på rad",
    unit="antall",
    sentence="Antall nattevakter utover tre netter på rad for samme person, eller utover "
    "avdelingens eget tall.",
    source=advised(ADVICE),
    measure=measure,
    advice=ADVICE,
)
