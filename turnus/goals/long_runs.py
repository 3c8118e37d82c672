"""Working days beyond five in a row: max(0, length - 5) of every maximal run, summed.

A day is worked when a duty starts on it. In a repeating base roster the last day is followed by the
first, and a run that never ends counts all its days.
"""

from datetime import date

from turnus.goals.goal import Goal, advised
from turnus.goals.runs import too_long
from turnus.law import provision
from turnus.roster import Roster
from turnus.scenario import Problem

ADVICE = provision("health-max-streak")


def limit(problem: Problem) -> int:
    """Most working days in a row: the department's own number, or the advised one."""
    own = problem.department.health.max_streak.limit
    return own or int(ADVICE.value("days_in_a_row", on=problem.scenario.start))


def of_employee(
    problem: Problem, roster: Roster, employee: str
) -> tuple[tuple[date, int, int], ...]:
    """One person's runs that are too long: first day too many, length, days too many."""
    days = {duty.day for duty in roster.duties.get(employee, ())}
    return too_long(problem.calendar, days, limit(problem))


def measure(problem: Problem, roster: Roster) -> int:
    """Working days beyond the limit in a row, all employees."""
    return sum(
        excess
        for employee in problem.employees
        for *_, excess in of_employee(problem, roster, employee.id)
    )


GOAL = Goal(
    id="long-runs",
    title="Arbeidsdager utover fem på rad",
    unit="antall",
    sentence="Antall dager med vakt utover fem på rad for samme person, eller utover avdelingens "
    "eget tall. Tallet fem er en tommelfingerregel som ikke er bekreftet.",
    source=advised(ADVICE),
    measure=measure,
    advice=ADVICE,
)
