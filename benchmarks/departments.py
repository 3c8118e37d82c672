"""Suite ``departments``: the project's own departments, turnus and its peer on the same problem."""

import resource
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import monotonic
from typing import Any

from benchmarks.peer import run_peer
from solver import plan_positions, solve
from turnus.files.load import load
from turnus.result import Result, Settings
from turnus.roster import Mark
from turnus.rules import check

SCENARIOS = Path(__file__).parent.parent / "scenarios"
DEPARTMENTS = ("short-term-ward", "long-term-ward", "home-care")


def run_department(
    name: str, alternative: str, settings: Settings, peer_seconds: float
) -> Mapping[str, Any]:
    """One scenario solved by turnus and, with ``peer_seconds`` above 0, by the peer."""
    problem = load(SCENARIOS / name / f"{alternative}.yaml")
    began = monotonic()
    plans = plan_positions(problem, settings)
    plan_seconds = monotonic() - began
    best: list[tuple[float, str]] = []
    result = solve(problem, settings, lambda p: best.append((p.seconds, p.step)))
    assert not check(result.problem, result.roster), "an unlawful roster was timed"
    record: dict[str, Any] = {
        "department": name,
        "alternative": alternative,
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
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    if peer_seconds > 0:
        record["peer"] = _peer(result, settings, peer_seconds)
    return record


def _peer(result: Result, settings: Settings, seconds: float) -> Mapping[str, Any]:
    vacation = {
        each.id: frozenset(result.roster.marked(each.id, Mark.FE))
        for each in result.problem.employees
    }
    peer = run_peer(
        result.problem, vacation, Settings(seconds=seconds, seed=settings.seed, workers=8)
    )
    ours = result.stages[0].value
    equal = peer.goals is not None and peer.goals["uncovered-minimum"] <= ours
    return {
        "status": peer.status,
        "build_seconds": peer.build_seconds,
        "seconds": peer.seconds,
        "goals": peer.goals,
        "violations": peer.violations,
        "reached_our_first_goal": equal,
        "time_ratio": {
            "at_least" if not equal else "at_most": round(peer.seconds / result.seconds, 2)
        },
        "trace": peer.trace[-40:],
    }


def records(
    settings: Settings, seeds: int, peer_seconds: float, names: tuple[str, ...] = DEPARTMENTS
) -> Iterator[Mapping[str, Any]]:
    """Every department, both alternatives, every seed."""
    for name in names:
        for alternative in ("before", "after"):
            for seed in range(1, seeds + 1):
                own = Settings(settings.seconds, seed, settings.workers)
                yield {"seed": seed} | dict(run_department(name, alternative, own, peer_seconds))
