"""The base roster (grunnturnus): a lawful pattern of some weeks that repeats for ever."""

import time
from dataclasses import dataclass, replace

from solver.goals import objectives
from solver.grid import Grid
from solver.rules import add_rules
from solver.run import Answer, OnBest, run
from solver.stopping import Stop
from solver.structure import hint_everything, keep_own_weekends, total
from turnus.result import Settings, Status
from turnus.roster import Cell
from turnus.scenario import Problem

SHARES = {
    "uncovered-minimum": 0.7,
    "uncovered-target": 0.4,
    "overcover": 0.3,
    "quick-returns": 0.4,
    "nights-in-a-row": 0.4,
    "after-nights": 0.2,
    "backward-rotation": 0.2,
    "long-shift-chains": 0.2,
    "long-runs": 0.3,
    "isolated-days": 0.6,
    "wishes": 0.5,
    "uneven": 0.9,
}
"""Share of the time that is left for each goal in turn."""
FIRST_SHARE = 0.3
"""Share of the time after which a goal without any lawful pattern is left for a plain search."""
LEAST_SHARE = 0.15
"""Share of the time for the first goal, however late the first lawful pattern is found."""
FIRST_ANSWER = {"stop_after_first_solution": True}
AT_LEAST = 1.0
"""Seconds for a first pattern after a stop: without one every year is drafted from nothing."""


@dataclass(frozen=True)
class Pattern:
    """A base roster's codes, with what is proved of the minutes below minimum in one cycle."""

    codes: dict[Cell, str]
    uncovered_minimum: int
    bound: int
    status: Status


def solve_base(
    problem: Problem,
    settings: Settings,
    seconds: float,
    stop: Stop | None = None,
    on_best: OnBest | None = None,
) -> Pattern | None:
    """The best lawful pattern for a cyclic problem, goal by goal; None where none was found.

    Parameters
    ----------
    seconds
        Wall-clock limit; a goal that is proved early leaves its time to the next ones.
    stop
        Set it to get the first pattern found, or the best so far.
    """
    deadline = time.monotonic() + seconds
    grid = Grid(problem)
    keep_own_weekends(grid)
    add_rules(grid)
    found: Pattern | None = None
    for id, terms in objectives(grid).items():
        grid.model.minimize(total(terms))
        left = max(deadline - time.monotonic(), 0.5)
        if settings.deterministic:
            left = seconds / 2
        if found is None:
            answer = _first(grid, settings, seconds, SHARES[id] * left, deadline, stop, on_best)
        else:
            answer = run(grid.model, settings, SHARES[id] * left, stop=stop)
        if not answer.found:
            break
        assert answer.value is not None
        codes = grid.codes(answer.solver)
        if found is None:
            found = Pattern(codes, answer.value, answer.bound, answer.status)
        else:
            found = replace(found, codes=codes)
        grid.model.add(total(terms) <= answer.value)
        hint_everything(grid.model, answer)
        if stop is not None and stop.is_set():
            break
    return found


class _Patience:
    """Set when a moment has passed without any answer, or, with one, when somebody stops."""

    def __init__(self, seconds: float, stop: Stop | None) -> None:
        self._moment, self._stop, self._found = time.monotonic() + seconds, stop, False

    def found(self) -> None:
        self._found = True

    def is_set(self) -> bool:
        if self._found:
            return self._stop is not None and self._stop.is_set()
        return time.monotonic() > self._moment


def _first(
    grid: Grid,
    settings: Settings,
    seconds: float,
    share: float,
    deadline: float,
    stop: Stop | None,
    on_best: OnBest | None,
) -> Answer:
    """The first goal's answer; where its search finds no lawful pattern, one without goals does.

    Three-part hours make lawful patterns rare, and a goal draws the search away from them.
    """
    patient = _Patience(FIRST_SHARE * seconds, stop)

    def better(value: float, bound: float) -> None:
        patient.found()
        if on_best is not None:
            on_best(value, bound)

    def left() -> float:
        if settings.deterministic:
            return seconds / 2
        return max(deadline - time.monotonic(), LEAST_SHARE * seconds)

    limit = stop if settings.deterministic else patient
    answer = run(grid.model, settings, share, stop=limit, on_best=better)
    if answer.status is not Status.UNKNOWN:
        return answer
    plain = grid.model.clone()
    plain.clear_objective()  # type: ignore[no-untyped-call]
    lawful = run(plain, settings, left(), stop=stop, at_least=0, parameters=FIRST_ANSWER)
    if not lawful.found:
        return answer
    hint_everything(grid.model, lawful)
    return run(grid.model, settings, left(), stop=stop, at_least=AT_LEAST, on_best=on_best)
