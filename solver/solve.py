"""From a problem to a checked result: position plan, base roster, vacation, annual roster."""

import threading
import time
from collections.abc import Callable
from importlib.metadata import version

from solver.annual import Year
from solver.annual_bound import UncoveredBound
from solver.base import Pattern, solve_base
from solver.days_off import plan_days_off
from solver.grid import DaysOff
from solver.marks import marked
from solver.nights import share_nights
from solver.parts import cells_a_week, parts
from solver.positions import employees_of, plan_positions
from solver.vacation import Days as Vacation
from solver.vacation import plan_vacation
from solver.weekends import assign_weekend_groups
from turnus.goals import score
from turnus.result import (
    BaseRoster,
    PositionPlan,
    Progress,
    Result,
    Settings,
    Stage,
    Status,
    Trace,
)
from turnus.roster import Roster
from turnus.rules import check
from turnus.scenario import Problem

OnProgress = Callable[[Progress], None]
BASE_SHARE, DRAFT_SHARE = 0.25, 0.4
"""Shares of the time: the base roster's of all, the first draft's of what the year has."""


RESERVE = 8.0
"""Seconds kept for bounds, checks and marks."""


WITHDRAWN = "Grensen for målet {} motsa turnusen og er trukket tilbake. Det er en feil i turnus."


class UnlawfulRosterError(AssertionError):
    """The solver made a roster that the checker does not let through; a fault of turnus."""


def solve(
    problem: Problem,
    settings: Settings | None = None,
    on_progress: OnProgress | None = None,
    stop: threading.Event | None = None,
) -> Result:
    """The position plan of a scenario, and the lawful base and annual rosters behind it.

    Parameters
    ----------
    problem
        Department and scenario with today's people.
    on_progress
        Called at every step, from the calling thread or one of the solver's.
    stop
        Set it to get the best so far.

    Raises
    ------
    NoLawfulYearError
        Somebody's contract, agreements and vacation leave no lawful year.
    NoVacationPlanError
        Not everybody can have the vacation owed.
    UnlawfulRosterError
        The checker found a violation in the finished roster. Nothing unlawful is ever returned.
    """
    return _Run(problem, settings or Settings(), on_progress, stop).result()


class _Run:
    def __init__(
        self,
        problem: Problem,
        settings: Settings,
        on_progress: OnProgress | None,
        stop: threading.Event | None,
    ) -> None:
        self.problem, self.settings, self.stop = problem, settings, stop
        self._on_progress = on_progress
        self._began = time.monotonic()
        self._withdrawn: list[str] = []
        self._trace: list[tuple[float, float | None, float | None]] = []

    def result(self) -> Result:
        self._tell("stillingsplan")
        plans = plan_positions(self.problem, self.settings)
        problem = share_nights(self.problem.replace(employees=employees_of(plans[0], self.problem)))
        base = self._base(problem)
        problem = base.problem.replace(cyclic=False)
        self._tell("ferie")
        vacation = plan_vacation(problem, self.settings, base.roster.codes)
        problem, days_off = plan_days_off(problem, base.roster, vacation, base.without)
        self._tell("nedre grense for årsturnusen")
        self._bound = UncoveredBound(problem, self.settings)
        roster = self._year(problem, base, vacation, days_off)
        self._insist_on_law(problem, roster)
        stages = self._stages(problem, roster)
        return Result(
            problem=problem,
            roster=roster,
            stages=stages,
            status=self._status(stages),
            positions=plans,
            base=base,
            seconds=self._seconds(),
            settings=self.settings,
            versions=_versions(),
            notes=self._notes(plans[0], base),
            problem_hash=self.problem.hash,
        )

    def _base(self, problem: Problem) -> BaseRoster:
        began = self._seconds()
        self._tell("grunnturnus")
        cyclic = assign_weekend_groups(problem.replace(cyclic=True), self.settings)
        shares = _shares(cyclic)
        patterns = [self._pattern(part, share) for part, share in shares]
        roster = marked(
            cyclic, {cell: c for each in patterns if each for cell, c in each.codes.items()}
        )
        without = frozenset(
            employee.id
            for (part, _), pattern in zip(shares, patterns, strict=True)
            if pattern is None
            for employee in part.employees
        )
        if not without:
            self._insist_on_law(cyclic, roster)
        value = score(cyclic, roster)["uncovered-minimum"]
        bound = sum(each.bound for each in patterns if each)
        status = Status.OPTIMAL if value <= bound else Status.FEASIBLE
        return BaseRoster(
            cyclic,
            roster,
            value,
            min(bound, value),
            Status.UNKNOWN if without else status,
            self._seconds() - began,
            without,
        )

    def _pattern(self, part: Problem, share: float) -> Pattern | None:
        return solve_base(
            part,
            self.settings,
            share * BASE_SHARE * self.settings.seconds,
            self.stop,
            lambda best, bound: self._tell("grunnturnus", best / 60, bound / 60),
        )

    def _year(
        self, problem: Problem, base: BaseRoster, vacation: Vacation, days_off: DaysOff
    ) -> Roster:
        left = self.settings.seconds - self._seconds() - RESERVE
        if self.settings.deterministic:
            left = (1 - BASE_SHARE) * self.settings.seconds
        shares = _shares(problem)
        years = [
            Year(part, base.roster.codes, vacation, self.settings, self.stop, days_off)
            for part, _ in shares
        ]
        drafted = 0
        for year, (_, share) in zip(years, shares, strict=True):
            for i, _ in enumerate(year.draft(DRAFT_SHARE * share * left), start=drafted + 1):
                self._tell("årsturnus, utkast", detail=f"{i} av {len(problem.employees)} ansatte")
            drafted += len(year.problem.employees)
        for year, (_, share) in zip(years, shares, strict=True):
            for _ in year.improve((1 - DRAFT_SHARE) * share * left):
                self._tell_year(sum(each.uncovered_minimum for each in years))
        codes = {cell: code for year in years for cell, code in year.codes.items()}
        return marked(problem, codes, vacation, days_off)

    def _tell_year(self, uncovered: int) -> None:
        self._trace.append((self._seconds(), uncovered, self._bound.minimum))
        self._tell("årsturnus, forbedring", uncovered / 60, self._bound.minimum / 60)

    def _stages(self, problem: Problem, roster: Roster) -> tuple[Stage, ...]:
        """Every goal with its value and bound, 0 where nothing better is proved.

        A bound that a lawful roster beats is wrong, through a fault of turnus or of the solver: it
        is withdrawn, and said so.
        """
        values = score(problem, roster)
        bounds = {
            "uncovered-minimum": self._bound.minimum,
            "uncovered-target": self._bound.target(values["uncovered-minimum"]),
        }
        stages = []
        for goal, value in values.items():
            bound: int | None = bounds.get(goal, 0)
            if bound is not None and bound > value:
                self._withdrawn.append(WITHDRAWN.format(goal))
                bound = None
            status = Status.OPTIMAL if value == bound else Status.FEASIBLE
            trace = Trace(tuple(self._trace) if goal == "uncovered-minimum" else ())
            reached = next((s for s, best, _ in trace.points if best == value), 0.0)
            stages.append(Stage(goal, value, bound, status, reached, trace))
        return tuple(stages)

    def _insist_on_law(self, problem: Problem, roster: Roster) -> None:
        found = check(problem, roster)
        if found:
            texts = "; ".join(f"{v.rule} {v.employee} {v.day}: {v.text}" for v in found[:5])
            raise UnlawfulRosterError(f"{len(found)} violations: {texts}")

    def _status(self, stages: tuple[Stage, ...]) -> Status:
        if self.stop is not None and self.stop.is_set():
            return Status.STOPPED
        first = stages[0]
        return Status.OPTIMAL if first.value == first.bound else Status.FEASIBLE

    def _notes(self, plan: PositionPlan, base: BaseRoster) -> tuple[str, ...]:
        notes = [plan.note] if plan.note else []
        notes += self._withdrawn
        if base.status is Status.UNKNOWN:
            notes.append(
                "Fant ingen lovlig grunnturnus innen tiden; årsturnusen er laget uten. Fri på rød "
                "dag (F3) og erstatningsfri (F5) er bare de som avdelingen selv har oppgitt."
            )
        if self.stop is not None and self.stop.is_set():
            notes.append("Stoppet underveis; dette er det beste så langt.")
        return tuple(notes)

    def _seconds(self) -> float:
        return time.monotonic() - self._began

    def _tell(
        self, step: str, best: float | None = None, bound: float | None = None, detail: str = ""
    ) -> None:
        if self._on_progress is not None:
            id = self.problem.scenario.id
            self._on_progress(Progress(id, step, self._seconds(), best, bound, "t", detail))


def _shares(problem: Problem) -> tuple[tuple[Problem, float], ...]:
    """The problem's parts, each with its share of the time."""
    found = parts(problem)
    sizes = [cells_a_week(part) for part in found]
    return tuple((part, size / sum(sizes)) for part, size in zip(found, sizes, strict=True))


def _versions() -> dict[str, str]:
    return {name: version(name) for name in ("turnus", "ortools")}
