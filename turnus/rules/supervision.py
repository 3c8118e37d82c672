"""As agreed: a student's supervisor has day duties on enough weekdays of the practice."""

from collections.abc import Iterator
from datetime import date

from turnus.calendar import DAY, DayKind
from turnus.employee import Supervision
from turnus.law import provision
from turnus.roster import DAYS_AWAY, Roster
from turnus.roster_facts import is_evening, is_night
from turnus.rules.rule import Violation, date_text, violation
from turnus.scenario import Problem
from turnus.texts.numbers import counted

LAW = provision("supervision")


def governs(problem: Problem) -> bool:
    """Where somebody supervises, in a roster with dates."""
    return not problem.cyclic and any(each.supervises for each in problem.employees)


def practice_days(
    problem: Problem, roster: Roster, employee: str, practice: Supervision
) -> tuple[date, ...]:
    """Weekdays of the practice on which the supervisor has no vacation and no F3 or F5."""
    days = (practice.first + i * DAY for i in range((practice.last - practice.first).days + 1))
    return tuple(
        day
        for day in days
        if day in problem.calendar
        and problem.calendar.kind(day) is DayKind.WEEKDAY
        and roster.mark(employee, day) not in DAYS_AWAY
    )


def supervised(
    problem: Problem, roster: Roster, employee: str, practice: Supervision
) -> frozenset[date]:
    """Weekdays of the practice on which the supervisor has a day duty of care."""
    days = set(practice_days(problem, roster, employee, practice))
    return frozenset(
        duty.day
        for duty in roster.duties.get(employee, ())
        if duty.day in days
        and problem.shift(duty.shift).counts
        and not is_evening(duty)
        and not is_night(duty)
    )


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every practice with too few days beside the supervisor."""
    for employee in problem.employees:
        for practice in employee.supervises:
            most = len(practice_days(problem, roster, employee.id, practice))
            found = len(supervised(problem, roster, employee.id, practice))
            limit = min(practice.days, most)
            if found < limit:
                text = (
                    f"Har dagvakt på {counted(found, 'hverdag', 'hverdager')} av praksisen fra "
                    f"{date_text(practice.first)}; avtalt minst {limit}."
                )
                yield violation(LAW, employee.id, None, measured=found, limit=limit, text=text)
