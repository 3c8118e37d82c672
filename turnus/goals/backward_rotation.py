"""Days on which somebody goes from evening to day, or from night to evening or day, since yesterday.

The order of a day is day, evening, night (``ShiftType.evening`` ends after 20:00, long shifts
included). In a repeating base roster the last day is followed by the first.
"""

from datetime import date

from turnus.calendar import DAY
from turnus.department import ShiftType
from turnus.goals.goal import Goal, advised
from turnus.law import provision
from turnus.roster import Roster
from turnus.scenario import Problem

ADVICE = provision("health-forward-rotation")


def found(problem: Problem, roster: Roster, employee: str) -> tuple[date, ...]:
    """The days of one person's duties that begin earlier in the order than the day before."""
    calendar = problem.calendar
    place = {
        duty.day: _place(problem.shift(duty.shift)) for duty in roster.duties.get(employee, ())
    }
    told = []
    for day, now in place.items():
        before = calendar.end - DAY if calendar.cyclic and day == calendar.start else day - DAY
        if place.get(before, 0) > now:
            told.append(day)
    return tuple(told)


def measure(problem: Problem, roster: Roster) -> int:
    """Steps backwards from one day to the next, all employees."""
    return sum(len(found(problem, roster, employee.id)) for employee in problem.employees)


def _place(shift: ShiftType) -> int:
    return 2 if shift.night else 1 if shift.evening else 0


GOAL = Goal(
    id="backward-rotation",
    title="Rotasjon mot klokka",
    unit="antall",
    sentence="Antall ganger noen går fra aften til dag, fra natt til aften eller fra natt til dag "
    "fra den ene dagen til den neste; vakter som slutter etter kl. 20, er aften.",
    source=advised(ADVICE),
    measure=measure,
    advice=ADVICE,
)
