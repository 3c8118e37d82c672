"""Decision variables of a roster and the few sentences that rules are written in.

One Boolean says that an employee starts a shift on a day. Cells that cannot be true are absent
and read as 0; cells outside the free part of the plan are read from the roster so far, as 0 or 1.
So a rule is written once and serves a whole base roster, a window of weeks, or one fixed roster.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date

from ortools.sat.python import cp_model

from solver.clock import Clock
from turnus.employee import Employee
from turnus.roster import Cell, Mark
from turnus.scenario import Problem

Term = cp_model.BoolVarT | int
"""A Boolean variable or its negation, or the 0 or 1 it is known to be."""
Weighted = Sequence[tuple[int, Term]]
DaysOff = Mapping[str, Mapping[date, Mark]]


def is_known(term: Term) -> bool:
    """Whether the term is a number and not a decision."""
    return isinstance(term, int)


def negation(term: Term) -> Term:
    """Whether the term does not hold."""
    return 1 - term if isinstance(term, int) else term.negated()


class Grid(Clock):
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
    days_off
        Days off with pay, F3 and F5, by employee id.
    others
        Duties of people outside the problem, as far as they are settled.
    like
        See Clock.
    """

    def __init__(
        self,
        problem: Problem,
        codes: Mapping[Cell, str] | None = None,
        free: range | None = None,
        vacation: Mapping[str, frozenset[date]] | None = None,
        days_off: DaysOff | None = None,
        others: Mapping[Cell, str] | None = None,
        like: Clock | None = None,
    ) -> None:
        super().__init__(problem, like)
        self.model = cp_model.CpModel()
        self.employees: tuple[Employee, ...] = problem.employees
        self.free = range(self.size) if free is None else free
        self.vacation = vacation or {}
        self.days_off = days_off or {}
        self.others = others or {}
        self._index = {shift.code: s for s, shift in enumerate(self.shifts)}
        self._fixed: dict[tuple[int, int], int] = {}
        self.rows = {employee.id: e for e, employee in enumerate(self.employees)}
        for (employee, day), code in (codes or {}).items():
            d = self.calendar.index(day)
            if d not in self.free and code in self._index:
                self._fixed[self.rows[employee], d] = self._index[code]
        self._cells: dict[tuple[int, int, int], cp_model.IntVar] = {}
        self._absent: set[tuple[int, int, int]] = set()
        self._on: dict[tuple[int, int], Term] = {}
        self.cache: dict[tuple[str, int], object] = {}
        """What rules work out once for an employee."""
        self.literals: dict[tuple[str, int, int], cp_model.IntVar] = {}
        """Literals that rules share, by (what, employee, day)."""
        self.rulebook: frozenset[str] = frozenset()
        """Rules that are in the model; what one of them implies another need not say."""
        self._asked: dict[tuple[str, int, int], Term] = {}

    def marked_off(self, e: int, *marks: Mark) -> list[int]:
        """Days off of employee ``e`` with one of these marks, in order; perhaps outside the plan."""
        found = self.days_off.get(self.employees[e].id, {})
        return sorted(self.calendar.index(day) for day, mark in found.items() if mark in marks)

    def away(self, e: int) -> frozenset[date]:
        """Days of vacation, F3 and F5 of employee ``e``."""
        id = self.employees[e].id
        return self.vacation.get(id, frozenset()) | frozenset(self.days_off.get(id, {}))

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

    def duty_of(self, employee: str, d: int, s: int) -> Term:
        """Whether somebody starts shift ``s`` on day ``d``, known where the person is not in the grid."""
        if employee in self.rows:
            return self.works(self.rows[employee], d, s)
        return int(
            self.exists(d) and self.others.get((employee, self.day(d))) == self.shifts[s].code
        )

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
        unknown: list[cp_model.BoolVarT] = []
        for term in terms:
            if isinstance(term, int):
                if term == 0:
                    return
            else:
                unknown.append(term)
        if unknown:
            self.model.add_bool_or([term.negated() for term in unknown])

    def at_most(self, terms: Weighted, limit: int, *when: Term) -> None:
        """The weighted sum is at most ``limit`` where all of ``when`` hold; silent on what is known."""
        literals = [term for term in when if not isinstance(term, int)]
        if any(isinstance(term, int) and not term for term in when):
            return
        variables = [(weight, term) for weight, term in terms if not isinstance(term, int)]
        room = limit - sum(weight * term for weight, term in terms if isinstance(term, int))
        if not variables and not literals:
            return
        if sum(max(0, weight) for weight, _ in variables) > room:
            if not variables:
                self.never_together(*literals)
                return
            constraint = self.model.add(weighted(variables) <= room)
            if literals:
                constraint.only_enforce_if(literals)

    def at_least(self, terms: Weighted, limit: int, *when: Term) -> None:
        """The weighted sum is at least ``limit`` where all of ``when`` hold."""
        self.at_most([(-weight, term) for weight, term in terms], -limit, *when)

    def reaches(self, terms: Weighted, limit: int, name: str) -> Term:
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
        unknown: list[cp_model.BoolVarT] = []
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

    def all_of(self, terms: Iterable[Term], name: str) -> Term:
        """1 where every one of them is true, else 0; equivalence."""
        return negation(self.any_of([negation(term) for term in terms], name))

    def refuse(self) -> None:
        """No roster at all: what is given breaks a rule."""
        self.model.add_bool_or([])

    def weekend(self, e: int, week: int) -> Term:
        """Whether employee ``e`` works in the weekend of a week."""
        key = ("weekend", e, week)
        if key not in self._asked:
            terms = [self.works(e, d, s) for d, s in self.weekend_duties(week)]
            self._asked[key] = self.any_of(terms, f"{self.employees[e].id} weekend {week}")
        return self._asked[key]

    def red_worked(self, e: int, d: int) -> Term:
        """Whether employee ``e`` works inside the red window of day ``d`` (reading I6)."""
        if not self.exists(d):
            return 0
        key = ("red", e, d % self.size)
        if key not in self._asked:
            name = f"{self.employees[e].id} red {d}"
            touching = self.sharing(self.red_window(key[2]), key[2])
            least = self.problem.agreement.reading.red_overlap_minutes + 1
            terms = [(min(m, least), self.works(e, day, s)) for day, s, m in touching]
            if all(minutes == least for minutes, _ in terms):
                self._asked[key] = self.any_of([term for _, term in terms], name)
            else:
                self._asked[key] = self.reaches(terms, least, name)
        return self._asked[key]


def weighted(terms: Sequence[tuple[int, cp_model.BoolVarT]]) -> cp_model.LinearExpr:
    """The weighted sum of variables."""
    return cp_model.LinearExpr.weighted_sum(
        [term for _, term in terms], [weight for weight, _ in terms]
    )
