"""Arithmetic bounds on any position plan: weekends, nights, hours and full-time posts, no solver.

Every number here is a lower bound on heads or hours, or an upper bound on full-time posts, for a
typical week covered at one demand level (heltidskultur.md, formulas 1, 5, 9).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil
from typing import Literal

from solver.posts import (
    FULL,
    frame_points,
    kept_employees,
    new_sizes,
    norms,
    rotating,
    supply,
)
from solver.typical_week import Competences, Cover, TypicalWeek, typical_week
from solver.weekend_duties import average_duties, duties_at, fewest_duties
from turnus.calendar import DayKind
from turnus.employee import WeekendPattern
from turnus.scenario import Problem

DemandLevel = Literal["minimum", "target"]
MOST_HEADS = 2000


@dataclass(frozen=True)
class Heads:
    """People needed so that the weekends are covered."""

    heads: int
    duties: int
    """Duties a weekend day, or a night."""
    pattern: WeekendPattern


@dataclass(frozen=True)
class FullTime:
    """Most full-time posts that heads, frame and smallest size leave room for."""

    share: Fraction
    full_time: int
    heads: int
    """Kept posts included."""
    frame: int
    """Hundredths of a percent."""
    least: int
    """Sum of positions if every new post has the smallest size."""


class Bounds:
    """The arithmetic of one problem at one demand level."""

    def __init__(self, problem: Problem, level: DemandLevel = "minimum") -> None:
        self.problem = problem
        self.level = level
        self.week: TypicalWeek = typical_week(problem)
        self.everybody: Competences = problem.department.standing_in_for(None)

    @cached_property
    def together(self) -> bool:
        """Whether the same people work days and nights, and nobody works nights alone.

        A night takes the place of a day duty then, for nobody has two on one day.
        """
        positions = self.problem.scenario.positions
        nobody = not any(person.night_only for person in self.problem.department.employees)
        new = positions.mode == "redesign" and not positions.keep_nights
        return bool(rotating(self.problem)) and nobody and not new

    def day_heads(self, competences: Competences | None = None) -> Heads | None:
        """People the weekends need (formulas 1 and 9), night staff apart; None: nobody, or no way.

        All volunteers for long shifts may belong to one competence group.
        """
        pattern = _most_often(self.patterns(night_only=False))
        if pattern is None:
            return None
        on = self._weekends(pattern) / self.problem.scenario.base_weeks
        least = self._duties(competences or self.everybody)
        if self.together:
            nights = self.night_duties(competences or self.everybody)
            least = [duties + nights for duties in least or [0]]
        if not on or not any(least):
            return None
        willing = self._willing() if competences is None else ceil(self._willing())
        for heads in range(1, MOST_HEADS):
            duties = average_duties(least, heads * on * willing)
            if heads * on >= duties:
                return Heads(heads, ceil(duties), pattern)
        return None

    def night_heads(self, competences: Competences | None = None) -> Heads | None:
        """Night staff a weekend needs, when each works as many weekends as agreed."""
        if self.together:
            return None
        pattern = _most_often(self.patterns(night_only=True))
        if pattern is None:
            return None
        duties = self.night_duties(competences or self.everybody)
        each = self._weekends(pattern)
        if not duties or not each:
            return None
        return Heads(ceil(duties * self.problem.scenario.base_weeks / each), duties, pattern)

    def patterns(self, night_only: bool) -> tuple[WeekendPattern, ...]:
        """Weekend patterns that day and evening staff, or night staff, of the plan may have."""
        people = kept_employees(self.problem)
        kept = [p.weekend for p in people if p.weekend and p.night_only == night_only]
        positions = self.problem.scenario.positions
        redesigned = positions.mode == "redesign" and not (night_only and positions.keep_nights)
        return (*kept, *(self.problem.scenario.weekend_patterns if redesigned else ()))

    def night_duties(self, competences: Competences) -> int:
        """Night duties that every night of the weekend needs, at least."""
        return max(
            (
                ceil(Fraction(self._wanted(cover, competences), cover.stretches))
                for cover in self.week.covers
                if cover.starts
                and all(self.week.starts[i].shift.night for i in cover.starts)
                and any(self.week.starts[i].weekend for i in cover.starts)
            ),
            default=0,
        )

    def minutes(self, competences: Competences | None = None, nights: bool = True) -> int:
        """Paid minutes a week that covering the demand costs at least.

        Each cover gets a price, so that no duty covers more than its paid minutes; then demand
        times price is a bound (weak duality). Prices are handed out greedily in several orders.
        """
        wanted = [
            (self._wanted(cover, competences or self.everybody), cover)
            for cover in self.week.covers
            if nights or not any(self.week.starts[i].shift.night for i in cover.starts)
        ]
        orders = (
            sorted(wanted, key=lambda each: (-each[0] / each[1].stretches, -each[1].minutes)),
            sorted(wanted, key=lambda each: -each[0] / each[1].stretches * each[1].minutes),
            sorted(wanted, key=lambda each: -each[1].minutes),
            sorted(wanted, key=lambda each: each[1].first),
        )
        return max(self._priced(order) for order in orders)

    def points(self, competences: Competences | None = None) -> int:
        """Sum of positions that the hours need when every full position has 35.5 h."""
        return ceil(
            Fraction(self.minutes(competences) * FULL, norms(self.problem).turnus)
            / supply(self.problem)
        )

    def new_heads(self) -> int:
        """New posts that weekends need in all, competence groups without overlap added up."""
        groups = [self.problem.department.standing_in_for(each) for each in self._named()]
        sums = [self._new_in(None)]
        for first in groups:
            taken, total = set(first), self._new_in(first)
            for other in groups:
                if not taken & set(other):
                    taken |= set(other)
                    total += self._new_in(other)
            sums.append(total)
        return max(sums)

    def groups(self) -> tuple[Competences | None, ...]:
        """Everybody, then those who may meet the demand for each competence."""
        standing_in = self.problem.department.standing_in_for
        return (None, *(standing_in(competence) for competence in self._named()))

    def full_time(self) -> FullTime | None:
        """Largest share of full-time posts (formula 5), whatever the number of heads."""
        sizes = new_sizes(self.problem)
        if not sizes or sizes[0] < FULL:
            return None
        kept = kept_employees(self.problem)
        frame = frame_points(self.problem)
        room = frame - sum(person.position_points for person in kept)
        already = sum(person.position_points >= FULL for person in kept)
        least, smallest = max(self.new_heads(), 0 if kept else 1), sizes[-1]
        given = self.problem.scenario.positions.heads
        most = max(room, 0) // smallest
        best: FullTime | None = None
        for new in range(least, most + 1) if given is None else (given - len(kept),):
            if not least <= new <= most:
                continue
            full = (
                new if smallest == FULL else min(new, (room - new * smallest) // (FULL - smallest))
            )
            share = Fraction(already + full, len(kept) + new)
            if best is None or share > best.share or share == 1:
                low = frame - room + new * smallest
                best = FullTime(share, already + full, len(kept) + new, frame, low)
        if best is None:
            new = least if given is None else max(least, given - len(kept))
            low = frame - room + new * smallest
            return FullTime(Fraction(0), 0, len(kept) + new, frame, low)
        return best

    def _named(self) -> tuple[str, ...]:
        return tuple(c.id for c in self.problem.department.competences)

    def _new_in(self, competences: Competences | None) -> int:
        day = self.day_heads(competences)
        night = self.night_heads(competences)
        new_nights = not self.problem.scenario.positions.keep_nights
        return (day.heads if day else 0) + (night.heads if night and new_nights else 0)

    def _weekends(self, pattern: WeekendPattern) -> Fraction:
        """Most weekends one person works in a cycle, less where own staff cover vacation."""
        weeks = self.problem.scenario.base_weeks
        return (pattern.on * weeks // pattern.of) * supply(self.problem)

    def _willing(self) -> Fraction:
        """Share of the day and evening people who may have long shifts."""
        positions = self.problem.scenario.positions
        if positions.mode == "keep":
            return Fraction(any(p.long_shift_consent for p in self.problem.department.employees))
        return Fraction(str(positions.volunteers_percent)) / 100

    def _wanted(self, cover: Cover, competences: Competences) -> int:
        return max(
            (
                minimum if self.level == "minimum" else target
                for wanted, minimum, target in cover.needs
                if set(wanted) <= set(competences)
            ),
            default=0,
        )

    def _duties(self, competences: Competences) -> list[int]:
        """Fewest day and evening duties on the busier weekend day with at most 0, 1, 2 ... long."""
        counts: list[int] = []
        for kind in (DayKind.SATURDAY, DayKind.SUNDAY):
            day = self._day(kind)
            wanted = [self._wanted(cover, competences) for cover in day]
            fewest = fewest_duties(day, self.week.starts, wanted)
            longer = max(len(counts), len(fewest))
            counts = [max(duties_at(counts, i), duties_at(fewest, i)) for i in range(longer)]
        return counts if any(counts) else []

    def _day(self, kind: DayKind) -> tuple[Cover, ...]:
        """Covers that only day and evening duties of this kind of day can make, by time."""
        starts = self.week.starts
        return tuple(
            sorted(
                (
                    cover
                    for cover in self.week.covers
                    if cover.starts
                    and all(
                        starts[i].kind is kind and not starts[i].shift.night for i in cover.starts
                    )
                ),
                key=lambda cover: cover.first,
            )
        )

    def _priced(self, order: Iterable[tuple[int, Cover]]) -> int:
        left = [start.shift.paid_minutes for start in self.week.starts]
        total = 0
        for wanted, cover in order:
            if wanted and cover.starts:
                price = min(left[i] for i in cover.starts)
                total += wanted * price
                for i in cover.starts:
                    left[i] -= price
        return total


def _most_often(patterns: Iterable[WeekendPattern]) -> WeekendPattern | None:
    return max(patterns, key=lambda each: Fraction(each.on, each.of), default=None)
