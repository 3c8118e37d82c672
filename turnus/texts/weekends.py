"""Weekend patterns in words."""

from turnus.employee import WeekendPattern

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
    return f"{often(pattern)} {'helg' if pattern.on == 1 else 'helger'}"


def often(pattern: WeekendPattern) -> str:
    """The same without the word for weekend: hver tredje, 5 av 12."""
    if pattern.on == 1:
        return ORDINAL.get(pattern.of, f"hver {pattern.of}.")
    return f"{pattern.on} av {pattern.of}"
