"""What no annual roster can beat: hours, heads and weekends added up over like weeks.

Weeks with the same demand on the same days are added together, and so are people with the same
competence, night work and consent. Every roster gives an answer of this small model, wherever the
vacation is placed; so its bound holds for all of them.
"""

import threading
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property

from ortools.sat.python import cp_model

from solver.eligible import may_have
from solver.grid import Grid, weighted
from solver.hours import least_weekend_duties, most_care_minutes, reachable
from solver.rules import PERSONAL, governs
from solver.run import run
from solver.stopping import Either, Stop
from solver.stretches import directly_inside, stretches
from solver.three_part_bound import Duties, share_credit
from turnus.calendar import DayKind
from turnus.demand import Need, demand_on
from turnus.department import Demand
from turnus.employee import Employee
from turnus.result import Settings, Status
from turnus.scenario import Problem

SECONDS = 3.0
"""For each proof."""
LEANING = {"num_workers": 1, "linearization_level": 2}
PLAIN = {"cut_level": 0, "cp_model_probing_level": 0, "symmetry_level": 0}
WAYS: tuple[Mapping[str, object], ...] = (LEANING, LEANING | PLAIN)
"""Searches side by side; the higher bound holds. One closes what it can, one is quicker to begin."""
Starts = frozenset[tuple[int, int, int]]
"""(week type, weekday, shift)."""
Cover = dict[tuple[Starts, int, tuple[Need, ...]], list[list[int]]]


@dataclass(frozen=True, slots=True)
class Staff:
    """People alike in what they may do."""

    competence: str
    night_only: bool
    nights: bool
    long_shift_consent: bool
    weekends: bool


def staff_of(employee: Employee) -> Staff:
    """The kind of staff an employee is one of."""
    return Staff(
        employee.competence,
        employee.night_only,
        employee.nights,
        employee.long_shift_consent,
        employee.weekend is not None,
    )


class UncoveredBound:
    """Proved lower bounds on the uncovered minutes of every lawful annual roster.

    Parameters
    ----------
    stop
        Once it is set, no more is proved than what is.
    known
        Minutes below minimum that are proved already.
    """

    def __init__(
        self,
        problem: Problem,
        settings: Settings,
        stop: Stop | None = None,
        known: int | None = None,
    ) -> None:
        self._problem, self._settings, self._stop = problem, settings, stop
        self.minimum = self._least("minimum") if known is None else known
        """Least minutes below minimum."""

    def target(self, below_minimum: int) -> int:
        """Least minutes below target of the rosters with so many minutes below minimum, or fewer."""
        if not self._stopped():
            self._model.cap("minimum", below_minimum)
        return max(self.minimum, self._least("target"))

    def _least(self, level: str) -> int:
        return 0 if self._stopped() else self._model.least(level, self._settings, self._stop)

    @cached_property
    def _model(self) -> "_Model":
        return _Model(self._problem)

    def _stopped(self) -> bool:
        return self._stop is not None and self._stop.is_set()


class _Model:
    def __init__(self, problem: Problem) -> None:
        self.problem, self.grid = problem, Grid(problem)
        self.grid.rulebook = frozenset(id for id in PERSONAL if governs(problem, id))
        self.model = cp_model.CpModel()
        weeks = range(self.grid.size // 7)
        self.weekend_duties = {each for w in weeks for each in self.grid.weekend_duties(w)}
        self.staff: dict[Staff, list[Employee]] = defaultdict(list)
        for employee in problem.employees:
            self.staff[staff_of(employee)].append(employee)
        self.week_type, self.times = self._week_types()
        self.duties: dict[tuple[Staff, int, int, int], cp_model.IntVar] = {}
        for staff in self.staff:
            self._add_duties(staff)
            self._cap_hours(staff)
            self._bound_weekends(staff)
            if problem.scenario.keep_three_part and staff.nights and not staff.night_only:
                share_credit(self.model, self.grid, self.staff[staff], self._care(staff))
        self.cover = self._cover()
        self.short: dict[str, list[tuple[int, cp_model.IntVar]]] = {}
        for level in ("minimum", "target"):
            self.short[level] = list(self._shortages(level))

    def least(self, level: str, settings: Settings, stop: Stop | None) -> int:
        """A proved lower bound on the minutes below a level."""
        self.model.minimize(self._total(level))
        proved = threading.Event()

        def bound(way: Mapping[str, object]) -> int:
            answer = run(self.model, settings, SECONDS, stop=Either(proved, stop), parameters=way)
            if answer.status is Status.OPTIMAL and not settings.deterministic:
                proved.set()
            return answer.bound

        with ThreadPoolExecutor(len(WAYS)) as pool:
            return max(0, *pool.map(bound, WAYS))

    def cap(self, level: str, minutes: int) -> None:
        self.model.add(self._total(level) <= minutes)

    def _total(self, level: str) -> cp_model.LinearExpr:
        terms = self.short[level]
        return cp_model.LinearExpr.weighted_sum([v for _, v in terms], [m for m, _ in terms])

    def _week_types(self) -> tuple[list[int], dict[int, int]]:
        """The type of each week and how often it comes.

        Alike are weeks with days of the same kinds and demand, the Monday after them included, and
        the same clock; the first week, which no night runs into, is a type of its own.
        """
        seen: dict[object, int] = {}
        types = []
        for week in range(self.grid.size // 7):
            days = range(7 * week, 7 * week + 7)
            start = self.grid.midnight(days.start)
            clock = tuple(
                (self.grid.start(d, s) - start, self.grid.end(d, s) - start)
                for d in days
                for s in range(len(self.grid.shifts))
            )
            kinds = tuple(self._kind(d) for d in (*days, days.stop))
            types.append(seen.setdefault((week == 0, kinds, clock), len(seen)))
        return types, {t: types.count(t) for t in set(types)}

    def _kind(self, d: int) -> tuple[DayKind, tuple[Demand, ...]] | None:
        """The kind of a day and the demand that starts on it; None after the plan's end."""
        if d >= self.grid.size:
            return None
        day = self.grid.day(d)
        return self.grid.calendar.kind(day), demand_on(self.problem, day)

    def _add_duties(self, staff: Staff) -> None:
        heads = len(self.staff[staff])
        for week_type, times in self.times.items():
            first = 7 * self.week_type.index(week_type)
            for i in range(7):
                kind = self.grid.calendar.kind(self.grid.day(first + i))
                usable = []
                for s, shift in enumerate(self.grid.shifts):
                    allowed = (
                        kind in self.problem.shift_days[shift.code]
                        and may_have(staff, shift)
                        and (staff.weekends or not self._in_weekend(first + i, s))
                    )
                    if allowed:
                        variable = self.model.new_int_var(0, heads * times, "duties")
                        self.duties[staff, week_type, i, s] = variable
                        usable.append(variable)
                if usable:
                    self.model.add(cp_model.LinearExpr.sum(usable) <= heads * times)

    def _in_weekend(self, d: int, s: int) -> bool:
        return (d, s) in self.weekend_duties

    def _cap_hours(self, staff: Staff) -> None:
        """Each person's hours of care, rounded down to a sum that its duties can add up to."""
        paid: list[tuple[int, cp_model.IntVar]] = []
        lengths: Counter[int] = Counter()
        for (who, t, i, s), variable in self.duties.items():
            if who == staff and self.grid.shifts[s].counts:
                minutes = self.grid.paid(7 * self.week_type.index(t) + i, s)
                paid.append((minutes, variable))
                lengths[minutes] += self.times[t]
        room = sum(
            reachable(most_care_minutes(self.problem, each), lengths.items())
            for each in self.staff[staff]
        )
        self.model.add(weighted(paid) <= room)

    def _care(self, staff: Staff) -> Iterator[Duties]:
        for (who, t, i, s), variable in self.duties.items():
            if who == staff and self.grid.shifts[s].counts:
                alike = [7 * week + i for week, each in enumerate(self.week_type) if each == t]
                yield Duties(alike, s, variable)

    def _bound_weekends(self, staff: Staff) -> None:
        weeks = self.grid.size // 7
        room = sum(
            weeks // e.weekend.of * e.weekend.on + min(e.weekend.on, weeks % e.weekend.of)
            for e in self.staff[staff]
            if e.weekend
        )
        duties = {
            (t, i, s): variable
            for (who, t, i, s), variable in self.duties.items()
            if who == staff and self._in_weekend(7 * self.week_type.index(t) + i, s)
        }
        for day in range(7):
            self.model.add(
                cp_model.LinearExpr.sum([v for (_, i, _), v in duties.items() if i == day]) <= room
            )
        least = sum(least_weekend_duties(self.problem, each) for each in self.staff[staff])
        self.model.add(cp_model.LinearExpr.sum(list(duties.values())) >= least)

    def _cover(self) -> Cover:
        """Stretches that the same starts span, added up: (starts, minutes, needs) -> heads wanted.

        A start is (week type, weekday, shift).
        """
        cover: Cover = {}
        for stretch in stretches(self.grid):
            if not stretch.present or not stretch.needs:
                continue
            weeks = [d // 7 for d, _ in stretch.present]
            starts = frozenset(
                (t, d % 7, s)
                for d, s in stretch.present
                for t in self._types_around(d // 7, min(weeks), max(weeks))
            )
            key = (starts, stretch.minutes, stretch.needs)
            wanted = cover.setdefault(key, [[0, 0] for _ in stretch.needs])
            for total, need in zip(wanted, stretch.needs, strict=True):
                total[0] += need.minimum
                total[1] += need.target
        return cover

    def _types_around(self, week: int, first: int, last: int) -> set[int]:
        """Types that a week stands for in a stretch from week ``first`` to week ``last``.

        A night into Monday may come from any week before a Monday of the same kind.
        """
        if first == last:
            return {self.week_type[week]}
        ahead, monday = last - week, self._kind(7 * last)
        return {
            t
            for w, t in enumerate(self.week_type)
            if w + ahead > 0 and self._kind(7 * (w + ahead)) == monday
        }

    def _shortages(self, level: str) -> Iterator[tuple[int, cp_model.IntVar]]:
        for (starts, minutes, needs), wanted in self.cover.items():
            summed = tuple(
                Need(need.competence, need.competences, low, high)
                for need, (low, high) in zip(needs, wanted, strict=True)
            )
            for variable in self._slack(starts, summed, level, None):
                yield minutes, variable

    def _slack(
        self, starts: Starts, needs: tuple[Need, ...], level: str, outer: Need | None
    ) -> list[cp_model.IntVar]:
        found = []
        for need in directly_inside(needs, outer):
            wanted = need.minimum if level == "minimum" else need.target
            children = self._slack(starts, needs, level, need)
            on_duty = [
                self.duties[staff, *start]
                for staff in self.staff
                if staff.competence in need.competences
                for start in sorted(starts)
                if (staff, *start) in self.duties
            ]
            short = self.model.new_int_var(0, 1_000_000, "short")
            self.model.add(cp_model.LinearExpr.sum([*on_duty, short]) >= wanted)
            if children:
                self.model.add(short >= cp_model.LinearExpr.sum(children))
            found.append(short)
        return found
