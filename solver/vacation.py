"""Five weeks of vacation a person, three of them in summer, with few weekends lost."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from math import ceil, floor

from ortools.sat.python import cp_model

from solver.clock import Clock
from solver.run import run
from solver.turns import seasons_off, weekends_off
from solver.weekends import works_weekend
from turnus.calendar import DAY, is_holiday
from turnus.employee import Employee
from turnus.law import provision
from turnus.result import Settings, Status
from turnus.scenario import Problem

TRIES = (4.0, 20.0)
"""Seconds for a first and a last try."""
Days = Mapping[str, frozenset[date]]
WEEK = 6
"""Working days in a week of vacation."""
YEARLY_WEEKS = 5


class NoVacationPlanError(Exception):
    """Not everybody can have the vacation owed within what may be away at once.

    Attributes
    ----------
    proved
        Whether it is certain; else none was found in time.
    """

    def __init__(self, *, proved: bool) -> None:
        super().__init__("no vacation plan")
        self.proved = proved


def plan_vacation(problem: Problem, settings: Settings) -> Days:
    """Vacation days by employee id: those given in the input, and the weeks still owed.

    A week of vacation runs Monday to Saturday without holidays, and its Sunday is free as well.

    Raises
    ------
    NoVacationPlanError
    """
    given = {
        employee.id: frozenset(
            day
            for span in employee.vacation
            for day in problem.calendar.days
            if span.first <= day <= span.last and day.weekday() != 6 and not is_holiday(day)
        )
        for employee in problem.employees
    }
    if problem.calendar.weeks < provision("vac-days").value("plan_weeks"):
        return given
    return _Weeks(problem, given).chosen(settings)


def _working(monday: date) -> tuple[date, ...]:
    return tuple(monday + i * DAY for i in range(WEEK))


class _Weeks:
    """One choice of weeks for everybody."""

    def __init__(self, problem: Problem, given: Days) -> None:
        self.problem, self.given, self.clock = problem, given, Clock(problem)
        self.model = cp_model.CpModel()
        self.mondays = tuple(problem.calendar.week_starts())
        self.whole = [not any(is_holiday(day) for day in _working(m)) for m in self.mondays]
        law = provision("vac-main")
        months = range(law.value("first_month"), law.value("last_month") + 1)
        self.main_days = law.value("working_days")
        self.summer = [all(day.month in months for day in _working(m)) for m in self.mondays]
        self.off: dict[str, list[cp_model.LinearExpr]] = {}
        self.blocks: dict[str, list[tuple[cp_model.IntVar, int, int]]] = {}
        for employee in problem.employees:
            self._choose(employee)
        self.model.minimize(cp_model.LinearExpr.sum(list(self._costs())))

    def chosen(self, settings: Settings) -> Days:
        for seconds in TRIES:
            answer = run(self.model, settings, seconds)
            if answer.found:
                break
        else:
            raise NoVacationPlanError(proved=answer.status is Status.INFEASIBLE)
        days = {}
        for employee in self.problem.employees:
            taken = set(self.given[employee.id])
            owed = self._owed(employee)
            for literal, first, length in self.blocks[employee.id]:
                if answer.solver.boolean_value(literal):
                    block = [d for m in self.mondays[first : first + length] for d in _working(m)]
                    taken.update(block[:owed])
                    owed -= len(block[:owed])
            days[employee.id] = frozenset(taken)
        return days

    def _owed(self, employee: Employee) -> int:
        yearly = int(provision("vac-days").value("working_days"))
        return max(0, yearly - len(self.given[employee.id]))

    def _choose(self, employee: Employee) -> None:
        owed, given = self._owed(employee), self.given[employee.id]
        in_summer = sum(1 for day in given if self._is_summer(day))
        main = min(3, ceil(owed / WEEK)) if in_summer < self.main_days and owed else 0
        rest = ceil(owed / WEEK) - main
        lengths = [main] * bool(main) + ([rest] if 0 < rest <= 2 else [1] * rest)
        blocks = []
        for i, length in enumerate(lengths):
            wanted = self.summer if main and i == 0 else self.whole
            starts = [
                w
                for w in range(len(self.mondays) - length + 1)
                if all(
                    wanted[v] and self.whole[v] and not set(_working(self.mondays[v])) & given
                    for v in range(w, w + length)
                )
            ]
            literals = [
                self.model.new_bool_var(f"{employee.id} block {i} week {w}") for w in starts
            ]
            self.model.add_exactly_one(literals)
            blocks += [(literal, w, length) for literal, w in zip(literals, starts, strict=True)]
        self.blocks[employee.id] = blocks
        self.off[employee.id] = []
        for w, monday in enumerate(self.mondays):
            covering = [lit for lit, first, length in blocks if first <= w < first + length]
            if len(lengths) > 1 and covering:
                self.model.add_at_most_one(covering)
            known = int(any(day in given for day in _working(monday)))
            self.off[employee.id].append(known + cp_model.LinearExpr.sum(covering))

    def _too_few_weekends(self, employee: Employee) -> Iterable[cp_model.LinearExpr]:
        """Own weekends lost beyond what the agreed weekends and the shorter week (R-T2) spare."""
        pattern, weeks = employee.weekend, len(self.mondays)
        if pattern is None:
            return
        present = weeks - YEARLY_WEEKS
        off = weekends_off(self.clock, seasons_off(self.clock, employee))
        needed = present * pattern.on // pattern.of - len(off)
        if 3 * pattern.on >= pattern.of and not employee.night_only:
            needed = max(needed, ceil(present / 3))
        own = [w for w in range(weeks) if works_weekend(employee, w) and w not in off]
        lost = cp_model.LinearExpr.sum([self.off[employee.id][w] for w in own])
        missing = self.model.new_int_var(0, weeks, "weekends missing")
        self.model.add(missing >= needed - len(own) + lost)
        yield 500 * missing

    def _is_summer(self, day: date) -> bool:
        law = provision("vac-main")
        return bool(law.value("first_month") <= day.month <= law.value("last_month"))

    def _costs(self) -> Iterable[cp_model.LinearExpr]:
        everybody = self.problem.employees
        share = self.problem.department.max_away_share
        most = max(1, floor(share * len(everybody) + 1e-9))
        for w in range(len(self.mondays)):
            self.model.add(self._away(everybody, w) <= most)
            for employee in everybody:
                if works_weekend(employee, w):
                    yield 20 * self.off[employee.id][w]
        for employee in everybody:
            yield from self._too_few_weekends(employee)
        groups = Counter((each.competence, each.night_only) for each in everybody)
        for group, size in groups.items():
            staff = [each for each in everybody if (each.competence, each.night_only) == group]
            yield from self._crowding(staff, max(1, floor(share * size)), 10)
            yield from self._crowding(staff, max(1, ceil(size * 5 / len(self.mondays))), 2)
        yield from self._crowding(everybody, ceil(len(everybody) * 5 / len(self.mondays)), 1)

    def _crowding(
        self, staff: Iterable[Employee], most: int, weight: int
    ) -> Iterable[cp_model.LinearExpr]:
        staff = tuple(staff)
        for w in range(len(self.mondays)):
            crowd = self.model.new_int_var(0, len(staff), "crowd")
            self.model.add(crowd >= self._away(staff, w) - most)
            yield weight * crowd

    def _away(self, staff: Iterable[Employee], w: int) -> cp_model.LinearExpr:
        return cp_model.LinearExpr.sum([self.off[each.id][w] for each in staff])
