"""The units of the law files in words."""

from fractions import Fraction

from turnus.texts.nouns import noun

UNITS = {
    "min": "min",
    "days": "dag",
    "meetings": "møte",
    "duties": "vakt",
    "conditions": "vilkår",
    "people": "person",
    "weekends": "helg",
    "kr/t": "kr/t",
}


def unit_text(unit: str, value: float | Fraction = 0) -> str:
    """The unit of a violation in bokmål, as it stands behind the value."""
    return noun(value, UNITS[unit])
