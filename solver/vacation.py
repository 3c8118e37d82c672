"""The vacation owed to each person: wishes first, three weeks in summer, few weekends lost."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from math import ceil, floor

from ortools.sat.python import cp_model

from solver.clock import WHOLE_DAY, Clock
from solver.owed import holds_a_year, working_days_owed
from solver.run import run
from solver.stopping import Stop
from solver.swaps import taken_for_given
from solver.turns import seasons_off, weekends_off
from solver.vacation_choices import WEEK, Choice, choices, given_days
from solver.weekends import own_weekend
from turnus.calendar import DAY
from turnus.employee import Employee
from turnus.law import provision
from turnus.result import Settings, Status
from turnus.roster import Cell
from turnus.scenario import Problem

TRIES = (4.0, 20.0)
"""Seconds for a first and a last try."""
MISSING, WISH, OWN, CROWD, HOURS = 5000, 100, 20, 10, 4
"""Weights: a weekend short of what is agreed, a step down the wishes, an own weekend taken up,
somebody more than the share away in a week, and half a duty of the base roster too many or few."""
HALF_DUTY = 225
SATURDAY = 5
Days = Mapping[str, frozenset[date]]


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


def plan_vacation(
    problem: Problem,
    settings: Settings,
    base: Mapping[Cell, str] | None = None,
    stop: Stop | None = None,
) -> Days:
    """Vacation days by employee id: those given in the input, a wish, and the days still owed.

    What nobody has asked for runs Monday to Saturday without holidays, and its Sunday is free as
    well. A wish further down the list costs more with each step, so that few are last.

    Parameters
    ----------
    base
        The base roster. What vacation displaces of it is near the hours of the weeks owed, where
        nothing else is at stake.
    stop
        Set it to get the first plan that is found.

    Raises
    ------
    NoVacationPlanError
    """
    asked = any(each.vacation_wishes for each in problem.employees)
    if not holds_a_year(problem) and not asked:
        return {each.id: given_days(problem, each) for each in problem.employees}
    return _Plan(problem, base or {}).chosen(settings, stop)


class _Plan:
    """One choice of vacation for everybody."""

    def __init__(self, problem: Problem, base: Mapping[Cell, str]) -> None:
        self.problem, self.clock, self.base = problem, Clock(problem), base
        self.model = cp_model.CpModel()
        self.mondays = tuple(problem.calendar.week_starts())
        self.settled: list[tuple[Employee, cp_model.BoolVarT, frozenset[date]]] = []
        self.off: dict[str, dict[date, list[cp_model.BoolVarT]]] = {}
        self.most_wishes = max(len(each.vacation_wishes) for each in problem.employees)
        costs: list[cp_model.LinearExprT] = []
        for employee in problem.employees:
            costs += self._choose(employee)
        for employee in problem.employees:
            self._keep_own_weekends(employee)
            self._keep_swaps(employee)
            costs += self._weekends_lost(employee)
            costs += self._hours_missed(employee)
        self._cap_away()
        self.model.minimize(cp_model.LinearExpr.sum([*costs, *self._crowds()]))

    def chosen(self, settings: Settings, stop: Stop | None) -> Days:
        for seconds in TRIES:
            answer = run(self.model, settings, seconds, stop=stop, at_least=0.0)
            if answer.found:
                break
        else:
            raise NoVacationPlanError(proved=answer.status is Status.INFEASIBLE)
        days: dict[str, set[date]] = {each.id: set() for each in self.problem.employees}
        for employee, literal, chosen in self.settled:
            if answer.solver.boolean_value(literal):
                days[employee.id] |= chosen
        return {id: frozenset(each) for id, each in days.items()}

    def _choose(self, employee: Employee) -> Iterator[cp_model.LinearExprT]:
        found = list(choices(self.problem, employee))
        literals = [self.model.new_bool_var(f"{employee.id} wish {c.wish}") for c in found]
        self.model.add_exactly_one(literals)
        self.off[employee.id] = defaultdict(list)
        chosen = list(zip(found, literals, strict=True))
        for choice, literal in chosen:
            self._settle(employee, literal, choice.days)
            if employee.vacation_wishes:
                rank = self.most_wishes if choice.wish is None else choice.wish
                yield WISH * rank**2 * literal
        self._place(employee, chosen)

    def _settle(
        self, employee: Employee, literal: cp_model.BoolVarT, days: frozenset[date]
    ) -> None:
        self.settled.append((employee, literal, days))
        for day in days:
            self.off[employee.id][day].append(literal)

    def _place(self, employee: Employee, chosen: list[tuple[Choice, cp_model.IntVar]]) -> None:
        """Each stretch that the choice leaves has one place, and no two share a week."""
        weeks: dict[int, list[cp_model.BoolVarT]] = defaultdict(list)
        stretches = {stretch for choice, _ in chosen for stretch in choice.places}
        for stretch in sorted(stretches):
            left = [(c.places[stretch], made) for c, made in chosen if stretch in c.places]
            made_for: dict[frozenset[date], list[cp_model.IntVar]] = defaultdict(list)
            for places, made in left:
                for days in places:
                    made_for[days].append(made)
            placed = []
            for days, makers in made_for.items():
                place = self.model.new_bool_var(f"{employee.id} {stretch} {min(days)}")
                placed.append(place)
                self._settle(employee, place, days)
                if len(makers) < len(left):
                    self.model.add_bool_or([*makers, ~place])
                for week in {self.problem.calendar.index(day) // 7 for day in days}:
                    weeks[week].append(place)
            needed = cp_model.LinearExpr.sum([made for _, made in left])
            self.model.add(cp_model.LinearExpr.sum(placed) == needed)
        if len(stretches) > 1:
            for sharing in weeks.values():
                self.model.add_at_most_one(sharing)

    def _weekend_off(self, employee: Employee, week: int) -> cp_model.LinearExpr:
        """Whether vacation takes up the weekend of a week: its last working day is off."""
        day = self.mondays[week] + 5 * DAY
        while self.problem.calendar.is_red(day) and day > self.mondays[week]:
            day -= DAY
        return cp_model.LinearExpr.sum(self.off[employee.id].get(day, []))

    def _own(self, employee: Employee) -> list[int]:
        weeks = range(len(self.mondays))
        return [week for week in weeks if own_weekend(self.problem, employee, week)]

    def _keep_own_weekends(self, employee: Employee) -> None:
        """Stretches side by side take up no more own weekends than agreed either."""
        most = self.problem.agreement.vacation_weekends
        if most is None or employee.weekend_group is None:
            return
        own = self._own(employee)
        given = given_days(self.problem, employee)
        for first, last in zip(own, own[most:], strict=False):
            weeks = range(first, last + 1)
            if not all(self.mondays[week] + 5 * DAY in given for week in weeks):
                off = [self._weekend_off(employee, week) for week in weeks]
                self.model.add(cp_model.LinearExpr.sum(off) < len(off))

    def _keep_swaps(self, employee: Employee) -> None:
        """A weekend that was taken in a swap is worked, and no vacation that is not settled."""
        given = given_days(self.problem, employee)
        for week in taken_for_given(self.problem, employee.id):
            window = self.clock.weekend_window(week)
            for d in range(window[0] // WHOLE_DAY, (window[1] - 1) // WHOLE_DAY + 1):
                if self.clock.exists(d) and self.clock.day(d) not in given:
                    for literal in self.off[employee.id].get(self.clock.day(d), ()):
                        self.model.add_bool_or([~literal])

    def _weekends_lost(self, employee: Employee) -> Iterator[cp_model.LinearExprT]:
        """Own weekends taken up, dear beyond what the agreed weekends and R-T2 spare."""
        pattern, weeks = employee.weekend, len(self.mondays)
        if pattern is None:
            return
        seasons = weekends_off(self.clock, seasons_off(self.clock, employee))
        own = [week for week in self._own(employee) if week not in seasons]
        lost = cp_model.LinearExpr.sum([self._weekend_off(employee, week) for week in own])
        yield OWN * lost
        owed = working_days_owed(self.problem, employee) if holds_a_year(self.problem) else 0
        present = Fraction(WEEK * weeks - owed, WEEK)
        needed = floor(present * pattern.on / pattern.of) - len(seasons)
        if 3 * pattern.on >= pattern.of and not employee.night_only:
            needed = max(needed, ceil(present / 3))
        missing = self.model.new_int_var(0, weeks, "weekends missing")
        self.model.add(missing >= needed - len(own) + lost)
        yield MISSING * missing

    def _hours_missed(self, employee: Employee) -> Iterator[cp_model.LinearExprT]:
        """What the vacation displaces of the base roster, off from so many mean weeks of it.

        Counted in half duties, beyond the first.
        """
        cycle = 7 * self.problem.scenario.base_weeks
        start = self.problem.scenario.start
        minutes = [
            self.problem.shift(code).paid_minutes if code else 0
            for d in range(cycle)
            for code in (self.base.get((employee.id, start + d * DAY)),)
        ]
        if not any(minutes) or not holds_a_year(self.problem):
            return
        owed = Fraction(working_days_owed(self.problem, employee), WEEK)
        wanted = round(owed * Fraction(7 * sum(minutes), cycle))
        terms = [
            (sum(minutes[self.clock.calendar.index(day) % cycle] for day in _with_red(days)), made)
            for person, made, days in self.settled
            if person.id == employee.id and days
        ]
        displaced = cp_model.LinearExpr.weighted_sum([v for _, v in terms], [w for w, _ in terms])
        most = (wanted + sum(w for w, _ in terms)) // HALF_DUTY
        missed = self.model.new_int_var(0, most, "half duties missed")
        self.model.add(HALF_DUTY * (missed + 1) >= displaced - wanted)
        self.model.add(HALF_DUTY * (missed + 1) >= wanted - displaced)
        yield HOURS * missed

    def _cap_away(self) -> None:
        """No more away on a day than the department allows, in all and by competence."""
        department, everybody = self.problem.department, self.problem.employees
        least = int(provision("max-away").value("people_at_least"))
        share = floor(department.max_away_share * len(everybody) + 1e-9)
        caps = [(everybody, max(least, share))]
        for competence, most in department.max_away_by_competence.items():
            caps.append((tuple(e for e in everybody if e.competence == competence), most))
        for staff, most in caps:
            said = set()
            for day in self.problem.calendar.days:
                away = [each for e in staff for each in self.off[e.id].get(day, ())]
                key = frozenset(each.index for each in away)
                if key not in said:
                    said.add(key)
                    self.model.add(cp_model.LinearExpr.sum(away) <= most)

    def _crowds(self) -> Iterator[cp_model.LinearExprT]:
        """People away in a week beyond an even share, in all and in each group of staff."""
        share, everybody = self.problem.department.max_away_share, self.problem.employees
        weeks = len(self.mondays)
        owed = {e.id: ceil(working_days_owed(self.problem, e) / WEEK) for e in everybody}
        groups = Counter((each.competence, each.night_only) for each in everybody)
        for group, size in groups.items():
            staff = [each for each in everybody if (each.competence, each.night_only) == group]
            even = max(1, ceil(sum(owed[e.id] for e in staff) / weeks))
            yield from self._crowding(staff, max(1, floor(share * size)), CROWD)
            yield from self._crowding(staff, even, 2)
        yield from self._crowding(everybody, ceil(sum(owed.values()) / weeks), 1)

    def _crowding(
        self, staff: Iterable[Employee], most: int, weight: int
    ) -> Iterator[cp_model.LinearExprT]:
        staff = tuple(staff)
        for monday in self.mondays:
            away = {
                each.index: each
                for e in staff
                for i in range(WEEK)
                for each in self.off[e.id].get(monday + i * DAY, ())
            }
            if len(away) > most:
                crowd = self.model.new_int_var(0, len(away), "crowd")
                self.model.add(crowd >= cp_model.LinearExpr.sum(list(away.values())) - most)
                yield weight * crowd


def _with_red(days: frozenset[date]) -> Iterator[date]:
    """The days of a vacation, and each Sunday or holiday that they stand on both sides of or before."""
    for day in sorted(days):
        yield day
        if day.weekday() == SATURDAY or (day + DAY not in days and day + 2 * DAY in days):
            yield day + DAY
