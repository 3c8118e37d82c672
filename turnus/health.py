"""Advice on health that a department counts, or makes its own hard limit (section 6)."""

from typing import Annotated, Literal

from pydantic import Field

from turnus.schema import Noun


class Advice(Noun):
    """One piece of advice: counted as a goal, or a rule of the department that no roster breaks."""

    mode: Literal["counted", "hard"] = "counted"

    @property
    def hard(self) -> bool:
        return self.mode == "hard"


class Limit(Advice):
    """Advice with a number that a department may set for itself."""

    limit: Annotated[int, Field(ge=1, le=100)] | None = None
    """The department's own number; None: the one with a source."""


class Health(Noun):
    """The advice of the catalogue's section 6, by its ids."""

    quick_return: Advice = Advice()
    """Rests under 11 hours between duties."""
    max_nights: Limit = Limit()
    """Nights in a row at the most; 3."""
    after_nights: Limit = Limit()
    """Hours free at the least after the last night; 24."""
    forward_rotation: Advice = Advice()
    """From evening to day, night to evening or night to day from one day to the next."""
    long_shift_chain: Limit = Limit()
    """Long shifts in a row at the most; 2."""
    long_free: Advice = Advice()
    """Single days off and single working days."""
    max_streak: Limit = Limit()
    """Working days in a row at the most; 5."""
