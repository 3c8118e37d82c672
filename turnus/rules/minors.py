"""AML §§ 11-2, 11-3, 11-5: shorter days, no nights and longer rests before the 18th birthday."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from turnus.calendar import DAY
from turnus.free_time import free_times
from turnus.law import provision
from turnus.roster import Duty, Roster
from turnus.rules.rule import Violation, date_text, hours, known_shift, violation
from turnus.rules.weekly_rest import rest_around
from turnus.scenario import Problem
from turnus.texts.numbers import counted
from turnus.worked import between

LAW = provision("minors")


def governs(problem: Problem) -> bool:
    """Where somebody is under 18 in a roster with dates."""
    return not problem.cyclic and any(each.turns_18 for each in problem.employees)


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every duty, day, week and rest before the birthday that is not lawful for the young."""
    for employee in problem.employees:
        if employee.turns_18 is None:
            continue
        duties = roster.duties.get(employee.id, ())
        before = [duty for duty in duties if duty.day < employee.turns_18]
        yield from _nights(problem, employee.id, before)
        yield from _breaks(problem, employee.id, before)
        yield from _days(employee.id, before)
        yield from _weeks(problem, employee.id, before)
        yield from _rests(employee.id, before)
        yield from _weekly_rests(problem, employee.id, duties, employee.turns_18)


def _nights(problem: Problem, id: str, duties: Sequence[Duty]) -> Iterator[Violation]:
    for duty in duties:
        start, end = _number("night_from_minute", duty.day), _number("night_to_minute", duty.day)
        minutes = sum(
            duty.overlap(problem.calendar.wall(day, start), problem.calendar.wall(day + DAY, end))
            for day in (duty.day - DAY, duty.day, duty.day + DAY)
        )
        if minutes:
            text = f"{hours(minutes)} t mellom 23 og 06 før 18-årsdagen."
            yield violation(LAW, id, duty.day, measured=minutes, limit=0, text=text)


def _breaks(problem: Problem, id: str, duties: Sequence[Duty]) -> Iterator[Violation]:
    for duty in duties:
        shift = known_shift(problem, duty)
        least = _number("break_minutes", duty.day)
        if shift is None or shift.paid_minutes <= _number("break_above_minutes", duty.day):
            continue
        pause = shift.paid_break_minutes + shift.unpaid_break_minutes
        if pause < least:
            text = f"{counted(pause, 'minutt')} pause i vakt {duty.shift} før 18-årsdagen; kravet er {least}."
            yield violation(LAW, id, duty.day, measured=pause, limit=least, text=text)


def _days(id: str, duties: Sequence[Duty]) -> Iterator[Violation]:
    sums: dict[date, int] = {}
    for duty in duties:
        sums[duty.day] = sums.get(duty.day, 0) + duty.paid_minutes
    for day, minutes in sums.items():
        limit = _number("day_minutes", day)
        if minutes > limit:
            text = f"{hours(minutes)} t på en dag før 18-årsdagen; grensen er {hours(limit)} t."
            yield violation(LAW, id, day, measured=minutes, limit=limit, text=text)


def _weeks(problem: Problem, id: str, duties: Sequence[Duty]) -> Iterator[Violation]:
    for monday in problem.calendar.week_starts():
        limit = _number("week_minutes", monday)
        minutes = sum(d.paid_minutes for d in duties if monday <= d.day < monday + 7 * DAY)
        if minutes > limit:
            text = f"{hours(minutes)} t i uken før 18-årsdagen; grensen er {hours(limit)} t."
            yield violation(LAW, id, monday, measured=minutes, limit=limit, text=text)


def _rests(id: str, duties: Sequence[Duty]) -> Iterator[Violation]:
    for earlier, later in pairwise(duties):
        rest, limit = between(earlier.end, later.start), _number("rest_minutes", later.day)
        if rest < limit:
            text = f"{hours(rest)} t fri før vakten, før 18-årsdagen; kravet er {hours(limit)} t."
            yield violation(LAW, id, later.day, measured=rest, limit=limit, text=text)


def _weekly_rests(
    problem: Problem, id: str, duties: Sequence[Duty], birthday: date
) -> Iterator[Violation]:
    """Weeks wholly before the birthday in which no day off lies in a rest that is long enough."""
    free, worked = tuple(free_times(duties)), {duty.day for duty in duties}
    for monday in problem.calendar.week_starts():
        if monday + timedelta(days=6) >= birthday:
            return
        days = (monday + timedelta(days=i) for i in range(7))
        rests = (rest_around(problem, day, free) for day in days if day not in worked)
        longest = max((rest.minutes for rest in rests if rest), default=0.0)
        limit = _number("weekly_rest_minutes", monday)
        if longest < limit:
            text = (
                f"{hours(longest)} t sammenhengende fri i uken fra {date_text(monday)}, "
                f"før 18-årsdagen; kravet er {hours(limit)} t."
            )
            yield violation(LAW, id, monday, measured=longest, limit=limit, text=text)


def _number(name: str, on: date) -> int:
    number: int = LAW.value(name, on=on)
    return number
