"""AML § 10-9 (1): a break in shifts over 5.5 hours, and 30 minutes of breaks from 8 hours."""

from collections.abc import Iterator
from datetime import date

from turnus.department import ShiftType
from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, hours, violation
from turnus.scenario import Problem
from turnus.texts.numbers import counted

LAW = provision("breaks")


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every shift type of the roster or the scenario without the breaks it needs.

    It is asked when the plan starts, and again where a duty has it under a later law.
    """
    used = {(shift.code, problem.scenario.start) for shift in problem.shifts}
    for row in roster.duties.values():
        used |= {(duty.shift, problem.calendar.in_force(duty.day)) for duty in row}
    told: set[tuple[str, int]] = set()
    for code, day in sorted(used, key=lambda each: (each[1], each[0])):
        shift = next((each for each in problem.department.shifts if each.code == code), None)
        if shift is None:
            continue
        pause, least = shift.paid_break_minutes + shift.unpaid_break_minutes, _least(shift, day)
        if pause < least and (code, least) not in told:
            told.add((code, least))
            needed = f"minst {counted(least, 'minutt')} pause" if least > 1 else "pause"
            yield violation(
                LAW,
                None,
                day if day > problem.scenario.start else None,
                measured=pause,
                limit=least,
                text=(
                    f"Vakt {shift.code} på {hours(shift.paid_minutes)} t "
                    f"har {counted(pause, 'minutt')} pause; den skal ha {needed}."
                ),
            )


def _least(shift: ShiftType, day: date) -> int:
    """Fewest minutes of break on a day; 1 where one is due and its length is free."""
    above, from_, half_hour = (
        LAW.value(name, on=day)
        for name in ("break_above_minutes", "half_hour_from_minutes", "break_minutes")
    )
    least: int = half_hour if shift.paid_minutes >= from_ else int(shift.paid_minutes > above)
    return least
