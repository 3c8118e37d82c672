"""Working time read off duties on the real clock: by day, by week, at night, on red days."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from turnus.calendar import DAY, wall
from turnus.employee import Employee
from turnus.roster import Duty, Roster
from turnus.scenario import Problem
from turnus.schema import minute_of

MINUTE = timedelta(minutes=1)


def window_minutes(duty: Duty, start: time, end: time) -> int:
    """Working minutes of a duty inside a daily window, which crosses midnight if its end is first.

    Unpaid breaks have no place on the clock: they are taken from the time outside the window first.
    """
    first, last = minute_of(start), minute_of(end)
    if last <= first:
        last += 24 * 60
    zone = duty.start.tzinfo or UTC
    inside = 0
    day = duty.day - DAY
    while day <= duty.end.date():
        inside += duty.overlap(wall(day, first, zone), wall(day, last, zone))
        day += DAY
    return min(inside, duty.paid_minutes)


def day_minutes(problem: Problem, roster: Roster, employee: Employee) -> dict[date, int]:
    """Working minutes by day (I1, I3): a whole duty belongs to the day it starts on."""
    boundary = problem.agreement.reading.day_boundary_minute * MINUTE
    sums: dict[date, int] = {}
    for duty in roster.duties.get(employee.id, ()):
        day = (duty.start - boundary).date()
        sums[day] = sums.get(day, 0) + duty.paid_minutes
    return sums


def any_24_hours(_: Problem, roster: Roster, employee: Employee) -> dict[date, int]:
    """By day, the most working minutes in 24 hours from the start of one of its duties (I1).

    No other 24 hours hold more. An unpaid break has no place on the clock and may lie outside them.
    """
    duties = roster.duties.get(employee.id, ())
    most: dict[date, int] = {}
    for i, first in enumerate(duties):
        start = first.start.astimezone(UTC)
        inside = 0
        for j in range(i, len(duties)):
            if duties[j].start >= start + DAY:
                break
            inside += min(duties[j].overlap(start, start + DAY), duties[j].paid_minutes)
        most[first.day] = max(inside, most.get(first.day, 0))
    return most


def week_minutes(problem: Problem, roster: Roster, employee: Employee) -> list[int]:
    """Working minutes by calendar week of the plan (I2, I3)."""
    whole = problem.agreement.reading.week_split == "start-day"
    sums = [0] * problem.calendar.weeks
    for duty in roster.duties.get(employee.id, ()):
        week = problem.calendar.index(duty.day) // 7
        parts = (duty.paid_minutes,) if whole else _across_monday(problem, duty)
        for offset, minutes in enumerate(parts):
            if 0 <= week + offset < len(sums):
                sums[week + offset] += minutes
    return sums


def _across_monday(problem: Problem, duty: Duty) -> tuple[int, ...]:
    """Minutes before and after the end of the week; the unpaid break lies in the longer part.

    A duty that is not split is whole in the week where it ends, or where most of it is.
    """
    monday = problem.calendar.wall(duty.day + (7 - duty.day.weekday()) * DAY, 0)
    after = duty.minutes - duty.overlap(duty.start, monday)
    before = duty.minutes - after
    reading = problem.agreement.reading.week_split
    if reading != "split":
        later = after > 0 if reading == "end-day" else after > before
        return (0, duty.paid_minutes) if later else (duty.paid_minutes, 0)
    if after > before:
        return before, after - duty.unpaid_break_minutes
    return before - duty.unpaid_break_minutes, after


def block_sums(values: Sequence[int], weeks: int, averaging: str) -> Iterator[tuple[int, int, int]]:
    """First week, length and sum of each block of weeks (I7), or of every window where ``rolling``.

    A last block that runs past the plan is as long as its part of the plan.
    """
    starts = range(0, len(values), weeks)
    if averaging == "rolling":
        starts = range(max(1, len(values) - weeks + 1))
    for first in starts:
        part = values[first : first + weeks]
        yield first, len(part), sum(part)


def red_minutes(problem: Problem, roster: Roster, employee: Employee) -> dict[date, int]:
    """Minutes of presence inside each red day's window (aml § 10-10 (1)), where there are any."""
    calendar = problem.calendar
    touched: dict[date, int] = {}
    for duty in roster.duties.get(employee.id, ()):
        for offset in range((duty.end.date() - duty.day).days + 2):
            day = duty.day + offset * DAY
            if day in calendar and calendar.is_red(day):
                minutes = duty.overlap(*calendar.red_window(day))
                if minutes:
                    touched[day] = touched.get(day, 0) + minutes
    return touched


def red_days_worked(problem: Problem, roster: Roster, employee: Employee) -> frozenset[date]:
    """Red days of the plan with more work than the reading allows (I6)."""
    least = problem.agreement.reading.red_overlap_minutes
    touched = red_minutes(problem, roster, employee)
    return frozenset(day for day, minutes in touched.items() if minutes > least)


def between(start: datetime, end: datetime) -> float:
    """Elapsed minutes from ``start`` to ``end``."""
    return (end.astimezone(UTC) - start.astimezone(UTC)).total_seconds() / 60
