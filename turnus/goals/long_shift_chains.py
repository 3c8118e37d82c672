"""Long shifts beyond two on days in a row: max(0, length - 2) of every maximal run, summed.

A long shift has more than ten hours' work (``ShiftType.long``). In a repeating base roster the last
day is followed by the first, and a run that never ends counts all its days.
"""

from datetime import date

from turnus.goals.goal import Goal, advised
from turnus.goals.runs import too_long
from turnus.law import provision
from turnus.roster import Roster
from turnus.scenario import Problem

ADVICE = provision("health-long-shift-chain")


def limit(problem: Problem) -> int:
    """Most long shifts in a row: the department's own number, or the advised one."""
    own = problem.department.health.long_shift_chain.limit
    return own or int(ADVICE.value("long_shifts_in_a_row", on=problem.scenario.start))


def of_employee(
    problem: Problem, roster: Roster, employee: str
) -> tuple[tuple[date, int, int], ...]:
    """One person's runs that are too long: first day too many, length, days too many."""
    days = {duty.day for duty in roster.duties.get(employee, ()) if problem.shift(duty.shift).long}
    return too_long(problem.calendar, days, limit(problem))


def measure(problem: Problem, roster: Roster) -> int:
    """Long shifts beyond the limit in a row, all employees."""
    return sum(
        excess
        for employee in problem.employees
        for *_, excess in of_employee(problem, roster, employee.id)
    )


GOAL = Goal(
    id="long-shift-chains",
    title="Langvakter utover to på rad",
    unit="antall",
    sentence="Antall langvakter utover to dager på rad for samme person, eller utover "
    "avdelingens eget tall. Tallet to er ikke bekreftet.",
    source=advised(ADVICE),
    measure=measure,
    advice=ADVICE,
)
