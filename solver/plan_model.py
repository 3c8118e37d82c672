"""The position plan as integer counts: a relaxation of every base roster of the cycle.

Duties are added up over the cycle by pool of posts, shift and kind of day, so whatever a roster
does, its sums satisfy this model; its optimum bounds every roster from above. The full-time norm
is not assumed: each pool of day posts exists with 35.5 h and with 37.5 h, and 37.5 h asks for
evenings and Sundays below the limits of R-T2, added up over its people.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil, gcd

from ortools.sat.python import cp_model

from solver.bounds import Bounds, DemandLevel
from solver.eligible import may_have
from solver.posts import (
    FULL,
    Pool,
    frame_points,
    kept_employees,
    norms,
    pools,
    supply,
    today_points,
)
from solver.typical_week import Start, TypicalWeek, evening_minutes, typical_week, works_sunday
from turnus.calendar import DayKind
from turnus.scenario import Problem

Linear = cp_model.LinearExpr
DAYS = {DayKind.WEEKDAY: 5, DayKind.SATURDAY: 1, DayKind.SUNDAY: 1}


@dataclass(frozen=True)
class Ask:
    """One question to the model: the demand level, and what is given up."""

    problem: Problem
    level: DemandLevel = "minimum"
    framed: bool = True
    """False: no frame of FTE and no given number of heads."""
    shortage: bool = False
    """True: demand may be left uncovered, and the uncovered minutes are counted."""
    slack: bool = True
    """False: nobody works more than the contract, and 35.5 h is the norm of all; then no bound."""
    cuts: bool = True
    """True: what arithmetic already knows is added; it changes no answer, only the time."""


class PlanModel:
    """Variables and constraints of one question; stages set the objective."""

    def __init__(self, ask: Ask) -> None:
        self.ask = ask
        self.problem = ask.problem
        self.weeks = ask.problem.scenario.base_weeks
        self.week: TypicalWeek = typical_week(ask.problem)
        self.norms = norms(ask.problem)
        self.pools = pools(ask.problem)
        self.model = cp_model.CpModel()
        self.most_heads = self._most_heads()
        self.posts = {
            (pool, size): self.model.new_int_var(
                0, self.most_heads // 2 if pool.kept is None else pool.kept, f"posts/{p}/{size}"
            )
            for p, pool in enumerate(self.pools)
            for size in pool.sizes
        }
        self.duties = {
            (pool, index): self.model.new_int_var(
                0,
                self.most_heads * len(start.days) * self.weeks,
                f"duties/{p}/{start.shift.code}/{start.days}",
            )
            for p, pool in enumerate(self.pools)
            for index, start in enumerate(self.week.starts)
            if may_have(pool, start.shift) and not (start.weekend and pool.weekend is None)
        }
        self.missing: Linear = cp_model.LinearExpr.sum([])
        self._add_kept()
        for pool in self.pools:
            self._add_days(pool)
            self._add_hours(pool)
            self._add_norm(pool)
        self._add_cover()
        self._add_volunteers()
        self.model.add(self.heads >= self.fewest_heads)
        if not ask.slack:
            self.model.add(self.day_norm_heads == 0)
        if ask.framed:
            self._add_frames()
        if ask.cuts and not ask.shortage:
            self._add_arithmetic()

    def _most_heads(self) -> int:
        """More heads than any plan can have within the frame, or is worth having without one."""
        if self.ask.framed and self.problem.scenario.positions.mode == "redesign":
            smallest = min((min(pool.sizes) for pool in self.pools if pool.sizes), default=FULL)
            return max(2, 2 * (frame_points(self.problem) // smallest + 1))
        return 2 * max(500, len(self.problem.department.employees))

    @cached_property
    def fewest_heads(self) -> int:
        return max(1, len(kept_employees(self.problem)))

    def heads_of(self, pool: Pool) -> Linear:
        return cp_model.LinearExpr.sum([self.posts[pool, size] for size in pool.sizes])

    @cached_property
    def heads(self) -> Linear:
        return cp_model.LinearExpr.sum(list(self.posts.values()))

    @cached_property
    def full_time(self) -> Linear:
        return cp_model.LinearExpr.sum(
            [var for (_, size), var in self.posts.items() if size >= FULL]
        )

    @cached_property
    def points(self) -> Linear:
        return self.points_of(tuple(c.id for c in self.problem.department.competences))

    def points_of(self, competences: tuple[str, ...]) -> Linear:
        """Sum of positions in hundredths of a percent."""
        chosen = [(size, v) for (p, size), v in self.posts.items() if p.competence in competences]
        return cp_model.LinearExpr.weighted_sum(
            [v for _, v in chosen], [size for size, _ in chosen]
        )

    @cached_property
    def day_norm_heads(self) -> Linear:
        """People whose roster would give the 37.5 h norm."""
        return cp_model.LinearExpr.sum(
            [var for (pool, _), var in self.posts.items() if pool.norm == self.norms.day]
        )

    @cached_property
    def mix_deviation(self) -> Linear:
        """Distance from today's positions, added up over the competences."""
        gaps = []
        for competence, today in today_points(self.problem).items():
            gap = self.model.new_int_var(0, FULL * self.most_heads, f"mix/{competence}")
            self.model.add(gap >= self.points_of((competence,)) - today)
            self.model.add(gap >= today - self.points_of((competence,)))
            gaps.append(gap)
        return cp_model.LinearExpr.sum(gaps)

    @cached_property
    def smallest_then_heads(self) -> Linear:
        """Rank of the smallest new size in use (0 the largest), and behind it the heads."""
        new = [pool for pool in self.pools if pool.kept is None]
        if not new:
            return self.heads
        rank = self.model.new_int_var(0, len(new[0].sizes), "smallest size in use")
        for place in range(1, len(new[0].sizes)):
            used = self.model.new_bool_var(f"size {new[0].sizes[place]} in use")
            of_size = [self.posts[pool, pool.sizes[place]] for pool in new]
            self.model.add(cp_model.LinearExpr.sum(of_size) == 0).only_enforce_if(~used)
            self.model.add(rank >= place).only_enforce_if(used)
        return (self.most_heads + 1) * rank + self.heads

    def distance_to(self, points: int) -> Linear:
        """Distance of the plan's sum of positions from ``points``."""
        gap = self.model.new_int_var(0, FULL * self.most_heads, "distance to hours needed")
        self.model.add(gap >= self.points - points)
        self.model.add(gap >= points - self.points)
        return gap

    def _add_kept(self) -> None:
        given: dict[tuple[object, ...], tuple[int, list[Linear]]] = {}
        for pool in self.pools:
            if pool.kept is not None:
                (size,) = pool.sizes
                key = (
                    pool.competence,
                    pool.weekend,
                    pool.long_shift_consent,
                    pool.night_only,
                    pool.nights,
                    size,
                )
                given.setdefault(key, (pool.kept, []))[1].append(self.posts[pool, size])
        for heads, parts in given.values():
            self.model.add(cp_model.LinearExpr.sum(parts) == heads)

    def _starts(self, pool: Pool) -> Iterator[tuple[Start, cp_model.IntVar]]:
        for index, start in enumerate(self.week.starts):
            if (pool, index) in self.duties:
                yield start, self.duties[pool, index]

    def _add_days(self, pool: Pool) -> None:
        """One duty a day at most, and no more worked weekends than the pattern has."""
        present, heads = supply(self.problem), self.heads_of(pool)
        for kind, days in DAYS.items():
            duties = [var for start, var in self._starts(pool) if start.kind is kind]
            self._at_most(duties, days * self.weeks * present, heads)
        on = pool.weekends(self.weeks) * present
        for day in range(7):
            duties = [v for start, v in self._starts(pool) if start.weekend and day in start.days]
            self._at_most(duties, on, heads)

    def _at_most(self, duties: list[cp_model.IntVar], each: Fraction, heads: Linear) -> None:
        if duties:
            total = cp_model.LinearExpr.sum(duties)
            self.model.add(each.denominator * total <= each.numerator * heads)

    def _add_hours(self, pool: Pool) -> None:
        """Paid time within the contracts, in the largest unit that every duty is a multiple of."""
        paid = [(var, start.shift.paid_minutes) for start, var in self._starts(pool)]
        unit = gcd(*(minutes for _, minutes in paid)) or 1
        worked = cp_model.LinearExpr.weighted_sum(
            [v for v, _ in paid], [m // unit for _, m in paid]
        )
        bounds = [
            (self.posts[pool, size], pool.minutes(self.problem, size, self.ask.slack))
            for size in pool.sizes
        ]
        self.model.add(worked >= sum(-(-least // unit) * posts for posts, (least, _) in bounds))
        self.model.add(worked <= sum(most // unit * posts for posts, (_, most) in bounds))

    def _add_norm(self, pool: Pool) -> None:
        """R-T2: evenings and Sundays below its limits give 37.5 h, at or above them 35.5 h."""
        if pool.night_only:
            return
        heads = self.heads_of(pool)
        late = [(v, evening_minutes(self.problem, start.shift)) for start, v in self._starts(pool)]
        evening = cp_model.LinearExpr.weighted_sum([v for v, _ in late], [m for _, m in late])
        enough = ceil(self.norms.evening * self.weeks * supply(self.problem))
        if pool.norm == self.norms.day:
            self.model.add(evening <= (enough - 1) * heads)
            sundays = [v for start, v in self._starts(pool) if works_sunday(self.problem, start)]
            below_third = (self.weeks - 1) // 3
            self.model.add(cp_model.LinearExpr.sum(sundays) <= below_third * heads)
        elif not pool.third_sunday_possible(self.weeks):
            self.model.add(evening >= enough * heads)

    def _add_cover(self) -> None:
        strongest: dict[tuple[frozenset[int], tuple[str, ...], int], tuple[int, int]] = {}
        for cover in self.week.covers:
            for competences, minimum, target in cover.needs:
                wanted = minimum if self.ask.level == "minimum" else target
                key = (cover.starts, competences, cover.first if self.ask.shortage else 0)
                before, _ = strongest.get(key, (0, 0))
                strongest[key] = (max(before, wanted), cover.minutes)
        missing = []
        for number, ((starts, competences, _), (wanted, minutes)) in enumerate(strongest.items()):
            duties = [
                var
                for (pool, index), var in self.duties.items()
                if index in starts and pool.competence in competences
            ]
            covered = cp_model.LinearExpr.sum(duties)
            if self.ask.shortage:
                short = self.model.new_int_var(0, wanted * self.weeks, f"missing/{number}")
                missing.append(minutes * short)
                self.model.add(covered + short >= wanted * self.weeks)
            elif wanted:
                self.model.add(covered >= wanted * self.weeks)
        self.missing = cp_model.LinearExpr.sum(missing)

    def _add_volunteers(self) -> None:
        day = [pool for pool in self.pools if pool.kept is None and not pool.night_only]
        willing = Fraction(str(self.problem.scenario.positions.volunteers_percent)) / 100
        if any(pool.long_shift_consent for pool in day) and any(
            not pool.long_shift_consent for pool in day
        ):
            volunteers = sum(self.heads_of(pool) for pool in day if pool.long_shift_consent)
            everybody = sum(self.heads_of(pool) for pool in day)
            self.model.add(willing.denominator * volunteers <= willing.numerator * everybody)

    def _add_frames(self) -> None:
        positions = self.problem.scenario.positions
        if positions.mode == "keep":
            return
        self.model.add(self.points <= frame_points(self.problem))
        for competence, frame in positions.fte_frame_by_competence.items():
            self.model.add(self.points_of((competence,)) <= int(round(frame * FULL, 6)))
        if positions.heads is not None:
            self.model.add(self.heads == positions.heads)

    def _add_arithmetic(self) -> None:
        """Redundant: heads the weekends need, and what full-time posts leave of the frame."""
        if self.problem.scenario.positions.mode == "keep":
            return
        bounds = Bounds(self.problem, self.ask.level)
        day = [pool for pool in self.pools if not pool.night_only]
        for group in bounds.groups():
            need = bounds.day_heads(group)
            if need is not None:
                inside = [self.heads_of(p) for p in day if group is None or p.competence in group]
                self.model.add(cp_model.LinearExpr.sum(inside) >= need.heads)
        new = [(size, v) for (p, size), v in self.posts.items() if p.kept is None]
        if new and self.ask.framed:
            smallest = min(size for size, _ in new)
            room = frame_points(self.problem)
            room -= sum(person.position_points for person in kept_employees(self.problem))
            least = [FULL if size >= FULL else smallest for size, _ in new]
            posts = [var for _, var in new]
            self.model.add(cp_model.LinearExpr.weighted_sum(posts, least) <= room)
