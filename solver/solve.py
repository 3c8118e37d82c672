"""From a problem to a checked result: position plan, base roster, vacation, annual roster."""

import threading
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version

from solver.annual import Year
from solver.annual_bound import UncoveredBound
from solver.best_so_far import BestSoFar
from solver.decide import BASE_SHARE, decide
from solver.decided import Decided, decided_in
from solver.lawful import Checked, insist_on_law
from solver.live import Live, OnProgress
from solver.parts import shares
from solver.stages import FIRST, Point, stages_of, withdrawn
from solver.stopping import heeding
from turnus.goals import score
from turnus.result import Result, Settings, Stage, Status
from turnus.roster import Cell, Roster
from turnus.scenario import Problem

OnBest = Callable[[Result], None]
DRAFT_SHARE = 0.4
"""The first draft's share of the time that the year has."""
RESERVE = 8.0
"""Seconds kept for bounds, checks and marks."""
LEAST_AGAIN = 5.0
"""Seconds that a run which is taken up again goes on for, however little time is left."""

NO_BASE = (
    "Fant ingen lovlig grunnturnus innen tiden; årsturnusen er laget uten. Fri på rød dag (F3) og "
    "erstatningsfri (F5) er bare de som avdelingen selv har oppgitt."
)
STOPPED = "Stoppet underveis; dette er det beste så langt."
TAKEN_UP = "Tatt opp igjen etter {} sekunder, fra den beste turnusen så langt."


def solve(
    problem: Problem,
    settings: Settings | None = None,
    on_progress: OnProgress | None = None,
    stop: threading.Event | None = None,
    on_best: OnBest | None = None,
    resume: Result | None = None,
) -> Result:
    """The position plan of a scenario, and the lawful base and annual rosters behind it.

    Parameters
    ----------
    problem
        Department and scenario with today's people.
    on_progress
        Called at every step, from the calling thread or one of the solver's.
    stop
        Set it to get the best so far. Where the draft is not complete it is made complete first, with
        little time for each person.
    on_best
        Called from the calling thread with the checked result so far: when the first draft is
        complete, and then within seconds when it is better. Before the first there is no roster.
    resume
        A result of the same problem, such as the last one given to ``on_best``. It is improved
        further in the time that is left, and what is returned is no worse.

    Raises
    ------
    CheckpointError
        ``resume`` is of another problem, or breaks a rule.
    NoLawfulYearError
        Somebody's contract, agreements and vacation leave no lawful year.
    NoVacationPlanError
        Not everybody can have the vacation owed.
    UnlawfulRosterError
        The checker found a violation in the finished roster. Nothing unlawful is ever returned.
    """
    return _Run(problem, settings or Settings(), on_progress, stop, on_best, resume).result()


class _Run:
    def __init__(
        self,
        problem: Problem,
        settings: Settings,
        on_progress: OnProgress | None,
        stop: threading.Event | None,
        on_best: OnBest | None,
        resume: Result | None,
    ) -> None:
        self.problem, self.settings, self.stop, self.resume = problem, settings, stop, resume
        self._on_best = on_best
        spent = resume.seconds if resume else 0.0
        self._live = Live(problem.scenario.id, on_progress, stop, spent)
        self._trace: list[Point] = list(resume.stages[0].trace.points) if resume else []

    def result(self) -> Result:
        with heeding(self.stop, self._live.hurry):
            if self.resume is None:
                decided = decide(self.problem, self.settings, self.stop, self._live)
            else:
                decided = decided_in(self.problem, self.resume)
            known = self.resume.stages[0].bound if self.resume else None
            if known is None:
                self._live.tell("nedre grense for årsturnusen")
            self._bound = UncoveredBound(decided.problem, self.settings, self.stop, known)
            roster = decided.marked(self._year(decided))
        insist_on_law(decided.problem, roster)
        return self._result(decided, roster, final=True)

    def _year(self, decided: Decided) -> dict[Cell, str]:
        base = decided.base.roster.codes if decided.base else {}
        parts = shares(decided.problem)
        years = [
            Year(part, base, decided.vacation, self.settings, self.stop, decided.days_off)
            for part, _ in parts
        ]
        left = self._left()
        if self.resume is None:
            self._draft(years, [DRAFT_SHARE * share * left for _, share in parts])
            left *= 1 - DRAFT_SHARE
        else:
            for year in years:
                year.take_up(self.resume.roster.codes)
        self._live.drafted = True
        self._improve(decided, years, [share * left for _, share in parts])
        return _codes(years)

    def _left(self) -> float:
        """Seconds for the year; the clock has no say where the same answer is asked for twice."""
        deterministic, all = self.settings.deterministic, self.settings.seconds
        if self.resume is None:
            return (1 - BASE_SHARE) * all if deterministic else all - self._live.seconds - RESERVE
        spent = self.resume.seconds if deterministic else self._live.seconds
        return max(LEAST_AGAIN, all - spent - RESERVE)

    def _draft(self, years: Sequence[Year], seconds: Iterable[float]) -> None:
        people = sum(len(year.problem.employees) for year in years)
        drafted = 0
        for year, limit in zip(years, seconds, strict=True):
            for _ in year.draft(limit):
                drafted += 1
                self._live.tell("årsturnus, utkast", detail=f"{drafted} av {people} ansatte")

    def _improve(self, decided: Decided, years: Sequence[Year], seconds: Iterable[float]) -> None:
        checked = Checked(decided.problem)
        best = BestSoFar(lambda: self._give(decided, checked, _codes(years)))
        best.look(better=self.resume is None)
        for year, limit in zip(years, seconds, strict=True):
            for people in year.improve(limit):
                if people:
                    self._tell_year(sum(each.uncovered_minimum for each in years))
                best.look(better=bool(people))

    def _tell_year(self, uncovered: int) -> None:
        bound = self._bound.minimum
        self._trace.append((self._live.seconds, uncovered, bound))
        self._live.tell("årsturnus, forbedring", uncovered / 60, bound / 60)

    def _give(self, decided: Decided, checked: Checked, codes: dict[Cell, str]) -> None:
        if self._on_best is not None and not self._live.stopped:
            roster = decided.marked(codes)
            checked.insist_on_law(roster)
            self._on_best(self._result(decided, roster, final=False))

    def _result(self, decided: Decided, roster: Roster, *, final: bool) -> Result:
        """The result with this roster; before the end nothing more is proved for it."""
        values, least = score(decided.problem, roster), self._bound.minimum
        target = self._bound.target(values[FIRST]) if final else least
        bounds = {FIRST: least, "uncovered-target": target}
        stages = stages_of(values, bounds, self._trace)
        return Result(
            problem=decided.problem,
            roster=roster,
            stages=stages,
            status=self._status(stages) if final else Status.FEASIBLE,
            positions=decided.plans,
            base=decided.base,
            seconds=self._live.seconds,
            settings=self.settings,
            versions=_versions(),
            notes=self._notes(decided, stages),
            problem_hash=self.problem.hash,
        )

    def _status(self, stages: Sequence[Stage]) -> Status:
        if self._live.stopped:
            return Status.STOPPED
        first = stages[0]
        return Status.OPTIMAL if first.value == first.bound else Status.FEASIBLE

    def _notes(self, decided: Decided, stages: Sequence[Stage]) -> tuple[str, ...]:
        """What a reader must know, each sentence once."""
        notes = [decided.plans[0].note, *withdrawn(stages)]
        if decided.base is None or decided.base.status is Status.UNKNOWN:
            notes.append(NO_BASE)
        if self.resume is not None:
            earlier = [note for note in self.resume.notes if note != STOPPED]
            notes = [*earlier, *notes, TAKEN_UP.format(round(self.resume.seconds))]
        if self._live.stopped:
            notes.append(STOPPED)
        return tuple(dict.fromkeys(note for note in notes if note))


def _codes(years: Iterable[Year]) -> dict[Cell, str]:
    return {cell: code for year in years for cell, code in year.codes.items()}


def _versions() -> dict[str, str]:
    return {name: version(name) for name in ("turnus", "ortools")}
