"""From a problem to a checked result: position plan, base roster, vacation, annual roster."""

import threading
import time
from collections.abc import Callable, Mapping
from fractions import Fraction
from importlib.metadata import version

from solver.annual import Year, unroll, weekly_minutes
from solver.annual_bound import bound_uncovered
from solver.base import Pattern, solve_base
from solver.hours import Ground
from solver.marks import marked
from solver.parts import cells_a_week, parts
from solver.positions import employees_of, plan_positions
from solver.vacation import plan_vacation
from solver.weekends import assign_weekend_groups
from turnus.goals import score
from turnus.law import provision
from turnus.norm import full_time_norm, roster_facts
from turnus.result import (
    BaseRoster,
    PositionPlan,
    Progress,
    Result,
    Settings,
    Stage,
    Status,
)
from turnus.roster import Roster
from turnus.rules import check
from turnus.scenario import Problem

OnProgress = Callable[[Progress], None]
BASE_SHARE, BUILD_SHARE = 0.3, 0.6
"""Shares of the time: the base roster's of all, the first draft's of what the year has."""


RESERVE = 4.0
"""Seconds kept for bounds, checks and marks."""


EVENING_MARGIN = Fraction(6, 5)
"""A shorter week rests on evenings where the base roster has this much more than it needs."""


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

    def result(self) -> Result:
        self._tell("stillingsplan")
        plans = plan_positions(self.problem, self.settings)
        problem = self.problem.replace(employees=employees_of(plans[0], self.problem))
        base = self._base(problem)
        problem = base.problem.replace(cyclic=False)
        roster = self._year(problem, base)
        bounds = self._bounds(problem, roster)
        stages = _stages(problem, roster, bounds)
        self._insist_on_law(problem, roster)
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
        )

    def _base(self, problem: Problem) -> BaseRoster:
        began = self._seconds()
        self._tell("grunnturnus")
        cyclic = assign_weekend_groups(problem.replace(cyclic=True), self.settings)
        patterns = [self._pattern(part, share) for part, share in _shares(cyclic)]
        roster = marked(
            cyclic, {cell: c for each in patterns if each for cell, c in each.codes.items()}
        )
        complete = all(patterns)
        if complete:
            self._insist_on_law(cyclic, roster)
        value = score(cyclic, roster)["uncovered-minimum"]
        bound = sum(each.bound for each in patterns if each)
        status = Status.OPTIMAL if value <= bound else Status.FEASIBLE
        return BaseRoster(
            cyclic,
            roster,
            value,
            min(bound, value),
            status if complete else Status.UNKNOWN,
            self._seconds() - began,
        )

    def _pattern(self, part: Problem, share: float) -> Pattern | None:
        return solve_base(
            part,
            self.settings,
            share * BASE_SHARE * self.settings.seconds,
            self.stop,
            lambda best, bound: self._tell("grunnturnus", best / 60, bound / 60),
        )

    def _year(self, problem: Problem, base: BaseRoster) -> Roster:
        self._tell("ferie")
        codes = base.roster.codes
        worked = weekly_minutes(problem, unroll(codes, problem))
        vacation = plan_vacation(problem, self.settings, worked)
        weekly, grounds = self._weekly(base), _grounds(base)
        years = []
        left = self.settings.seconds - self._seconds() - RESERVE
        if self.settings.deterministic:
            left = (1 - BASE_SHARE) * self.settings.seconds
        for part, share in _shares(problem):
            year = Year(
                part, codes, vacation, weekly, grounds, self.settings, self.stop, self._tell
            )
            year.build(BUILD_SHARE * share * left)
            years.append(year)
        for year, (_, share) in zip(years, _shares(problem), strict=True):
            year.improve((1 - BUILD_SHARE) * share * left)
            year.finish()
        finished = {cell: code for year in years for cell, code in year.codes.items()}
        return marked(problem, finished, vacation)

    def _weekly(self, base: BaseRoster) -> Mapping[str, Fraction]:
        """Minutes of a full-time week by employee id, as the base roster gives them."""
        weekly = {
            each.id: full_time_norm(base.problem, base.roster, each).minutes_per_week
            for each in base.problem.employees
        }
        if not base.problem.scenario.keep_shorter_week:
            return weekly
        longest = Fraction(provision("R-T2").value("week_minutes"))
        return {id: min(minutes, longest) for id, minutes in weekly.items()}

    def _bounds(self, problem: Problem, roster: Roster) -> dict[str, int]:
        """What no annual roster with these people can beat."""
        self._tell("øvre og nedre grenser")
        ceiling = Fraction(provision("R-T1").value("week_minutes"))
        weekly = {each.id: ceiling for each in problem.employees}
        if problem.scenario.keep_shorter_week:
            weekly = {id: Fraction(provision("R-T2").value("week_minutes")) for id in weekly}
        least = bound_uncovered(problem, weekly, self.settings)
        reached = score(problem, roster)["uncovered-minimum"]
        return {
            "uncovered-minimum": least,
            "uncovered-target": bound_uncovered(problem, weekly, self.settings, reached),
        }

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
        if base.status is Status.UNKNOWN:
            notes.append("Fant ingen lovlig grunnturnus innen tiden; årsturnusen er laget uten.")
        if self.stop is not None and self.stop.is_set():
            notes.append("Stoppet underveis; dette er det beste så langt.")
        return tuple(notes)

    def _seconds(self) -> float:
        return time.monotonic() - self._began

    def _tell(self, step: str, best: float | None = None, bound: float | None = None) -> None:
        if self._on_progress is not None:
            id = self.problem.scenario.id
            self._on_progress(Progress(id, step, self._seconds(), best, bound, "t"))


def _grounds(base: BaseRoster) -> dict[str, Ground]:
    """What the shorter week of each person rests on in the base roster."""
    found = {}
    test = Fraction(str(provision("R-T2").value("evening_test_hours"))) * 60
    for employee in base.problem.employees:
        facts = roster_facts(base.problem, base.roster, employee)
        if facts.mainly_night:
            found[employee.id] = Ground.NIGHTS
        elif facts.third_sunday and facts.evening_test < EVENING_MARGIN * test * facts.weeks:
            found[employee.id] = Ground.SUNDAYS
        else:
            found[employee.id] = Ground.EVENINGS
    return found


def _shares(problem: Problem) -> tuple[tuple[Problem, float], ...]:
    """The problem's parts, each with its share of the time."""
    found = parts(problem)
    sizes = [cells_a_week(part) for part in found]
    return tuple((part, size / sum(sizes)) for part, size in zip(found, sizes, strict=True))


def _stages(problem: Problem, roster: Roster, bounds: Mapping[str, int]) -> tuple[Stage, ...]:
    stages = []
    for goal, value in score(problem, roster).items():
        bound = min(bounds.get(goal, 0), value)
        status = Status.OPTIMAL if value == bound else Status.FEASIBLE
        stages.append(Stage(goal, value, bound, status))
    return tuple(stages)


def _versions() -> dict[str, str]:
    return {name: version(name) for name in ("turnus", "ortools")}
