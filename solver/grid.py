"""Decision variables of a roster and the few sentences that rules are written in.

One Boolean says that an employee starts a shift on a day. Cells that cannot be true are absent
and read as 0; cells outside the free part of the plan are read from the roster so far, as 0 or 1.
So a rule is written once and serves a whole base roster, a window of weeks, or one fixed roster.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cached_property

from ortools.sat.python import cp_model

from turnus.calendar import DAY
from turnus.department import Employee, ShiftType, minute_of
from turnus.roster import Cell
from turnus.scenario import Problem

Term = cp_model.IntVar | int
"""A Boolean variable, or the 0 or 1 it is known to be."""


def is_known(term: Term) -> bool:
    """Whether the term is a number and not a decision."""
    return isinstance(term, int)


class Grid:
    """Who starts which shift on which day of a plan, as a CP-SAT model under construction.

    Parameters
    ----------
    problem
        What is asked. A cyclic one wraps around: day -1 is the last day.
    codes
        The roster so far, read wherever a cell is not free.
    free
        Days that may change, as indices into ``problem.calendar.days``; None: all of them.
    vacation
        Vacation days by employee id; no duty touches them.
    """

    def __init__(
        self,
        problem: Problem,
        codes: Mapping[Cell, str] | None = None,
        free: range | None = None,
        vacation: Mapping[str, frozenset[date]] | None = None,
    ) -> None:
        self.problem = problem
        self.model = cp_model.CpModel()
        self.calendar = problem.calendar
        self.employees: tuple[Employee, ...] = problem.employees
        self.shifts: tuple[ShiftType, ...] = problem.shifts
        self.size = len(self.calendar.days)
        self.free = range(self.size) if free is None else free
        self.vacation = vacation or {}
        self._index = {shift.code: s for s, shift in enumerate(self.shifts)}
        self._fixed: dict[tuple[int, int], int] = {}
        rows = {employee.id: e for e, employee in enumerate(self.employees)}
        for (employee, day), code in (codes or {}).items():
            d = self.calendar.index(day)
            if d not in self.free and code in self._index:
                self._fixed[rows[employee], d] = self._index[code]
        self._cells: dict[tuple[int, int, int], cp_model.IntVar] = {}
        self._absent: set[tuple[int, int, int]] = set()
        self._on: dict[tuple[int, int], Term] = {}
        self.cache: dict[tuple[str, int], object] = {}
        """What rules work out once for an employee."""
        self.literals: dict[tuple[str, int, int], cp_model.IntVar] = {}
        """Literals that rules share, by (what, employee, day)."""
        self._within: dict[tuple[int, int, int, int], int] = {}
        self._asked: dict[tuple[str, int, int], Term] = {}

    # Time -------------------------------------------------------------------------------------

    @cached_property
    def cyclic(self) -> bool:
        return self.problem.cyclic

    @cached_property
    def cycle_minutes(self) -> int:
        return self.size * 24 * 60

    @cached_property
    def _clock(self) -> list[list[tuple[int, int, int]]]:
        """(start, end, paid) of each shift on each day; minutes of real time from the plan's start."""
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
    def _origin(self) -> datetime:
        return self.calendar.wall(self.calendar.start, 0).astimezone(UTC)

    def _since_start(self, moment: datetime) -> int:
        return int((moment.astimezone(UTC) - self._origin).total_seconds()) // 60

    def start(self, d: int, s: int) -> int:
        """Start of shift ``s`` on day ``d``; days before and after a cycle are its repetitions."""
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

    def minute(self, day: date, wall_minute: int) -> int:
        """Minutes of real time from the plan's start to a wall-clock time."""
        return self._since_start(self.calendar.wall(day, wall_minute))

    def minutes_within(self, d: int, s: int, wall_start: int, wall_end: int) -> int:
        """Real minutes of a shift inside a daily window of the clock that may cross midnight."""
        key = (d % self.size, s, wall_start, wall_end)
        if key not in self._within:
            length = (wall_end - wall_start) % (24 * 60) or 24 * 60
            start, end = self.start(key[0], s), self.end(key[0], s)
            total = 0
            for offset in (-1, 0, 1):
                day = self.day(d) + offset * DAY
                first, last = self.minute(day, wall_start), self.minute(day, wall_start + length)
                total += max(0, min(end, last) - max(start, first))
            self._within[key] = total
        return self._within[key]

    def day(self, d: int) -> date:
        return self.calendar.days[d % self.size]

    def exists(self, d: int) -> bool:
        """Whether the plan has a day ``d``; a cycle has them all."""
        return self.cyclic or 0 <= d < self.size

    def near(self, before: int = 0, after: int = 0) -> range:
        """Days whose constraints can see a free day; every day of a cycle once."""
        if self.cyclic or len(self.free) == self.size:
            return range(self.size) if self.cyclic else range(-before, self.size + after)
        return range(self.free.start - before, self.free.stop + after)

    def weeks(self, around: int = 0) -> range:
        """Weeks that hold a free day, and ``around`` weeks on either side, inside the plan."""
        last = self.size // 7
        if self.cyclic:
            return range(last)
        first = self.free.start // 7 - around
        stop = (self.free.stop + 6) // 7 + around
        return range(max(0, first), min(last, stop))

    # Decisions --------------------------------------------------------------------------------

    def forbid(self, e: int, d: int, s: int) -> None:
        """This cell is no choice."""
        key = (e, d % self.size, s)
        if key in self._cells:
            self.model.add(self._cells[key] == 0)
        else:
            self._absent.add(key)

    def works(self, e: int, d: int, s: int) -> Term:
        """Whether employee ``e`` starts shift ``s`` on day ``d``."""
        if self.cyclic:
            d %= self.size
        elif not 0 <= d < self.size:
            return 0
        if d not in self.free:
            return int(self._fixed.get((e, d)) == s)
        key = (e, d, s)
        if key in self._absent:
            return 0
        if key not in self._cells:
            self._cells[key] = self.model.new_bool_var(
                f"{self.employees[e].id} {self.day(d)} {self.shifts[s].code}"
            )
        return self._cells[key]

    def duties(self, e: int, d: int) -> list[tuple[int, Term]]:
        """(shift, term) of the cells of a day that may hold a duty."""
        cells = ((s, self.works(e, d, s)) for s in range(len(self.shifts)))
        return [(s, term) for s, term in cells if not (is_known(term) and term == 0)]

    def on(self, e: int, d: int) -> Term:
        """Whether employee ``e`` starts any duty on day ``d``; at most one."""
        if self.cyclic:
            d %= self.size
        key = (e, d)
        if key not in self._on:
            terms = [term for _, term in self.duties(e, d)]
            if not terms:
                self._on[key] = 0
            elif len(terms) == 1:
                self._on[key] = terms[0]
            else:
                works = self.model.new_bool_var(f"{self.employees[e].id} {self.day(d)} on")
                self.model.add_exactly_one([*terms, works.negated()])
                self._on[key] = works
        return self._on[key]

    def some_of(self, e: int, d: int, shifts: Sequence[int], name: str) -> Term:
        """Whether employee ``e`` starts one of these shifts on day ``d``."""
        key = (name, e, d % self.size if self.cyclic else d)
        if key not in self._asked:
            terms = [self.works(e, d, s) for s in shifts]
            self._asked[key] = self.any_of(terms, f"{self.employees[e].id} {self.day(d)} {name}")
        return self._asked[key]

    def codes(self, value: "cp_model.CpSolver") -> dict[Cell, str]:
        """The free part of a solution as shift codes."""
        return {
            (self.employees[e].id, self.day(d)): self.shifts[s].code
            for (e, d, s), variable in self._cells.items()
            if value.boolean_value(variable)
        }

    def cells(self) -> Iterator[tuple[int, int, int, cp_model.IntVar]]:
        """(employee, day, shift, variable) of every decision made so far."""
        for (e, d, s), variable in self._cells.items():
            yield e, d, s, variable

    def shift_index(self, code: str) -> int | None:
        return self._index.get(code)

    # Sentences --------------------------------------------------------------------------------

    @contextmanager
    def rule(self, id: str) -> Iterator[None]:
        """Names every constraint that is added inside after a rule."""
        constraints = self.model.proto.constraints
        first = len(constraints)
        yield
        for i in range(first, len(constraints)):
            constraints[i].name = id

    def never_together(self, *terms: Term) -> None:
        """Not all of these; nothing is said where all of them are known."""
        unknown: list[cp_model.IntVar] = []
        for term in terms:
            if isinstance(term, int):
                if term == 0:
                    return
            else:
                unknown.append(term)
        if unknown:
            self.model.add_bool_or([term.negated() for term in unknown])

    def at_most(self, terms: Sequence[tuple[int, Term]], limit: int, when: Term = 1) -> None:
        """The weighted sum is at most ``limit`` where ``when`` holds; silent on what is known."""
        if isinstance(when, int) and not when:
            return
        variables = [(weight, term) for weight, term in terms if not isinstance(term, int)]
        room = limit - sum(weight * term for weight, term in terms if isinstance(term, int))
        if not variables and isinstance(when, int):
            return
        if sum(max(0, weight) for weight, _ in variables) > room:
            constraint = self.model.add(weighted(variables) <= room)
            if not isinstance(when, int):
                constraint.only_enforce_if(when)

    def at_least(self, terms: Sequence[tuple[int, Term]], limit: int, when: Term = 1) -> None:
        """The weighted sum is at least ``limit`` where ``when`` holds; silent on what is known."""
        self.at_most([(-weight, term) for weight, term in terms], -limit, when)

    def reaches(self, terms: Sequence[tuple[int, Term]], limit: int, name: str) -> Term:
        """Whether the weighted sum is at least ``limit``; equivalence."""
        variables = [(weight, term) for weight, term in terms if not isinstance(term, int)]
        room = limit - sum(weight * term for weight, term in terms if isinstance(term, int))
        if sum(min(0, weight) for weight, _ in variables) >= room:
            return 1
        if sum(max(0, weight) for weight, _ in variables) < room:
            return 0
        reached = self.model.new_bool_var(name)
        self.model.add(weighted(variables) >= room).only_enforce_if(reached)
        self.model.add(weighted(variables) <= room - 1).only_enforce_if(reached.negated())
        return reached

    def any_of(self, terms: Iterable[Term], name: str) -> Term:
        """1 where one of them is true, else 0; equivalence, for use in both directions."""
        unknown: list[cp_model.IntVar] = []
        for term in terms:
            if isinstance(term, int):
                if term:
                    return 1
            else:
                unknown.append(term)
        if len(unknown) < 2:
            return unknown[0] if unknown else 0
        some = self.model.new_bool_var(name)
        self.model.add_max_equality(some, unknown)
        return some

    def midnight(self, d: int) -> int:
        """Minutes from the plan's start to 00:00 of day ``d``."""
        turns, index = divmod(d, self.size)
        return self.minute(self.day(index), 0) + turns * self.cycle_minutes

    def weekly_rest_day(self, e: int, d: int) -> cp_model.IntVar:
        """A literal for "day ``d`` is the weekly rest day F1 of employee ``e``"."""
        key = ("F1", e, d)
        if key not in self.literals:
            self.literals[key] = self.model.new_bool_var(f"{self.employees[e].id} {self.day(d)} F1")
        return self.literals[key]

    def red_days(self) -> list[int]:
        return [self.calendar.index(day) for day in self.calendar.red_days]

    def red_days_of(self, week: int) -> list[int]:
        return [d for d in range(7 * week, 7 * week + 7) if self.calendar.is_red(self.day(d))]

    def weekend_window(self, d: int) -> tuple[int, int]:
        """Minutes from the plan's start of the weekend that begins on Saturday ``d``."""
        agreement = self.problem.agreement
        turns, index = divmod(d, self.size)
        saturday = self.day(index)
        start = self.minute(saturday, minute_of(agreement.weekend_start))
        end = self.minute(saturday + DAY, minute_of(agreement.weekend_end))
        return start + turns * self.cycle_minutes, end + turns * self.cycle_minutes

    def touching(self, e: int, d: int, window: tuple[int, int], more_than: int = 0) -> list[Term]:
        """Duties on days ``d - 1`` to ``d + 1`` that share over ``more_than`` minutes with a window."""
        first, last = window
        return [
            term
            for day in (d - 1, d, d + 1)
            if self.exists(day)
            for s, term in self.duties(e, day)
            if min(last, self.end(day, s)) - max(first, self.start(day, s)) > more_than
        ]

    def weekend(self, e: int, week: int) -> Term:
        """Whether employee ``e`` works in the weekend of a week."""
        saturday = 7 * week + 5
        return self._some(
            ("weekend", e, week),
            self.touching(e, saturday, self.weekend_window(saturday)),
        )

    def red_worked(self, e: int, d: int) -> Term:
        """Whether employee ``e`` works inside the red window of day ``d`` (reading I6)."""
        threshold = self.problem.agreement.reading.red_overlap_minutes
        turns, index = divmod(d, self.size)
        if not self.exists(d):
            return 0
        start, end = (
            self._since_start(moment) + turns * self.cycle_minutes
            for moment in self.calendar.red_window(self.day(index))
        )
        return self._some(("red", e, d), self.touching(e, d, (start, end), threshold))

    def _some(self, key: tuple[str, int, int], terms: Iterable[Term]) -> Term:
        """``any_of``, made once for each key."""
        kind, e, d = key
        if key not in self._asked:
            self._asked[key] = self.any_of(terms, f"{self.employees[e].id} {kind} {d}")
        return self._asked[key]


def weighted(terms: Sequence[tuple[int, cp_model.IntVar]]) -> cp_model.LinearExpr:
    """The weighted sum of variables."""
    return cp_model.LinearExpr.weighted_sum(
        [term for _, term in terms], [weight for weight, _ in terms]
    )
