"""AML § 10-11 (6): those who regularly work at night average 8 hours in 24 over four weeks."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from math import lcm

from turnus.agreement import Level
from turnus.calendar import Calendar
from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, hours, violation
from turnus.scenario import Problem
from turnus.texts.numbers import counted
from turnus.worked import block_sums, window_minutes

LAW = provision("night-average")
BLOCK_WEEKS = 4


def governs(problem: Problem) -> bool:
    """Unless the local union reps, or a union centrally, have derogated from it."""
    return problem.agreement.night_average or problem.agreement.level not in (Level.L2, Level.L4)


def weeks(problem: Problem) -> int:
    """Weeks of an endless roster until its four-week blocks start again, twice for the turn."""
    return 2 * lcm(problem.scenario.base_weeks, BLOCK_WEEKS)


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every four weeks with regular nights and too many hours; a duty counts where it starts.

    What is regular is asked once for each four weeks, as the law is when they begin.
    """
    calendar, reading = problem.calendar, problem.agreement.reading
    length = LAW.value("block_weeks", on=calendar.start)
    for employee in problem.employees:
        minutes, nights = [0] * calendar.weeks, [0] * calendar.weeks
        for duty in roster.duties.get(employee.id, ()):
            week = calendar.index(duty.day) // 7
            minutes[week] += duty.paid_minutes
            at_night = LAW.value("night_minutes", on=calendar.in_force(duty.day))
            nights[week] += window_minutes(duty, reading.night_start, reading.night_end) > at_night
        for (first, _, worked), (_, _, often) in zip(
            block_sums(minutes, length, reading.averaging),
            block_sums(nights, length, reading.averaging),
            strict=True,
        ):
            monday = calendar.start + timedelta(days=7 * first)
            regular = LAW.value("regular_duties", on=calendar.in_force(monday))
            limit = _block_minutes(calendar, monday, length)
            if often >= regular and worked > limit:
                yield violation(
                    LAW,
                    employee.id,
                    monday,
                    measured=worked,
                    limit=limit,
                    text=(
                        f"{hours(worked)} t på {counted(length, 'uke')} med {counted(often, 'natt')}; "
                        f"grensen er {hours(limit)} t."
                    ),
                )


def _block_minutes(calendar: Calendar, monday: date, length: int) -> Fraction:
    """Most minutes in a block of weeks: each week's part of the number in force in it."""
    mondays = (monday + timedelta(days=7 * week) for week in range(length))
    numbers = [LAW.value("block_minutes", on=calendar.in_force(each)) for each in mondays]
    return Fraction(sum(numbers), length)
