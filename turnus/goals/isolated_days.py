"""Isolated working days and isolated days off, counted together.

A day of the plan is worked (a duty starts on it), vacation (marked FE; it counts as neither, even
with a duty), or off. A worked day is isolated when the days before and after are off; a day off is
isolated when both are worked. Only days with both neighbours in the plan are looked at; in a
repeating base roster the last day is followed by the first.
"""

from turnus.goals.goal import Goal
from turnus.roster import Mark, Roster
from turnus.scenario import Problem


def of_employee(problem: Problem, roster: Roster, employee: str) -> int:
    """One person's isolated working days and days off."""
    worked = {duty.day for duty in roster.duties.get(employee, ())}
    vacation = set(roster.marked(employee, Mark.FE))
    states = [None if day in vacation else day in worked for day in problem.calendar.days]
    if problem.calendar.cyclic:
        states = [states[-1], *states, states[0]]
    around = zip(states, states[1:], states[2:], strict=False)
    return sum(
        this is not None and before is (not this) and after is (not this)
        for before, this, after in around
    )


def measure(problem: Problem, roster: Roster) -> int:
    """Isolated days, all employees."""
    return sum(of_employee(problem, roster, employee.id) for employee in problem.employees)


GOAL = Goal(
    id="isolated-days",
    title="Enkeltstående vakter og fridager",
    unit="antall",
    sentence="Antall vaktdager med fri dagen før og etter, og antall fridager med vakt dagen før "
    "og etter; dager ved siden av ferie teller ikke.",
    source="egen definisjon",
    measure=measure,
)
