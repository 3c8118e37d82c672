"""Tables as the template draws them: texts only, with what a screen reader needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from turnus.texts.numbers import number


@dataclass(frozen=True)
class Table:
    """A caption, headings and rows of texts; the first cell of a row is its heading."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: frozenset[int] = frozenset({0})
    """Columns of words; the others are numbers and stand to the right."""
    note: str = ""
    tall: bool = False
    """Whether it scrolls by itself on the screen."""


def table(
    caption: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[object]],
    *,
    words: Sequence[int] = (0,),
    decimals: int = 0,
    note: str = "",
    tall: bool = False,
) -> Table:
    """A table of texts and numbers; numbers are written with at most so many decimals."""
    return Table(
        caption,
        tuple(headings),
        tuple(tuple(_cell(cell, decimals) for cell in row) for row in rows),
        frozenset(words),
        note,
        tall,
    )


def _cell(value: object, decimals: int) -> str:
    if value is None or isinstance(value, int | float):
        return number(value, decimals)
    return value if isinstance(value, Markup) else str(value)
