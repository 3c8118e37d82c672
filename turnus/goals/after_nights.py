"""Runs of nights that less than 24 hours follow: from the end of the last night to the next duty.

A run is night shifts (``ShiftType.night``) that start on consecutive days; one night alone is a
run. In a repeating base roster the last duty is followed by the first of the next turn.
"""

from datetime import date

from turnus.calendar import DAY
from turnus.goals.goal import Goal, advised
from turnus.goals.rests import rests
from turnus.law import provision
from turnus.roster import Roster
from turnus.scenario import Problem

ADVICE = provision("health-after-nights")


def limit(problem: Problem) -> int:
    """Least minutes free: the department's own number, or the advised one."""
    own = problem.department.health.after_nights.limit
    return 60 * own if own else int(ADVICE.value("free_minutes", on=problem.scenario.start))


def found(problem: Problem, roster: Roster, employee: str) -> tuple[tuple[date, int], ...]:
    """The day of the duty that follows each run of nights too soon, and the minutes between."""
    least, calendar = limit(problem), problem.calendar
    told = []
    for earlier, later, rest in rests(problem, roster.duties.get(employee, ())):
        if not problem.shift(earlier.shift).night or rest >= least:
            continue
        days = (later.day - earlier.day) // DAY
        if calendar.cyclic and days <= 0:
            days += len(calendar.days)
        if days > 1 or not problem.shift(later.shift).night:
            told.append((later.day, rest))
    return tuple(told)


def measure(problem: Problem, roster: Roster) -> int:
    """Runs of nights with too little time after them, all employees."""
    return sum(len(found(problem, roster, employee.id)) for employee in problem.employees)


GOAL = Goal(
    id="after-nights",
    title="Under et døgn fri etter siste natt",
    unit="antall",
    sentence="Antall rekker av netter (også en natt alene) med under 24 timer, eller avdelingens "
    "eget tall, fra den siste natten slutter til neste vakt.",
    source=advised(ADVICE),
    measure=measure,
    advice=ADVICE,
)
