"""HTA: F5, another day off for each weekly day off (F1) on a holiday between two Sundays."""

from collections.abc import Iterator

from turnus.free_time import whole_day
from turnus.law import provision
from turnus.paid_off import f5_days
from turnus.roster import Mark, Roster
from turnus.rules.rule import Violation, violation
from turnus.scenario import Problem

LAW = provision("R-T5")


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Too few or too many F5, and every F5 on a red day or a day with work; none where paid out."""
    calendar = problem.calendar
    for employee in problem.employees:
        marked = roster.marked(employee.id, Mark.F5)
        due = f5_days(problem, employee)
        if len(marked) != due:
            yield violation(
                LAW,
                employee.id,
                None,
                measured=len(marked),
                limit=due,
                text=f"{len(marked)} F5 i planen; {due} skal gis.",
            )
        for day in marked:
            if day not in calendar or calendar.is_red(day):
                text = "F5 står på en dag som er rød eller utenfor planen."
                yield violation(LAW, employee.id, day, measured=1, limit=0, text=text)
            elif any(
                duty.overlap(*whole_day(problem, day)) > 0
                for duty in roster.duties.get(employee.id, ())
            ):
                text = "Arbeid på en dag som er fri for helligdag (F5)."
                yield violation(LAW, employee.id, day, measured=1, limit=0, text=text)
