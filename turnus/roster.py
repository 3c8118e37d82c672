"""What is decided: who has which duty on which day, and the marks of days off."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property
from typing import TypeVar, cast

from turnus.calendar import elapsed
from turnus.scenario import Problem

T = TypeVar("T")


class Mark(StrEnum):
    """F1 weekly rest day, F2 second day off, F3 red day off, F5 replacement day, FE vacation."""

    F1 = "F1"
    F2 = "F2"
    F3 = "F3"
    F5 = "F5"
    FE = "FE"


DAYS_AWAY = frozenset({Mark.FE, Mark.F3, Mark.F5})
"""Marks of days that nobody is called in on."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One person's attendance; it belongs to the day it starts on."""

    day: date
    shift: str
    start: datetime
    end: datetime
    unpaid_break_minutes: int = 0

    @property
    def minutes(self) -> int:
        """Elapsed minutes from start to end, clock changes counted."""
        return int(elapsed(self.start, self.end).total_seconds()) // 60

    @property
    def paid_minutes(self) -> int:
        return self.minutes - self.unpaid_break_minutes

    def overlap(self, start: datetime, end: datetime) -> int:
        """Elapsed minutes of presence inside ``[start, end)``."""
        first = max(self.start.astimezone(UTC), start.astimezone(UTC))
        last = min(self.end.astimezone(UTC), end.astimezone(UTC))
        return max(0, int((last - first).total_seconds()) // 60)


Cell = tuple[str, date]


@dataclass(frozen=True)
class Roster:
    """Duties and marks of every employee, by employee id; duties in order of time."""

    duties: Mapping[str, tuple[Duty, ...]]
    marks: Mapping[str, Mapping[date, Mark]] = field(default_factory=dict)

    @classmethod
    def from_codes(
        cls,
        problem: Problem,
        codes: Mapping[Cell, str],
        marks: Mapping[Cell, Mark] | None = None,
    ) -> "Roster":
        """A roster from shift codes by (employee id, day); cells left out are days off."""
        duties: dict[str, list[Duty]] = {employee.id: [] for employee in problem.employees}
        for (employee, day), code in sorted(codes.items()):
            duties[employee].append(duty(problem, day, code))
        marked: dict[str, dict[date, Mark]] = {employee.id: {} for employee in problem.employees}
        for (employee, day), mark in (marks or {}).items():
            marked[employee][day] = mark
        return cls({id: tuple(row) for id, row in duties.items()}, marked)

    @cached_property
    def codes(self) -> dict[Cell, str]:
        """Shift codes by (employee id, day)."""
        return {(id, duty.day): duty.shift for id, row in self.duties.items() for duty in row}

    def once(self, reading: str, of: tuple[object, ...], make: Callable[[], T]) -> T:
        """What ``make`` returned when this was first read of the roster and the same objects."""
        key = reading, *map(id, of)
        if key not in self._known:
            self._known[key] = of, make()
        return cast(T, self._known[key][1])

    @cached_property
    def _known(self) -> dict[Hashable, tuple[object, object]]:
        """What is worked out, with the objects it was worked out of, so that no other has their id."""
        return {}

    def mark(self, employee: str, day: date) -> Mark | None:
        return self.marks.get(employee, {}).get(day)

    def marked(self, employee: str, mark: Mark) -> tuple[date, ...]:
        """The days with this mark, in order."""
        return tuple(sorted(d for d, m in self.marks.get(employee, {}).items() if m == mark))

    def with_marks(self, marks: Mapping[str, Mapping[date, Mark]]) -> "Roster":
        return Roster(self.duties, marks)


def duty(problem: Problem, day: date, code: str) -> Duty:
    """The duty of a shift type that starts on ``day``, on the real clock of the calendar."""
    shift = problem.shift(code)
    return Duty(
        day,
        code,
        problem.calendar.wall(day, shift.start_minute),
        problem.calendar.wall(day, shift.end_minute),
        shift.unpaid_break_minutes,
    )


def sort_duties(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """Duties in order of their start."""
    return tuple(sorted(duties, key=lambda each: each.start.astimezone(UTC)))
