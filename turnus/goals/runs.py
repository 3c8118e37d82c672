"""Runs of days that follow each other; in a repeating roster the last day meets the first."""

from collections.abc import Collection
from datetime import date

from turnus.calendar import DAY, Calendar


def runs(calendar: Calendar, days: Collection[date]) -> tuple[int, ...]:
    """Lengths of all maximal runs of consecutive days, in order of time.

    In a cyclic calendar a run over the seam is one run, given first; a run of all days has the
    length of the cycle.
    """
    lengths: list[int] = []
    previous: date | None = None
    for day in sorted(days):
        if previous is not None and day - previous == DAY:
            lengths[-1] += 1
        else:
            lengths.append(1)
        previous = day
    seam = calendar.start in days and calendar.end - DAY in days
    if calendar.cyclic and seam and len(lengths) > 1:
        lengths[0] += lengths.pop()
    return tuple(lengths)
