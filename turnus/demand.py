"""Demand laid out in time: the heads wanted in every stretch of the plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise

from turnus.calendar import DayKind
from turnus.department import Demand
from turnus.scenario import Problem


@dataclass(frozen=True, slots=True)
class Need:
    """Heads wanted of those whose competence is in ``competences``."""

    competence: str | None
    competences: tuple[str, ...]
    minimum: int
    target: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch ``[start, end)`` of constant demand; ``day`` is the date it starts on.

    Needs that the same people can fill are one need, the larger of them.
    """

    day: date
    start: datetime
    end: datetime
    needs: tuple[Need, ...]

    @property
    def minutes(self) -> int:
        return int((self.end - self.start).total_seconds()) // 60


def demand_on(problem: Problem, day: date) -> tuple[Demand, ...]:
    """The demand windows that start on a day; red days without windows of their own are Sundays."""
    lines = problem.department.demand
    if not problem.cyclic:
        named = tuple(line for line in lines if day in line.days)
        if named:
            return named
    kind = problem.calendar.kind(day)
    if kind is DayKind.RED and not any(DayKind.RED in line.days for line in lines):
        kind = DayKind.SUNDAY
    return tuple(line for line in lines if kind in line.days)


def profile(problem: Problem) -> tuple[Segment, ...]:
    """The whole plan's demand, cut where it changes, in UTC; windows that overlap add up.

    Demand belongs to the day its window starts on, so the last night runs past the plan's end.
    """
    changes: dict[datetime, list[tuple[str | None, int, int]]] = {}
    for day in problem.calendar.days:
        for line in demand_on(problem, day):
            start = problem.calendar.wall(day, line.start_minute).astimezone(UTC)
            end = problem.calendar.wall(day, line.end_minute).astimezone(UTC)
            changes.setdefault(start, []).append((line.competence, line.minimum, line.target))
            changes.setdefault(end, []).append((line.competence, -line.minimum, -line.target))
    return tuple(_sweep(problem, changes))


def _sweep(
    problem: Problem, changes: dict[datetime, list[tuple[str | None, int, int]]]
) -> Iterator[Segment]:
    standing_in = {
        id: problem.department.standing_in_for(id)
        for id in (None, *(competence.id for competence in problem.department.competences))
    }
    wanted: dict[str | None, tuple[int, int]] = {}
    for start, end in pairwise(sorted(changes)):
        for competence, minimum, target in changes[start]:
            low, high = wanted.get(competence, (0, 0))
            wanted[competence] = (low + minimum, high + target)
        needs: dict[tuple[str, ...], Need] = {}
        for id, (low, high) in sorted(wanted.items(), key=lambda item: item[0] or ""):
            if high > 0:
                members = standing_in[id]
                alike = needs.get(members, Need(id, members, 0, 0))
                needs[members] = Need(
                    alike.competence, members, max(low, alike.minimum), max(high, alike.target)
                )
        if needs:
            day = start.astimezone(problem.calendar.zone).date()
            yield Segment(day, start, end, tuple(needs.values()))
