"""The clock of pay, which differs from the law's red windows on purpose (section 5.1)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dateutil.easter import easter

from turnus.agreement import PayReading
from turnus.calendar import DAY, is_holiday
from turnus.roster import Duty
from turnus.scenario import Problem

NOON, MIDNIGHT = 12 * 60, 24 * 60
EVENING, NIGHT_START, NIGHT_END = 17 * 60, 21 * 60, 6 * 60
SATURDAY = 5


class Kind(StrEnum):
    """Supplements; those before others give way first where a break has no place on the clock."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    EVENING = "evening"
    NIGHT = "night"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paid minutes of one duty on one day that have one supplement."""

    kind: Kind
    day: date
    minutes: int


def holiday_from(day: date, reading: PayReading) -> int | None:
    """The minute of the day from which it is paid as a holiday until midnight; None: it is not."""
    sunday = easter(day.year)
    if is_holiday(day) and (reading.holidays_on_sundays or day.weekday() != 6):
        return 0
    if reading.easter_eve and day == sunday - DAY:
        return 0
    eves = (
        sunday - 4 * DAY,
        sunday + 48 * DAY,
        date(day.year, 12, 24),
        date(day.year, 12, 31),
    )
    return NOON if day in eves else None


def stretches(problem: Problem, duty: Duty) -> tuple[Stretch, ...]:
    """What of a duty has supplements, by kind and day; minutes are those that have elapsed.

    Unpaid breaks are taken from the time without supplement first.
    """
    both = problem.agreement.pay.holiday_and_weekend == "both"
    layers: tuple[tuple[Kind, ...], ...] = ((Kind.EVENING, Kind.NIGHT),)
    layers += ((Kind.WEEKEND,), (Kind.HOLIDAY,)) if both else ((Kind.WEEKEND, Kind.HOLIDAY),)
    found = [each for each in _on_the_clock(problem, duty, both) if each.minutes]
    return tuple(
        each for kinds in layers for each in _paid(found, kinds, duty.paid_minutes) if each.minutes
    )


def _on_the_clock(problem: Problem, duty: Duty, both: bool) -> Iterator[Stretch]:
    calendar = problem.calendar

    def present(day: date, first: int, last: int) -> int:
        return duty.overlap(calendar.wall(day, first), calendar.wall(day, last))

    day = duty.day
    while day <= duty.end.date():
        yield Stretch(Kind.EVENING, day, present(day, EVENING, NIGHT_START))
        night = present(day, 0, NIGHT_END) + present(day, NIGHT_START, MIDNIGHT)
        yield Stretch(Kind.NIGHT, day, night)
        start = None if calendar.cyclic else holiday_from(day, problem.agreement.pay)
        if start is not None:
            yield Stretch(Kind.HOLIDAY, day, present(day, start, MIDNIGHT))
        if day.weekday() >= SATURDAY:
            last = MIDNIGHT if start is None or both else start
            yield Stretch(Kind.WEEKEND, day, present(day, 0, last))
        day += DAY


def _paid(found: list[Stretch], kinds: tuple[Kind, ...], paid: int) -> Iterator[Stretch]:
    """The stretches of one layer, no more than what is paid; the first kind gives way first."""
    layer = sorted(
        (each for each in found if each.kind in kinds), key=lambda each: kinds.index(each.kind)
    )
    excess = max(0, sum(each.minutes for each in layer) - paid)
    for each in layer:
        less = min(excess, each.minutes)
        excess -= less
        yield replace(each, minutes=each.minutes - less)
