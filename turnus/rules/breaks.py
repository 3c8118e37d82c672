"""AML § 10-9 (1): a break in shifts over 5.5 hours, and 30 minutes of breaks from 8 hours."""

from collections.abc import Iterator

from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, hours, violation
from turnus.scenario import Problem

LAW = provision("breaks")


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every shift type of the roster or the scenario without the breaks it needs."""
    above, from_, half_hour = (
        LAW.value(name, on=problem.scenario.start)
        for name in ("break_above_minutes", "half_hour_from_minutes", "break_minutes")
    )
    used = {shift.code for shift in problem.shifts}
    used |= {duty.shift for row in roster.duties.values() for duty in row}
    for shift in problem.department.shifts:
        pause = shift.paid_break_minutes + shift.unpaid_break_minutes
        least = half_hour if shift.paid_minutes >= from_ else int(shift.paid_minutes > above)
        if shift.code in used and pause < least:
            needed = f"minst {least} minutter pause" if least > 1 else "pause"
            yield violation(
                LAW,
                None,
                None,
                measured=pause,
                limit=least,
                text=(
                    f"Vakt {shift.code} på {hours(shift.paid_minutes)} t "
                    f"har {pause} minutter pause; den skal ha {needed}."
                ),
            )
