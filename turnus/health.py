"""Advice on health that a department counts, or makes its own hard limit (section 6)."""

from typing import Annotated, Literal

from pydantic import Field

from turnus.schema import Noun


class HealthLimit(Noun):
    """One piece of advice: counted as a goal, or a limit that no roster breaks."""

    mode: Literal["counted", "hard"] = "counted"
    most: Annotated[int, Field(ge=0, le=100)] | None = None
    """The department's own number; None: the one with a source."""


class Health(Noun):
    """The advice of the catalogue's section 6, by its ids."""

    quick_return: HealthLimit = HealthLimit()
    """Rests under 11 hours between duties."""
    max_nights: HealthLimit = HealthLimit()
    """Nights in a row; 3."""
    after_nights: HealthLimit = HealthLimit()
    """Hours free after the last night; 24."""
    forward_rotation: HealthLimit = HealthLimit()
    """From evening to day, night to evening or night to day from one day to the next."""
    long_shift_chain: HealthLimit = HealthLimit()
    """Long shifts in a row; 2."""
    long_free: HealthLimit = HealthLimit()
    """Single days off and single working days."""
    max_streak: HealthLimit = HealthLimit()
    """Working days in a row; 5."""
