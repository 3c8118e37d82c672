"""Weeks, red days, windows and the clock (working-time rules, section 5)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from functools import cache, cached_property
from zoneinfo import ZoneInfo

from dateutil.easter import easter

OSLO = ZoneInfo("Europe/Oslo")
DAY = timedelta(days=1)


class DayKind(StrEnum):
    """What a day is for staffing; a red day that is no Sunday is ``RED``."""

    WEEKDAY = "weekday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"
    RED = "red"


@cache
def holidays(year: int) -> dict[date, str]:
    """Public holidays of a year with their Norwegian names; ordinary Sundays are not among them."""
    sunday = easter(year)
    return {
        date(year, 1, 1): "1. nyttårsdag",
        sunday - 3 * DAY: "skjærtorsdag",
        sunday - 2 * DAY: "langfredag",
        sunday: "1. påskedag",
        sunday + DAY: "2. påskedag",
        date(year, 5, 1): "1. mai",
        date(year, 5, 17): "17. mai",
        sunday + 39 * DAY: "Kristi himmelfartsdag",
        sunday + 49 * DAY: "1. pinsedag",
        sunday + 50 * DAY: "2. pinsedag",
        date(year, 12, 25): "1. juledag",
        date(year, 12, 26): "2. juledag",
    }


def is_holiday(day: date) -> bool:
    """Whether the day is a public holiday by law, Sundays apart."""
    return day in holidays(day.year)


def is_red(day: date) -> bool:
    """Whether the day is a Sunday or a public holiday."""
    return day.weekday() == 6 or is_holiday(day)


def wall(day: date, minute: int, zone: tzinfo = OSLO) -> datetime:
    """The wall-clock time ``minute`` minutes after 00:00 of ``day``; may run into the days after."""
    days, minutes = divmod(minute, 24 * 60)
    return datetime.combine(day + days * DAY, time(minutes // 60, minutes % 60), zone)


def elapsed(start: datetime, end: datetime) -> timedelta:
    """Real time between two moments, clock changes counted."""
    return end.astimezone(UTC) - start.astimezone(UTC)


def red_window(day: date, zone: tzinfo = OSLO) -> tuple[datetime, datetime]:
    """Start and end of the time off that aml § 10-10 (1) protects around one red day."""
    before = day - DAY
    sunday = easter(day.year)
    if is_red(before):
        start = wall(before, 22 * 60, zone)
    elif day in (sunday, sunday + 49 * DAY, date(day.year, 12, 25)):
        start = wall(before, 15 * 60, zone)
    elif (
        (day.month, day.day) in ((5, 1), (5, 17))
        and before.weekday() != 5
        and day != sunday + 39 * DAY
    ):
        start = wall(before, 22 * 60, zone)
    else:
        start = wall(before, 18 * 60, zone)
    return start, wall(day, 22 * 60, zone)


@dataclass(frozen=True)
class Calendar:
    """A run of whole weeks from a Monday.

    ``cyclic`` stands for a base roster: weeks without dates, that repeat for ever. It has no
    holidays and no clock change; its dates are only names of days.
    """

    start: date
    weeks: int
    cyclic: bool = False

    @property
    def zone(self) -> tzinfo:
        return UTC if self.cyclic else OSLO

    @cached_property
    def days(self) -> tuple[date, ...]:
        return tuple(self.start + i * DAY for i in range(7 * self.weeks))

    @property
    def end(self) -> date:
        """The day after the last one."""
        return self.start + 7 * self.weeks * DAY

    def index(self, day: date) -> int:
        return (day - self.start).days

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    def week_starts(self) -> Iterator[date]:
        return iter(self.days[::7])

    def in_force(self, day: date) -> date:
        """The day whose law holds for ``day``: itself; a base roster has no dates but its start."""
        return self.start if self.cyclic else day

    def kind(self, day: date) -> DayKind:
        if day.weekday() == 6:
            return DayKind.SUNDAY
        if not self.cyclic and is_holiday(day):
            return DayKind.RED
        return DayKind.SATURDAY if day.weekday() == 5 else DayKind.WEEKDAY

    def is_red(self, day: date) -> bool:
        return day.weekday() == 6 or (not self.cyclic and is_holiday(day))

    @cached_property
    def red_days(self) -> tuple[date, ...]:
        return tuple(day for day in self.days if self.is_red(day))

    def red_window(self, day: date) -> tuple[datetime, datetime]:
        if self.cyclic:
            return wall(day - DAY, 18 * 60, self.zone), wall(day, 22 * 60, self.zone)
        return red_window(day, self.zone)

    def wall(self, day: date, minute: int) -> datetime:
        return wall(day, minute, self.zone)
