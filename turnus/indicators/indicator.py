"""What an indicator is: a measure of a roster with its definition and where it is from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from turnus.indicators.facts import Facts

TOO_SHORT = "planen er for kort"
"""Bokmål: why there is no mean over more days than the plan has."""
Better = Literal["higher", "lower", "neutral"]


@dataclass(frozen=True)
class Affected:
    """How many people an indicator concerns, by the same count on both sides."""

    title: str
    """Bokmål: "ansatte med ..."."""
    count: Callable[[Facts], int]


@dataclass(frozen=True)
class Counted:
    """The people whom a value is of, such as those with wishes."""

    people: Callable[[Facts], Mapping[str, object]]
    """By id, each with what has to be the same for two values to be comparable."""
    verb: str
    """Bokmål: "har ønsker"."""


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
    missing: str | Callable[[Facts], str] = ""
    """Bokmål: why there is no value, where there is none; empty: there always is."""
    affected: Affected | None = None
    stage: str | None = None
    """The solver's goal it rests on: a difference within that goal's gap proves nothing."""
    counted: Counted | None = None
    """Whom the value is of, where that is not everybody: of others it cannot be compared."""

    def reason(self, facts: Facts) -> str:
        """Why there is no value."""
        return self.missing if isinstance(self.missing, str) else self.missing(facts)
