"""Runs of days that follow each other; in a repeating roster the last day meets the first."""

from collections.abc import Collection
from datetime import date

from turnus.calendar import DAY, Calendar


def spells(calendar: Calendar, days: Collection[date]) -> tuple[tuple[date, int], ...]:
    """First day and length of all maximal runs of consecutive days, in order of time.

    In a cyclic calendar a run over the seam is one run, given first; a run of all days has the
    length of the cycle.
    """
    found: list[tuple[date, int]] = []
    previous: date | None = None
    for day in sorted(days):
        if previous is not None and day - previous == DAY:
            first, length = found[-1]
            found[-1] = first, length + 1
        else:
            found.append((day, 1))
        previous = day
    seam = calendar.start in days and calendar.end - DAY in days
    if calendar.cyclic and seam and len(found) > 1:
        first, length = found.pop()
        found[0] = first, length + found[0][1]
    return tuple(found)


def runs(calendar: Calendar, days: Collection[date]) -> tuple[int, ...]:
    """Lengths of all maximal runs of consecutive days, in order of time."""
    return tuple(length for _, length in spells(calendar, days))


def too_long(
    calendar: Calendar, days: Collection[date], most: int
) -> tuple[tuple[date, int, int], ...]:
    """Runs of more than so many days: the first day too many, the length, and the days too many.

    A run that never ends is too long whatever its limit, by all its days.
    """
    found = []
    for first, length in spells(calendar, days):
        if calendar.cyclic and length == len(calendar.days):
            found.append((first, max(length, most + 1), length))
        elif length > most:
            place = (calendar.index(first) + most) % len(calendar.days)
            found.append((calendar.days[place], length, length - most))
    return tuple(found)
