"""When the shifts of a plan begin and end, in minutes of real time from the plan's start.

Days and shifts are indices. Days before and after a cycle are its repetitions; the days around a
dated plan have no duties.
"""

from collections.abc import Callable, Hashable, Iterator
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import product
from typing import TypeVar, cast

from turnus.calendar import DAY
from turnus.department import ShiftType
from turnus.scenario import Problem
from turnus.schema import minute_of

Span = tuple[int, int]
"""Minutes from the plan's start, ``[start, end)``."""
WHOLE_DAY = 24 * 60
T = TypeVar("T")


class Clock:
    """The times of a problem's shifts on the days of its calendar.

    Parameters
    ----------
    like
        A clock of the same dates, shifts and agreement; what it has worked out is not worked out again.
    """

    def __init__(self, problem: Problem, like: "Clock | None" = None) -> None:
        self.problem = problem
        self.calendar = problem.calendar
        self.shifts: tuple[ShiftType, ...] = problem.shifts
        self.size = len(self.calendar.days)
        self.cyclic = problem.cyclic
        self.cycle_minutes = self.size * WHOLE_DAY
        self._known: dict[Hashable, object] = {} if like is None else like._known

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` returned the first time; for what hangs on dates, shifts and agreement alone."""
        if key not in self._known:
            self._known[key] = make()
        return cast(T, self._known[key])

    def day(self, d: int) -> date:
        return self.calendar.days[d % self.size]

    def law_day(self, d: int) -> date:
        """The day whose law holds for day ``d``, which may lie just outside a dated plan."""
        return self.calendar.in_force(self.calendar.start + d * DAY)

    def exists(self, d: int) -> bool:
        """Whether the plan has a day ``d``; a cycle has them all."""
        return self.cyclic or 0 <= d < self.size

    def start(self, d: int, s: int) -> int:
        """Start of shift ``s`` on day ``d``."""
        turns, day = divmod(d, self.size)
        return self._clock[day][s][0] + turns * self.cycle_minutes

    def end(self, d: int, s: int) -> int:
        turns, day = divmod(d, self.size)
        return self._clock[day][s][1] + turns * self.cycle_minutes

    def paid(self, d: int, s: int) -> int:
        """Paid minutes of shift ``s`` on day ``d``."""
        return self._clock[d % self.size][s][2]

    def gap(self, d: int, s: int, later_d: int, later_s: int) -> int:
        """Minutes of rest from the end of one shift to the start of a later one."""
        return self.start(later_d, later_s) - self.end(d, s)

    def closer(self, d: int, later_d: int, limit: int) -> list[tuple[int, int]]:
        """Shifts of two days with less rest between them than ``limit``."""
        key = "closer", d, later_d, limit
        return self.once(key, lambda: self._closer(d, later_d, limit))

    def _closer(self, d: int, later_d: int, limit: int) -> list[tuple[int, int]]:
        turns, day = divmod(d, self.size)
        later_turns, later_day = divmod(later_d, self.size)
        between = (later_turns - turns) * self.cycle_minutes
        if between + self._edges[later_day][0] - self._edges[day][1] >= limit:
            return []
        shifts = range(len(self.shifts))
        return [(a, b) for a, b in product(shifts, shifts) if self.gap(d, a, later_d, b) < limit]

    def midnight(self, d: int) -> int:
        """00:00 of day ``d``, which may lie outside the plan."""
        return self.minute(self.calendar.start + d * DAY, 0)

    def minute(self, day: date, wall_minute: int) -> int:
        """A wall-clock time ``wall_minute`` minutes after 00:00 of a date."""
        return self.once(
            (day, wall_minute), lambda: self._since_start(self.calendar.wall(day, wall_minute))
        )

    def minutes_within(self, d: int, s: int, wall_start: int, wall_end: int) -> int:
        """Working minutes of a shift inside a daily window of the clock that may cross midnight.

        An unpaid break has no place on the clock: it is taken from the time outside first.
        """
        d %= self.size
        return self.once(
            ("within", d, s, wall_start, wall_end),
            lambda: min(
                self.span_within(d, (self.start(d, s), self.end(d, s)), wall_start, wall_end),
                self.paid(d, s),
            ),
        )

    def span_within(self, d: int, span: Span, wall_start: int, wall_end: int) -> int:
        """Real minutes of a span near day ``d`` inside a daily window that may cross midnight."""
        length = (wall_end - wall_start) % WHOLE_DAY or WHOLE_DAY
        days = (self.day(d) + offset * DAY for offset in (-1, 0, 1))
        return sum(
            overlap(span, (self.minute(day, wall_start), self.minute(day, wall_start + length)))
            for day in days
        )

    def red_days(self) -> list[int]:
        return [self.calendar.index(day) for day in self.calendar.red_days]

    def red_days_of(self, week: int) -> list[int]:
        return [d for d in range(7 * week, 7 * week + 7) if self.calendar.is_red(self.day(d))]

    def red_window(self, d: int) -> Span:
        """The time off that aml § 10-10 (1) protects around red day ``d``."""
        turns, index = divmod(d, self.size)
        first, last = (
            self._since_start(moment) for moment in self.calendar.red_window(self.day(index))
        )
        return first + turns * self.cycle_minutes, last + turns * self.cycle_minutes

    def agreed_weekend(self, week: int) -> Span:
        """The weekend of an ordinary week, as agreed."""
        agreement = self.problem.agreement
        turns, week = divmod(week, self.size // 7)
        saturday = self.calendar.start + (7 * week + 5) * DAY
        first = saturday - DAY if agreement.weekend_from == "friday" else saturday
        start = self.minute(first, minute_of(agreement.weekend_start))
        end = self.minute(saturday + DAY, minute_of(agreement.weekend_end))
        return start + turns * self.cycle_minutes, end + turns * self.cycle_minutes

    def weekend_window(self, week: int) -> Span:
        """The weekend of a week; red days beside it are in it where they are agreed in."""
        start, end = self.agreed_weekend(week)
        if self.cyclic or not self.problem.agreement.holiday_weekends:
            return start, end
        first = saturday = self.calendar.start + (7 * week + 5) * DAY
        last = saturday + DAY
        while self.calendar.is_red(first - DAY):
            first -= DAY
        while self.calendar.is_red(last + DAY):
            last += DAY
        if first < saturday:
            start = self.minute(first, 0)
        return start, self.minute(last, minute_of(self.problem.agreement.weekend_end))

    def weekend_duties(self, week: int) -> tuple[tuple[int, int], ...]:
        """(day, shift) of the duties that have time in the weekend of a week."""
        return self.once(("weekend", week), lambda: tuple(self._weekend_duties(week)))

    def _weekend_duties(self, week: int) -> Iterator[tuple[int, int]]:
        first, last = self.weekend_window(week)
        for d in range(first // WHOLE_DAY - 2, last // WHOLE_DAY + 2):
            for s in range(len(self.shifts) if self.exists(d) else 0):
                if self.start(d, s) < last and self.end(d, s) > first:
                    yield d, s

    def sharing(self, window: Span, d: int) -> tuple[tuple[int, int, int], ...]:
        """(day, shift, minutes) of the shifts from two days before ``d`` to the day after that
        have time in a window around it.
        """
        return self.once(("sharing", window, d), lambda: tuple(self._sharing(window, d)))

    def _sharing(self, window: Span, d: int) -> Iterator[tuple[int, int, int]]:
        for day in range(d - 2, d + 2):
            for s in range(len(self.shifts) if self.exists(day) else 0):
                minutes = overlap((self.start(day, s), self.end(day, s)), window)
                if minutes:
                    yield day, s, minutes

    @cached_property
    def _clock(self) -> list[list[tuple[int, int, int]]]:
        """(start, end, paid) of each shift on each day."""
        return self.once("clock", self._read_off)

    def _read_off(self) -> list[list[tuple[int, int, int]]]:
        table = []
        for day in self.calendar.days:
            row = []
            for shift in self.shifts:
                start = self.minute(day, shift.start_minute)
                end = self.minute(day, shift.end_minute)
                row.append((start, end, end - start - shift.unpaid_break_minutes))
            table.append(row)
        return table

    @cached_property
    def _edges(self) -> list[Span]:
        """First start and last end of any shift on each day."""
        return [
            (min(start for start, _, _ in row), max(end for _, end, _ in row))
            for row in self._clock
        ]

    @cached_property
    def _origin(self) -> datetime:
        return self.calendar.wall(self.calendar.start, 0).astimezone(UTC)

    def _since_start(self, moment: datetime) -> int:
        return int((moment.astimezone(UTC) - self._origin).total_seconds()) // 60


def overlap(one: Span, other: Span) -> int:
    """Minutes that two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
