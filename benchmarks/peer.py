"""The peer: OR-Tools' own shift-scheduling pattern, all weeks at once, one weighted objective.

It gets the same people, weekend groups, vacation and rules as turnus, and CP-SAT's eight workers.
What it does not get is the decomposition: no base roster, no year of one person at a time, no hint.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from time import monotonic

from solver.goals import objectives
from solver.grid import Grid
from solver.marks import marked
from solver.rules import add_rules
from solver.run import run
from solver.structure import keep_own_weekends, total
from solver.weights import WEIGHTS
from turnus.goals import score
from turnus.result import Settings
from turnus.rules import check
from turnus.scenario import Problem


@dataclass(frozen=True)
class PeerRun:
    """What the peer found: seconds to build and in all, the goals, and the violations."""

    status: str
    build_seconds: float
    seconds: float
    goals: Mapping[str, int] | None
    violations: int
    trace: tuple[tuple[float, float | None, float | None], ...]
    """(second of search, weighted value, weighted bound)."""


def run_peer(
    problem: Problem, vacation: Mapping[str, frozenset[date]], settings: Settings
) -> PeerRun:
    """One solve of the whole year; ``settings.seconds`` is the time for the search."""
    began = monotonic()
    grid = Grid(problem, vacation=vacation)
    keep_own_weekends(grid)
    add_rules(grid)
    costs = [
        (WEIGHTS[id] * weight, variable)
        for id, terms in objectives(grid).items()
        for weight, variable in terms
    ]
    grid.model.minimize(total(costs))
    built = monotonic() - began
    answer = run(grid.model, settings, settings.seconds)
    goals, broken = None, 0
    if answer.found:
        roster = marked(problem, grid.codes(answer.solver), vacation)
        goals, broken = score(problem, roster), len(check(problem, roster))
    return PeerRun(answer.status.value, built, monotonic() - began, goals, broken, answer.trace)
