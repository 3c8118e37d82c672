"""The stretches of free time between a person's duties."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from turnus.calendar import DAY
from turnus.roster import Duty
from turnus.scenario import Problem


@dataclass(frozen=True, slots=True)
class Free:
    """Free time ``[start, end)`` in UTC; None at the plan's ends: what lies beyond is not known."""

    start: datetime | None
    end: datetime | None

    def contains(self, start: datetime, end: datetime) -> bool:
        return (self.start is None or self.start <= start) and (self.end is None or end <= self.end)

    def touches(self, start: datetime, end: datetime) -> bool:
        return (self.start is None or self.start < end) and (self.end is None or start < self.end)

    def clipped(self, start: datetime, end: datetime) -> "Free":
        return Free(
            start if self.start is None else max(self.start, start),
            end if self.end is None else min(self.end, end),
        )

    @property
    def minutes(self) -> float:
        """Elapsed minutes; infinite where the plan begins or ends."""
        if self.start is None or self.end is None:
            return float("inf")
        return (self.end - self.start).total_seconds() / 60


def free_times(duties: Sequence[Duty]) -> Iterator[Free]:
    """The free time before, between and after duties that are in order of time."""
    last: datetime | None = None
    for duty in duties:
        start = duty.start.astimezone(UTC)
        if last is None or last < start:
            yield Free(last, start)
        end = duty.end.astimezone(UTC)
        last = end if last is None else max(last, end)
    yield Free(last, None)


def whole_day(problem: Problem, day: date) -> tuple[datetime, datetime]:
    """A calendar day from 00:00 to 24:00, in UTC."""
    calendar = problem.calendar
    return calendar.wall(day, 0).astimezone(UTC), calendar.wall(day + DAY, 0).astimezone(UTC)


def whole_week(problem: Problem, monday: date) -> tuple[datetime, datetime]:
    """A calendar week from Monday 00:00 to Monday 00:00, in UTC."""
    calendar = problem.calendar
    return calendar.wall(monday, 0).astimezone(UTC), calendar.wall(monday + 7 * DAY, 0).astimezone(
        UTC
    )
