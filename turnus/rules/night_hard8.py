"""AML § 10-11 (7): nights with special risk or great strain are at most 8 hours."""

from collections.abc import Iterator

from turnus.agreement import Level
from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, hours, violation
from turnus.scenario import Problem
from turnus.worked import window_minutes

LAW = provision("night-hard8")


def governs(problem: Problem) -> bool:
    """Where nights are such a strain, and no union has derogated from the night limits."""
    agreement = problem.agreement
    derogated = not agreement.night_average and agreement.level in (Level.L2, Level.L4)
    return agreement.night_strain and not derogated


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every duty with much of its time at night that is too long."""
    reading, calendar = problem.agreement.reading, problem.calendar
    for employee in problem.employees:
        for duty in roster.duties.get(employee.id, ()):
            at_night, limit = (
                LAW.value(name, on=calendar.in_force(duty.day))
                for name in ("night_minutes", "day_minutes")
            )
            night = window_minutes(duty, reading.night_start, reading.night_end)
            if night > at_night and duty.paid_minutes > limit:
                yield violation(
                    LAW,
                    employee.id,
                    duty.day,
                    measured=duty.paid_minutes,
                    limit=limit,
                    text=f"Nattvakt på {hours(duty.paid_minutes)} t; grensen er {hours(limit)} t.",
                )
