"""NFA's advice on night work: at most one night a week in pregnancy, at the person's own wish.

It governs every plan with dates: where it was told to be silent, all would know that nobody is pregnant.
"""

from collections.abc import Iterator

from turnus.calendar import DAY
from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, known_shift, violation
from turnus.scenario import Problem
from turnus.texts.numbers import counted

LAW = provision("pregnant-nights")


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every week of the time given with more nights; told without a name, for it is about health."""
    for employee in problem.employees:
        if employee.pregnancy is None:
            continue
        nights = [
            duty.day
            for duty in roster.duties.get(employee.id, ())
            if (shift := known_shift(problem, duty)) and shift.night
        ]
        for monday in problem.calendar.week_starts():
            sunday, limit = monday + 6 * DAY, LAW.value("nights_a_week", on=monday)
            if employee.pregnancy.first > sunday or employee.pregnancy.last < monday:
                continue
            worked = sum(monday <= day <= sunday for day in nights)
            if worked > limit:
                yield violation(
                    LAW,
                    None,
                    monday,
                    measured=worked,
                    limit=limit,
                    text=f"{counted(worked, 'nattevakt')} i en uke der høyst {limit} er avtalt.",
                )
