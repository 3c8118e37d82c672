"""Uncovered minutes below minimum and below target, and minutes over target."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import Literal

from ortools.sat.python import cp_model

from solver.grid import Grid, Term
from turnus.demand import Need, Segment, profile

Level = Literal["minimum", "target"]
Terms = list[tuple[int, cp_model.IntVar]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Minutes of the plan with the same demand and the same shifts on duty."""

    minutes: int
    needs: tuple[Need, ...]
    present: tuple[tuple[int, int], ...]
    """(day, shift) of every counting shift that spans it."""


def stretches(grid: Grid) -> list[Stretch]:
    """The demand of the whole plan, cut at shift edges; alike neighbours are joined."""
    origin = grid.calendar.wall(grid.calendar.start, 0).astimezone(UTC)
    counting = [s for s, shift in enumerate(grid.shifts) if shift.counts]

    def since(moment: datetime) -> int:
        return int((moment - origin).total_seconds()) // 60

    joined: dict[tuple[tuple[Need, ...], tuple[tuple[int, int], ...]], int] = {}
    for segment in _without_gaps(profile(grid.problem)):
        first, last = since(segment.start), since(segment.end)
        near = _days_near(grid, segment)
        edges = {first, last}
        for d in near:
            for s in counting:
                edges |= {t for t in (grid.start(d, s), grid.end(d, s)) if first < t < last}
        cuts = sorted(edges)
        for a, b in pairwise(cuts):
            present = tuple(
                (d, s) for d in near for s in counting if grid.start(d, s) <= a < grid.end(d, s)
            )
            key = segment.needs, present
            joined[key] = joined.get(key, 0) + b - a
    return [Stretch(minutes, needs, present) for (needs, present), minutes in joined.items()]


def _without_gaps(segments: Sequence[Segment]) -> Iterator[Segment]:
    """The segments, and between them those in which nobody is wanted."""
    for segment, later in zip(segments, [*segments[1:], None], strict=True):
        yield segment
        if later is not None and segment.end < later.start:
            yield Segment(segment.day, segment.end, later.start, ())


def _days_near(grid: Grid, segment: Segment) -> list[int]:
    d = grid.calendar.index(segment.day)
    days = range(d - 1, d + 2)
    return [day for day in days if 0 <= day < grid.size]


class Coverage:
    """Slack variables for every stretch that a free cell can reach."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.uncovered_minimum: Terms = []
        self.uncovered_target: Terms = []
        self.overcover: Terms = []
        self._by_competence: dict[str, list[int]] = {}
        for e, employee in enumerate(grid.employees):
            self._by_competence.setdefault(employee.competence, []).append(e)
        free = grid.free
        for stretch in stretches(grid):
            if any(d in free for d, _ in stretch.present):
                self._add(stretch)

    def _add(self, stretch: Stretch) -> None:
        on_duty = {
            need.competences: self._on_duty(stretch, need.competences) for need in stretch.needs
        }
        low = self._slack(stretch, on_duty, "minimum", None)
        self.uncovered_minimum += [(stretch.minutes, slack) for slack in low]
        if all(need.minimum == need.target for need in stretch.needs):
            self.uncovered_target += [(stretch.minutes, slack) for slack in low]
        else:
            high = self._slack(stretch, on_duty, "target", None)
            self.uncovered_target += [(stretch.minutes, slack) for slack in high]
        everybody = tuple(competence.id for competence in self.grid.problem.department.competences)
        target = _fewest(stretch.needs, None)
        terms = on_duty.get(everybody) or self._on_duty(stretch, everybody)
        known = sum(t for t in terms if isinstance(t, int))
        variables = [t for t in terms if not isinstance(t, int)]
        if len(variables) > target - known:
            over = self.grid.model.new_int_var(0, len(terms), "over")
            self.grid.model.add(cp_model.LinearExpr.sum(variables) - over <= target - known)
            self.overcover.append((stretch.minutes, over))

    def _on_duty(self, stretch: Stretch, competences: Sequence[str]) -> list[Term]:
        terms = (
            self.grid.works(e, d, s)
            for competence in competences
            for e in self._by_competence.get(competence, ())
            for d, s in stretch.present
        )
        return [term for term in terms if not (isinstance(term, int) and term == 0)]

    def _slack(
        self,
        stretch: Stretch,
        on_duty: dict[tuple[str, ...], list[Term]],
        level: Level,
        inside: Need | None,
    ) -> list[cp_model.IntVar]:
        """Temps for the needs directly inside ``inside`` (None: the outermost ones)."""
        found = []
        for need in directly_inside(stretch.needs, inside):
            wanted = need.minimum if level == "minimum" else need.target
            children = self._slack(stretch, on_duty, level, need)
            terms = on_duty[need.competences]
            known = sum(term for term in terms if isinstance(term, int))
            variables = [term for term in terms if not isinstance(term, int)]
            most = max([wanted - known, 0])
            if len(children) == 1:
                slack = children[0]
            elif children:
                slack = self.grid.model.new_int_var(0, 500, f"short {level}")
                self.grid.model.add(slack >= cp_model.LinearExpr.sum(children))
            elif most == 0:
                continue
            else:
                slack = self.grid.model.new_int_var(0, 500, f"short {level}")
            if most:
                self.grid.model.add(cp_model.LinearExpr.sum([*variables, slack]) >= wanted - known)
            found.append(slack)
        return found


def _fewest(needs: Sequence[Need], outer: Need | None) -> int:
    """Fewest people who meet every target inside ``outer`` (None: all of them)."""
    return sum(max(n.target, _fewest(needs, n)) for n in directly_inside(needs, outer))


def directly_inside(needs: Sequence[Need], outer: Need | None) -> list[Need]:
    """The largest needs strictly inside ``outer``; the competence sets are nested or disjoint."""
    around = None if outer is None else set(outer.competences)
    inner = [n for n in needs if around is None or set(n.competences) < around]
    return [
        need
        for need in inner
        if not any(set(need.competences) < set(other.competences) for other in inner)
    ]
