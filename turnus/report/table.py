"""Tables as the template draws them: texts only, with what a screen reader needs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from turnus.texts.numbers import number

PHONE = 44
"""Letters side by side on a narrow phone."""
MOST = 16
"""A longer word is a link or can be parted."""
WORD = re.compile(r"[ \n]+")


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

    @property
    def wide(self) -> bool:
        """Whether a phone is too narrow for its columns; each row is then told over more lines."""
        return not self.tall and sum(map(self._narrowest, range(len(self.headings)))) > PHONE

    def _narrowest(self, place: int) -> int:
        """Letters that a column needs: its longest word, or its longest number."""
        cells = [row[place] for row in self.rows]
        if place in self.words:
            cells = [word for cell in cells for word in WORD.split(cell)]
        longest = max(map(len, [*cells, *WORD.split(self.headings[place])]), default=0)
        return 2 + (min(longest, MOST) if place in self.words else longest)


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
