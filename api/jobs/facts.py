"""The headline of a result: the share of 100 % positions, never without what can be gamed."""

from typing import Any

from turnus.result import Result


def facts_of(result: Result) -> dict[str, Any]:
    """People, positions and uncovered hours of a result, each with its bound where it has one."""
    plan = result.plan
    sizes = [employee.position_percent for employee in result.problem.employees]
    uncovered = result.stage("uncovered-minimum")
    return {
        "heads": len(sizes),
        "full_time": sum(size >= 100 for size in sizes),
        "share_percent": 100 * sum(size >= 100 for size in sizes) / len(sizes),
        "share_bound_percent": None if plan.bound is None else 100 * float(plan.bound),
        "mean_percent": sum(sizes) / len(sizes),
        "smallest_percent": min(sizes),
        "fte": sum(sizes) / 100,
        "uncovered_hours": uncovered.value / 60,
        "uncovered_bound_hours": None if uncovered.bound is None else uncovered.bound / 60,
        "status": str(result.status),
        "seconds": result.seconds,
    }
