"""Weekend patterns in words."""

from turnus.department import WeekendPattern

ORDINAL = {
    1: "hver",
    2: "annenhver",
    3: "hver tredje",
    4: "hver fjerde",
    5: "hver femte",
    6: "hver sjette",
}


def frequency(pattern: WeekendPattern) -> str:
    """A weekend pattern in words: hver tredje helg, 5 av 12 helger."""
    if pattern.on == 1 and pattern.of in ORDINAL:
        return f"{ORDINAL[pattern.of]} helg"
    return f"{pattern.on} av {pattern.of} helger"
