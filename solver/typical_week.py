"""The typical week of a base roster: starts of shifts that count alike, and what they cover."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from turnus.calendar import DayKind
from turnus.demand import profile
from turnus.department import ShiftType
from turnus.scenario import Problem
from turnus.schema import minute_of

DAY_MINUTES = 24 * 60
SUNDAY_ENDS = 22 * 60
KINDS = (DayKind.WEEKDAY,) * 5 + (DayKind.SATURDAY, DayKind.SUNDAY)
Competences = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """One shift on the days of the week (0 is Monday) where it counts alike."""

    shift: ShiftType
    days: tuple[int, ...]
    kind: DayKind
    weekend: bool
    """Whether the duty makes its weekend a worked one."""


@dataclass(frozen=True, slots=True)
class Cover:
    """Stretches of one time of the day that the same starts cover, added up over the week."""

    first: int
    """Minute of the day."""
    minutes: int
    stretches: int
    starts: frozenset[int]
    """Indices into the week's starts; each of their duties covers exactly one of the stretches."""
    needs: tuple[tuple[Competences, int, int], ...]
    """Heads wanted of those competences, at minimum and at target, summed over the stretches."""


@dataclass(frozen=True, slots=True)
class TypicalWeek:
    """All starts of the week that count towards demand, and what they cover."""

    starts: tuple[Start, ...]
    covers: tuple[Cover, ...]


def typical_week(problem: Problem) -> TypicalWeek:
    """The week of ``problem`` that a base roster repeats, public holidays left out."""
    starts = tuple(_starts(problem))
    return TypicalWeek(starts, tuple(_covers(problem, starts)))


def touches_weekend(problem: Problem, shift: ShiftType, day: int) -> bool:
    """Whether a duty that starts on ``day`` overlaps the agreement's weekend."""
    agreement = problem.agreement
    from_day = 4 if agreement.weekend_from == "friday" else 5
    first = from_day * DAY_MINUTES + minute_of(agreement.weekend_start)
    last = 6 * DAY_MINUTES + minute_of(agreement.weekend_end)
    begin = day * DAY_MINUTES + shift.start_minute
    return begin < last and begin + shift.presence_minutes > first


def evening_minutes(problem: Problem, shift: ShiftType) -> int:
    """Minutes of a duty that count in the evening and night test of R-T2."""
    reading = problem.agreement.reading
    first, last = minute_of(reading.evening_test_start), minute_of(reading.evening_test_end)
    length = (last - first) % DAY_MINUTES
    inside = sum(
        max(0, min(shift.end_minute, begin + length) - max(shift.start_minute, begin))
        for begin in (first - DAY_MINUTES, first, first + DAY_MINUTES)
    )
    return min(inside, shift.paid_minutes)


def works_sunday(problem: Problem, start: Start) -> bool:
    """Whether the duty starts on a Sunday and makes it a worked one."""
    inside = min(start.shift.end_minute, SUNDAY_ENDS) - start.shift.start_minute
    return start.kind is DayKind.SUNDAY and inside > problem.agreement.reading.red_overlap_minutes


def _starts(problem: Problem) -> Iterator[Start]:
    for shift in problem.shifts:
        if not shift.counts:
            continue
        alike: dict[tuple[DayKind, bool], list[int]] = {}
        for day, kind in enumerate(KINDS):
            if kind in problem.shift_days[shift.code]:
                alike.setdefault((kind, touches_weekend(problem, shift, day)), []).append(day)
        for (kind, weekend), days in alike.items():
            yield Start(shift, tuple(days), kind, weekend)


def _covers(problem: Problem, starts: tuple[Start, ...]) -> Iterator[Cover]:
    week = _wanted(problem)
    edges = {0, DAY_MINUTES, *(minute % DAY_MINUTES for stretch in week for minute in stretch[:2])}
    for start in starts:
        edges |= {start.shift.start_minute, start.shift.end_minute % DAY_MINUTES}
    for first, last in pairwise(sorted(edges)):
        for days, indices in _together(starts, first):
            needs: dict[Competences, tuple[int, int]] = {}
            for day in days:
                moment = day * DAY_MINUTES + first
                for begin, end, wanted in week:
                    if begin <= moment < end:
                        for competences, minimum, target in wanted:
                            low, high = needs.get(competences, (0, 0))
                            needs[competences] = (low + minimum, high + target)
            if needs:
                yield Cover(
                    first,
                    last - first,
                    len(days),
                    indices,
                    tuple((key, low, high) for key, (low, high) in needs.items()),
                )


def _together(
    starts: tuple[Start, ...], first: int
) -> Iterable[tuple[frozenset[int], frozenset[int]]]:
    """Days whose stretch from ``first`` the same starts cover, with those starts."""
    groups: list[tuple[frozenset[int], frozenset[int]]] = [
        (frozenset({day}), frozenset()) for day in range(7)
    ]
    for index, start in enumerate(starts):
        begin, end = start.shift.start_minute, start.shift.end_minute
        if begin <= first < end:
            later = 0
        elif begin <= first + DAY_MINUTES < end:
            later = 1
        else:
            continue
        days = {(day + later) % 7 for day in start.days}
        met = [group for group in groups if group[0] & days]
        groups = [group for group in groups if not group[0] & days]
        groups.append(
            (
                frozenset().union(*(group[0] for group in met)),
                frozenset({index}).union(*(group[1] for group in met)),
            )
        )
    return groups


def _wanted(
    problem: Problem,
) -> tuple[tuple[int, int, tuple[tuple[Competences, int, int], ...]], ...]:
    """Demand of the middle one of three weeks: (first minute, last minute, needs)."""
    scenario = problem.scenario.replace(base_weeks=3)
    cyclic = problem.replace(scenario=scenario, cyclic=True)
    monday = cyclic.calendar.wall(cyclic.calendar.days[7], 0)
    return tuple(
        (
            int((segment.start - monday).total_seconds()) // 60,
            int((segment.end - monday).total_seconds()) // 60,
            tuple((need.competences, need.minimum, need.target) for need in segment.needs),
        )
        for segment in profile(cyclic)
        if (segment.end - monday).total_seconds() > 0
        and (segment.start - monday).total_seconds() < 7 * DAY_MINUTES * 60
    )
