"""A result as plain values for ``result.json``; unknown is null, never 0 or infinity."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from turnus.goals import GOALS
from turnus.indicators import indicator_values, uncovered_table
from turnus.result import PositionPlan, Result, Stage
from turnus.rules.rule import Violation

FIRST_GOAL = "uncovered-minimum"


def result_dict(result: Result, violations: Sequence[Violation]) -> dict[str, Any]:
    """The file's fields in the order they are read; ``objective`` is hours below minimum."""
    first = next((stage for stage in result.stages if stage.goal == FIRST_GOAL), None)
    value = first.value / 60 if first else None
    bound = first.bound / 60 if first and first.bound is not None else None
    return {
        "scenario": result.problem.scenario.id,
        "title": result.problem.scenario.title,
        "status": str(result.status),
        "objective": value,
        "bound": bound,
        "gap": value - bound if value is not None and bound is not None else None,
        "unit": "hours below minimum",
        "seconds": result.seconds,
        "seed": result.settings.seed,
        "settings": asdict(result.settings),
        "versions": dict(result.versions),
        "problem_hash": result.problem_hash,
        "positions": [plan_dict(plan) for plan in result.positions],
        "certificates": [
            asdict(each) for plan in result.positions[:1] for each in plan.certificates
        ],
        "indicators": _indicators(result),
        "uncovered": _uncovered(result),
        "violations": [violation_dict(each) for each in violations],
        "stages": [_stage(stage) for stage in result.stages],
        "base": _base(result),
        "notes": list(result.notes),
    }


def plan_dict(plan: PositionPlan) -> dict[str, Any]:
    """A position plan with its lines and certificates; shares as numbers from 0 to 1."""
    return {
        "id": plan.id,
        "title": plan.title,
        "status": str(plan.status),
        "heads": plan.heads,
        "full_time": plan.full_time,
        "share": float(plan.share) if plan.share is not None else None,
        "bound": float(plan.bound) if plan.bound is not None else None,
        "bound_fraction": str(plan.bound) if plan.bound is not None else None,
        "fte": plan.fte,
        "fte_frame": plan.fte_frame,
        "seconds": plan.seconds,
        "note": plan.note,
        "lines": [asdict(line) for line in plan.lines],
        "certificates": [asdict(each) for each in plan.certificates],
    }


def _indicators(result: Result) -> dict[str, float | None]:
    return {
        id: None if value is None else round(float(value), 6)
        for id, value in indicator_values(result).items()
    }


def _uncovered(result: Result) -> dict[str, Any]:
    table = uncovered_table(result.problem, result.roster)
    hours = table.groupby("level")["hours"].sum()
    return {
        "minimum_hours": float(hours.get("minimum", 0.0)),
        "target_hours": float(hours.get("target", 0.0)),
        "rows": table.to_dict(orient="records"),
    }


def violation_dict(violation: Violation) -> dict[str, Any]:
    """A violation with its place and size."""
    return asdict(violation) | {"day": violation.day.isoformat() if violation.day else None}


def _stage(stage: Stage) -> dict[str, Any]:
    unit = next((goal.unit for goal in GOALS if goal.id == stage.goal), None)
    return {
        "goal": stage.goal,
        "value": stage.value,
        "bound": stage.bound,
        "gap": None if stage.bound is None else stage.value - stage.bound,
        "unit": unit,
        "status": str(stage.status),
        "seconds": stage.seconds,
        "trace": [list(point) for point in stage.trace.points],
    }


def _base(result: Result) -> dict[str, Any] | None:
    if result.base is None:
        return None
    base = result.base
    return {
        "weeks": base.problem.calendar.weeks,
        "uncovered_minimum_minutes": base.uncovered_minimum,
        "bound_minutes": base.bound,
        "status": str(base.status),
        "seconds": base.seconds,
    }
