"""What an indicator is: a measure of a roster with its definition and where it is from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from turnus.indicators.facts import Facts

Better = Literal["higher", "lower", "neutral"]


@dataclass(frozen=True)
class Affected:
    """How many people an indicator concerns, by the same count on both sides."""

    title: str
    """Bokmål: "ansatte med ..."."""
    count: Callable[[Facts], int]


@dataclass(frozen=True)
class Indicator:
    """One number about a solved scenario; texts in bokmål."""

    id: str
    title: str
    definition: str
    """One sentence."""
    unit: str
    better: Better
    source: str
    value: Callable[[Facts], float | None]
    """None where it cannot be said, such as 28 days in a plan of two weeks."""
    decimals: int = 0
    """How many a reader needs."""
    missing: str = "planen er for kort"
    """Bokmål: why there is no value, where there is none."""
    affected: Affected | None = None
    stage: str | None = None
    """The solver's goal it rests on: a difference within that goal's gap proves nothing."""
