"""Suite ``departments``: the project's own departments, turnus and its peer on the same problem."""

import resource
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import monotonic
from typing import Any, ParamSpec, TypeVar

from benchmarks.peer import PeerRun, run_peer
from solver import plan_positions, solve
from turnus.files.load import load
from turnus.result import Result, Settings
from turnus.roster import Mark
from turnus.rules import check

P, T = ParamSpec("P"), TypeVar("T")
Record = dict[str, Any]
SCENARIOS = Path(__file__).parent.parent / "scenarios"
DEPARTMENTS = ("short-term-ward", "long-term-ward", "home-care", "three-part-ward")


def run_department(name: str, alternative: str, settings: Settings) -> tuple[Record, Result]:
    """One scenario solved by turnus."""
    problem = load(SCENARIOS / name / f"{alternative}.yaml")
    began = monotonic()
    plans = plan_positions(problem, settings)
    plan_seconds = monotonic() - began
    result = solve(problem, settings)
    assert not check(result.problem, result.roster), "an unlawful roster was timed"
    record = {
        "department": name,
        "alternative": alternative,
        "seed": settings.seed,
        "people": len(result.problem.employees),
        "plan": {"full_time": plans[0].full_time, "heads": plans[0].heads, "seconds": plan_seconds},
        "base": {
            "uncovered_minimum": result.base.uncovered_minimum if result.base else None,
            "seconds": result.base.seconds if result.base else None,
        },
        "seconds": result.seconds,
        "stages": [
            {"goal": each.goal, "value": each.value, "bound": each.bound} for each in result.stages
        ],
        "trace": result.stages[0].trace.points,
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    return record, result


def run_whole_year(result: Result, seconds: float) -> Record:
    """The peer on the same people, weekend groups and vacation, and how the times compare."""
    vacation = {
        each.id: frozenset(result.roster.marked(each.id, Mark.FE))
        for each in result.problem.employees
    }
    settings = Settings(seconds=seconds, seed=result.settings.seed, workers=8)
    peer = run_peer(result.problem, vacation, settings)
    return {
        "status": peer.status,
        "build_seconds": peer.build_seconds,
        "seconds": peer.seconds,
        "goals": peer.goals,
        "violations": peer.violations,
        "our_seconds_to_its_value": _seconds_to(result, peer),
        "trace": peer.trace[-40:],
    }


def _seconds_to(result: Result, peer: PeerRun) -> float | None:
    """When turnus first had no more minutes below minimum than the peer ended with."""
    if peer.goals is None:
        return None
    ends_with = peer.goals["uncovered-minimum"]
    points = ((second, value) for second, value, _ in result.stages[0].trace.points)
    return next((s for s, value in points if value is not None and value <= ends_with), None)


def records(
    settings: Settings, seeds: int, peer_seconds: float, names: tuple[str, ...] = DEPARTMENTS
) -> Iterator[Record]:
    """Every department, both alternatives, every seed; each run in a process of its own."""
    for name in names:
        for alternative in ("before", "after"):
            for seed in range(1, seeds + 1):
                own = Settings(settings.seconds, seed, settings.workers)
                record, result = _alone(run_department, name, alternative, own)
                if peer_seconds > 0:
                    record["peer"] = _alone(run_whole_year, result, peer_seconds)
                yield record


def _alone(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The work's answer, from a new process whose peak memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *args, **kwargs).result()
