"""The number of rests under 660 minutes between one person's consecutive duties, real clock.

In a repeating base roster the last duty is followed by the first of the next turn.
"""

from datetime import date

from turnus.goals.goal import Goal, advised
from turnus.goals.rests import rests
from turnus.law import provision
from turnus.roster import Roster
from turnus.scenario import Problem

ADVICE = provision("health-quick-return")
REST_MINUTES: int = ADVICE.value("rest_minutes")


def found(problem: Problem, roster: Roster, employee: str) -> tuple[tuple[date, int], ...]:
    """The day after each of one person's rests under 11 hours, and its minutes."""
    least = ADVICE.value("rest_minutes", on=problem.scenario.start)
    return tuple(
        (later.day, rest)
        for _, later, rest in rests(problem, roster.duties.get(employee, ()))
        if rest < least
    )


def of_employee(problem: Problem, roster: Roster, employee: str) -> int:
    """One person's rests under 11 hours."""
    return len(found(problem, roster, employee))


def measure(problem: Problem, roster: Roster) -> int:
    """Rests under 11 hours, all employees."""
    return sum(of_employee(problem, roster, employee.id) for employee in problem.employees)


GOAL = Goal(
    id="quick-returns",
    title="Kort hviletid mellom vakter",
    unit="antall",
    sentence="Antall ganger det er under 11 timer fri mellom to vakter etter hverandre.",
    source=advised(ADVICE),
    measure=measure,
    advice=ADVICE,
)
