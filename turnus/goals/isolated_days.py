"""Isolated working days and isolated days off, counted together.

A day of the plan is worked (a duty starts on it), vacation (marked FE; it counts as neither, even
with a duty), or off. A worked day is isolated when the days before and after are off; a day off is
isolated when both are worked. Only days with both neighbours in the plan are looked at; in a
repeating base roster the last day is followed by the first.
"""

from datetime import date

from turnus.goals.goal import Goal, advised
from turnus.law import provision
from turnus.roster import Mark, Roster
from turnus.scenario import Problem

ADVICE = provision("health-long-free")


def found(problem: Problem, roster: Roster, employee: str) -> tuple[date, ...]:
    """One person's isolated working days and days off."""
    worked = {duty.day for duty in roster.duties.get(employee, ())}
    vacation = set(roster.marked(employee, Mark.FE))
    days = problem.calendar.days
    states = [None if day in vacation else day in worked for day in days]
    if problem.calendar.cyclic:
        states, days = [states[-1], *states, states[0]], (days[-1], *days)
    around = zip(days[1:], states, states[1:], states[2:], strict=False)
    return tuple(
        day
        for day, before, this, after in around
        if this is not None and before is (not this) and after is (not this)
    )


def measure(problem: Problem, roster: Roster) -> int:
    """Isolated days, all employees."""
    return sum(len(found(problem, roster, employee.id)) for employee in problem.employees)


GOAL = Goal(
    id="isolated-days",
    title="Enkeltstående vakter og fridager",
    unit="antall",
    sentence="Antall vaktdager med fri dagen før og etter, og antall fridager med vakt dagen før "
    "og etter; dager ved siden av ferie teller ikke.",
    source=f"{advised(ADVICE)}; egen måte å telle på",
    measure=measure,
    advice=ADVICE,
)
