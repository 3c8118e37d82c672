"""Nights beyond three in a row: max(0, length - 3) of every maximal run, summed.

A run is night shifts (``ShiftType.night``) that start on consecutive days. In a repeating base
roster the last day is followed by the first, and a run that never ends counts all its nights.
"""

from turnus.goals.goal import Goal
from turnus.goals.runs import runs
from turnus.roster import Roster
from turnus.scenario import Problem

MOST = 3


def night_runs(problem: Problem, roster: Roster, employee: str) -> tuple[int, ...]:
    """Lengths of one person's runs of nights."""
    nights = {
        duty.day for duty in roster.duties.get(employee, ()) if problem.shift(duty.shift).night
    }
    return runs(problem.calendar, nights)


def measure(problem: Problem, roster: Roster) -> int:
    """Nights beyond three in a row, all employees."""
    endless = len(problem.calendar.days) if problem.calendar.cyclic else None
    return sum(
        length if length == endless else max(0, length - MOST)
        for employee in problem.employees
        for length in night_runs(problem, roster, employee.id)
    )


GOAL = Goal(
    id="nights-in-a-row",
    title="Netter utover tre på rad",
    unit="antall",
    sentence="Antall nattevakter utover tre netter på rad for samme person.",
    source="egen definisjon",
    measure=measure,
)
