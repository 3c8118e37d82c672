"""The units of the law files in words."""

UNITS = {
    "min": "min",
    "days": "dager",
    "meetings": "møter",
    "duties": "vakter",
    "conditions": "vilkår",
    "people": "personer",
    "weekends": "helger",
    "kr/t": "kr/t",
}


def unit_text(unit: str) -> str:
    """The unit of a violation in bokmål."""
    return UNITS[unit]
