"""How a department stands: its share of full-time posts, never without what can be gamed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from turnus.employee import Employee
from turnus.result import PositionPlan

TARGETS = (30, 40, 50)
"""Percent of the staff with a full position, the track of full-time culture."""


@dataclass(frozen=True)
class Standing:
    """People and their positions, in percent."""

    heads: int
    full_time: int
    mean: float
    smallest: float
    fte: float

    @property
    def share(self) -> float:
        """Percent of the people that hold a full position."""
        return 100 * self.full_time / self.heads


def of_people(people: Sequence[Employee]) -> Standing:
    """How the people of a department stand today."""
    sizes = [each.position_percent for each in people]
    full = sum(size >= 100 for size in sizes)
    return Standing(len(sizes), full, sum(sizes) / len(sizes), min(sizes), sum(sizes) / 100)


def of_facts(facts: Mapping[str, Any]) -> Standing:
    """How the roster of a run stands."""
    return Standing(
        facts["heads"],
        facts["full_time"],
        facts["mean_percent"],
        facts["smallest_percent"],
        facts["fte"],
    )


def of_plan(plan: PositionPlan) -> Standing | None:
    """How a position plan stands; None where it has no posts."""
    if not plan.heads:
        return None
    smallest = min(line.position_percent for line in plan.lines)
    mean = 100 * plan.fte / plan.heads
    return Standing(plan.heads, plan.full_time, mean, smallest, plan.fte)
