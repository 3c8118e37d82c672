"""Holiday seasons that people take turns to work: when each begins and ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from dateutil.easter import easter

from turnus.agreement import Season
from turnus.calendar import DAY, Calendar

ENDS = 22 * 60
STARTS = {Season.CHRISTMAS: 15 * 60, Season.NEW_YEAR: 18 * 60, Season.EASTER: 18 * 60}
"""Minute of the eve: 24 December, 31 December, the Wednesday before Maundy Thursday."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One season as a whole; all of it is free, or it is worked."""

    season: Season
    winter: int
    """The year in which the winter begins, or in which Easter is."""
    start: datetime
    end: datetime


def stretches(calendar: Calendar, season: Season) -> tuple[Stretch, ...]:
    """Every stretch of a season with a red day in the plan, in order; a base roster has none."""
    return () if calendar.cyclic else tuple(_stretches(calendar, season))


def _stretches(calendar: Calendar, season: Season) -> Iterator[Stretch]:
    for year in range(calendar.start.year - 1, calendar.end.year + 1):
        first, last = _days(season, year)
        if first < calendar.end and last >= calendar.start:
            start = calendar.wall(first - DAY, STARTS[season])
            yield Stretch(season, year, start, calendar.wall(last, ENDS))


def _days(season: Season, year: int) -> tuple[date, date]:
    """First and last red day of the season; 1 January belongs to the winter before it."""
    if season is Season.CHRISTMAS:
        return date(year, 12, 25), date(year, 12, 26)
    if season is Season.NEW_YEAR:
        return date(year + 1, 1, 1), date(year + 1, 1, 1)
    sunday = easter(year)
    return sunday - 3 * DAY, sunday + DAY
