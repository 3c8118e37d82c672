"""What a goal is: one whole number, smaller is better, in a unit a planner understands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from turnus.law import Provision
from turnus.roster import Roster
from turnus.scenario import Problem

Measure = Callable[[Problem, Roster], int]


@dataclass(frozen=True)
class Goal:
    """A soft goal with its definition; texts in bokmål."""

    id: str
    title: str
    unit: Literal["min", "antall", "poeng"]
    """``poeng``: in hundredths of a point."""
    sentence: str
    source: str
    measure: Measure
    advice: Provision | None = None
    """The advice on health that it counts, which a department may also make a rule."""


def advised(advice: Provision) -> str:
    """Who gives the advice."""
    return "; ".join(each["name"] for each in advice.sources)
