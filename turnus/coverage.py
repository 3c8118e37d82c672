"""Who is on duty when, against the demand: shortage and overcover in every stretch."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from turnus.demand import Need, Segment, profile
from turnus.roster import Roster
from turnus.scenario import Problem

Minutes = NDArray[np.int64]
Level = Literal["minimum", "target"]
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Group:
    """Those who count towards one kind of need, and the smaller groups directly inside it."""

    competence: str | None
    """None: everybody counts."""
    members: frozenset[str]
    children: tuple[int, ...]


@dataclass(frozen=True)
class Coverage:
    """The plan cut into stretches wherever demand changes or a duty starts or ends.

    Arrays over groups and stretches have shape ``(len(groups), stretches)``; children stand before
    their parents in ``groups``. Heads count duties whose shift type counts.
    """

    groups: tuple[Group, ...]
    segments: tuple[Segment, ...]
    start: Minutes
    """Minutes since 1970-01-01 00:00 UTC, one a stretch."""
    minutes: Minutes
    """Length of each stretch."""
    segment: Minutes
    """Index into ``segments``; -1 where nothing is demanded."""
    on_duty: Minutes
    """Everybody on duty, one number a stretch."""
    heads: Minutes
    minimum: Minutes
    target: Minutes

    def wanted(self, level: Level) -> Minutes:
        """Heads wanted, by group and stretch."""
        return self.minimum if level == "minimum" else self.target

    def own_shortage(self, level: Level) -> Minutes:
        """Heads that each group is short of, by itself."""
        short: Minutes = np.maximum(0, self.wanted(level) - self.heads)
        return short

    def temps(self, level: Level) -> Minutes:
        """The least extra people that mend a group's own shortage beyond what its children need.

        Summed over the groups it is the least number of temps that meets every need of the stretch
        (shape groups × stretches).
        """
        return self._beyond_children(self.own_shortage(level))

    def shortage_minutes(self, level: Level) -> int:
        """Minutes × temps needed over the whole plan."""
        return int((self.temps(level).sum(axis=0) * self.minutes).sum())

    @cached_property
    def overcover(self) -> Minutes:
        """Heads on duty beyond the fewest people who can meet the target, one number a stretch."""
        enough = self._beyond_children(self.target).sum(axis=0)
        over: Minutes = np.maximum(0, self.on_duty - enough)
        return over

    @property
    def overcover_minutes(self) -> int:
        return int((self.overcover * self.minutes).sum())

    def _beyond_children(self, wanted: Minutes) -> Minutes:
        """f(group) - sum of f(children), where f(group) = max(wanted, sum of f(children))."""
        total = np.zeros_like(wanted)
        beyond = np.zeros_like(wanted)
        for index, group in enumerate(self.groups):
            inside = total[list(group.children)].sum(axis=0)
            total[index] = np.maximum(wanted[index], inside)
            beyond[index] = total[index] - inside
        return beyond


def cover(problem: Problem, roster: Roster) -> Coverage:
    """Compare a roster's duties with the demand of its problem.

    Demand belongs to the day its window starts on, so a repeating base roster needs no wrap.

    Raises
    ------
    ValueError
        Two needs count groups of people that overlap without one holding the other.
    """
    return roster.once("coverage", (problem,), lambda: _cover(problem, roster))


def _cover(problem: Problem, roster: Roster) -> Coverage:
    segments = profile(problem)
    groups = _groups(segments)
    duties = [
        (employee.competence, _minute(duty.start), _minute(duty.end))
        for employee in problem.employees
        for duty in roster.duties.get(employee.id, ())
        if problem.shift(duty.shift).counts
    ]
    first = np.array([_minute(segment.start) for segment in segments], dtype=np.int64)
    last = np.array([_minute(segment.end) for segment in segments], dtype=np.int64)
    begins = np.array([each[1] for each in duties], dtype=np.int64)
    ends = np.array([each[2] for each in duties], dtype=np.int64)
    edges = np.unique(np.concatenate((first, last, begins, ends)))
    start, minutes = edges[:-1], np.diff(edges)
    segment = _segment_of(start, first, last)
    competences = np.array([each[0] for each in duties], dtype=object)
    heads = [
        _heads(start, begins[counts], ends[counts])
        for counts in (np.isin(competences, list(group.members)) for group in groups)
    ]
    shape = (len(groups), len(start))
    return Coverage(
        groups,
        segments,
        start,
        minutes,
        segment,
        _heads(start, begins, ends),
        np.array(heads, dtype=np.int64).reshape(shape),
        _wanted(groups, segments, segment, "minimum"),
        _wanted(groups, segments, segment, "target"),
    )


def moment(minute: int) -> datetime:
    """The moment (UTC) that many minutes after 1970-01-01 00:00 UTC."""
    return EPOCH + timedelta(minutes=int(minute))


def _minute(at: datetime) -> int:
    return int(at.timestamp()) // 60


def _heads(start: Minutes, begins: Minutes, ends: Minutes) -> Minutes:
    """Duties under way at each start."""
    begun = np.searchsorted(np.sort(begins), start, side="right")
    ended = np.searchsorted(np.sort(ends), start, side="right")
    return (begun - ended).astype(np.int64)


def _segment_of(start: Minutes, first: Minutes, last: Minutes) -> Minutes:
    if not len(first):
        return np.full(len(start), -1, dtype=np.int64)
    index = np.searchsorted(first, start, side="right") - 1
    return np.where((index >= 0) & (start < last[index]), index, -1)


def _wanted(
    groups: Sequence[Group], segments: Sequence[Segment], segment: Minutes, level: Level
) -> Minutes:
    row = {group.members: index for index, group in enumerate(groups)}
    by_segment = np.zeros((len(groups), len(segments) + 1), dtype=np.int64)
    for column, each in enumerate(segments):
        for need in each.needs:
            heads = need.minimum if level == "minimum" else need.target
            index = row[frozenset(need.competences)]
            by_segment[index, column] = max(by_segment[index, column], heads)
    return by_segment[:, segment]


def _groups(segments: Sequence[Segment]) -> tuple[Group, ...]:
    """The different groups that needs count, smallest first, as a forest."""
    needs: dict[frozenset[str], Need] = {}
    for segment in segments:
        for need in segment.needs:
            members = frozenset(need.competences)
            if members not in needs or need.competence is None:
                needs[members] = need
    ordered = sorted(needs, key=lambda members: (len(members), sorted(members)))
    groups: list[Group] = []
    free: list[int] = []
    for index, members in enumerate(ordered):
        children = [each for each in free if ordered[each] < members]
        free = [each for each in free if each not in children]
        if any(ordered[each] & members for each in free):
            raise ValueError(
                f"those who count as {needs[members].competence} overlap another need's people; "
                "expected groups that are nested or apart"
            )
        free.append(index)
        groups.append(Group(needs[members].competence, members, tuple(children)))
    return tuple(groups)
