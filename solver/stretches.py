"""The demand of a plan cut into stretches in which both demand and shifts stay the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from solver.clock import WHOLE_DAY, Clock
from turnus.demand import Need, Segment, profile


@dataclass(frozen=True, slots=True)
class Stretch:
    """Minutes of the plan with the same demand and the same shifts on duty."""

    minutes: int
    needs: tuple[Need, ...]
    present: tuple[tuple[int, int], ...]
    """(day, shift) of every counting shift that spans it."""


def stretches(clock: Clock) -> list[Stretch]:
    """The demand of the whole plan, cut at shift edges; alike neighbours are joined."""
    origin = clock.calendar.wall(clock.calendar.start, 0).astimezone(UTC)
    counting = [s for s, shift in enumerate(clock.shifts) if shift.counts]

    def since(moment: datetime) -> int:
        return int((moment - origin).total_seconds()) // 60

    joined: dict[tuple[tuple[Need, ...], tuple[tuple[int, int], ...]], int] = {}
    for segment in _without_gaps(clock):
        first, last = since(segment.start), since(segment.end)
        near = _days_near(clock, segment)
        edges = {first, last}
        for d in near:
            for s in counting:
                edges |= {t for t in (clock.start(d, s), clock.end(d, s)) if first < t < last}
        cuts = sorted(edges)
        for a, b in pairwise(cuts):
            present = tuple(
                (d, s) for d in near for s in counting if clock.start(d, s) <= a < clock.end(d, s)
            )
            key = segment.needs, present
            joined[key] = joined.get(key, 0) + b - a
    return [Stretch(minutes, needs, present) for (needs, present), minutes in joined.items()]


def directly_inside(needs: Sequence[Need], outer: Need | None) -> list[Need]:
    """The largest needs strictly inside ``outer``; the competence sets are nested or disjoint."""
    around = None if outer is None else set(outer.competences)
    inner = [n for n in needs if around is None or set(n.competences) < around]
    return [
        need
        for need in inner
        if not any(set(need.competences) < set(other.competences) for other in inner)
    ]


def _without_gaps(clock: Clock) -> Iterator[Segment]:
    """The plan's demand, and the time before, between and after it in which nobody is wanted."""
    calendar, segments = clock.calendar, profile(clock.problem)
    end = calendar.wall(calendar.days[-1], 2 * WHOLE_DAY).astimezone(UTC)
    moment, day = calendar.wall(calendar.start, 0).astimezone(UTC), calendar.start
    for segment in segments:
        if moment < segment.start:
            yield Segment(day, moment, segment.start, ())
        yield segment
        moment, day = segment.end, segment.day
    if moment < end:
        yield Segment(min(day, calendar.days[-1]), moment, end, ())


def _days_near(clock: Clock, segment: Segment) -> list[int]:
    d = min(clock.calendar.index(segment.day), clock.size - 1)
    days = range(d - 1, d + 2)
    return [day for day in days if 0 <= day < clock.size]
