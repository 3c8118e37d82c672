"""The base roster (grunnturnus): a lawful pattern of some weeks that repeats for ever."""

import time
from dataclasses import dataclass, replace

from solver.goals import objectives
from solver.grid import Grid
from solver.rules import add_rules
from solver.run import OnBest, run
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
MANY = {"num_workers": 8}
"""Where no lawful pattern was found in time: more kinds of search take turns, and each is slower."""

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
        share, watch = SHARES[id] * left, None if found else on_best
        at_least = None if found else AT_LEAST
        answer = run(grid.model, settings, share, stop=stop, at_least=at_least, on_best=watch)
        if found is None and answer.status is Status.UNKNOWN:
            answer = run(
                grid.model,
                settings,
                share,
                stop=stop,
                at_least=at_least,
                on_best=watch,
                parameters=MANY,
            )
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
