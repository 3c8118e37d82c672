"""What a cell must hold, and what the checks of input files say, in the template's words."""

import re
from collections.abc import Iterator

from turnus.files.template import words
from turnus.files.template.kinds import day_typed
from turnus.files.template.layout import Column, Form, Sheet
from turnus.files.template.sheets import SHEETS
from turnus.files.wording import expected

PLACES = {"Ansatte": "et kortnavn fra arket Ansatte", "Vakter": "en kode fra arket Vakter",
          "Kompetanser": "et kortnavn fra arket Kompetanser"}  # fmt: skip
NORWEGIAN = frozenset(("id", "name", "start", "end", "days", "code", "kind", "source", "title", "mode",
                       "weeks", "share", "shift", "first", "last"))  # fmt: skip
"""Fields whose names are also words in a sentence."""
VALUES = {
    **words.WISHES,
    **words.WEEKDAYS,
    **words.DAY_KINDS,
    **words.RED_DAYS,
    **words.SEASONS,
    "true": "ja",
    "false": "nei",
    "null": "en tom celle",
}
LISTS = {
    "vacation": "Ferie",
    "vacation_wishes": "Ferieønsker",
    "wishes": "Ønsker",
    "reduced": "Redusert stilling",
    "supervises": "Veiledning",
    "newcomer": "Nyansatt fra",
    "night_duties": "Nattevakter, færrest og flest",
    "least": "færrest",
    "most": "flest",
}
OWN = {
    "på linje ": "i rad ",
    "scenariet": "alternativet",
    "samme id,": "samme kortnavn,",
    "en id som": "et kortnavn som",
    "id-en til": "kortnavnet til",
}
"""Words of files that have another name here."""
ISO = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
PLACE = re.compile(r"\b([a-z_]+)\[([0-9]+)\]")


def wanted(sheet: Sheet, column: Column) -> str:
    """What a cell of the column must hold, with its unit."""
    named = PLACES.get(column.refers)
    told = named or column.kind.wanted or expected(sheet.dotted(column))
    if column.kind.many:
        told += "; flere med semikolon mellom"
    told = told.replace(", eller null", "").replace(" eller null", "")
    if column.none:
        return f"{told}, eller «{column.none}»"
    return told if column.required else f"{told}, eller en tom celle"


def _terms() -> Iterator[tuple[str, str]]:
    for sheet in SHEETS:
        columns = sheet.fields if isinstance(sheet, Form) else sheet.columns
        for column in columns:
            name = str(column.place[-1]) if column.place else ""
            if name and name not in NORWEGIAN and name not in VALUES:
                yield name, column.label


TERMS = dict(_terms()) | LISTS
_VALUE = "|".join(sorted(map(re.escape, VALUES), key=len, reverse=True))
_TERM = "|".join(sorted(map(re.escape, TERMS), key=len, reverse=True))
SAID = re.compile(rf"(?<![\w«-])(?:agreement\.)?({_TERM})(?::| til| i)? ?({_VALUE})?(?![\w»-])")
VALUE = re.compile(rf"(?<![\w«-])({_VALUE})(?![\w»-])")


def in_words(text: str) -> str:
    """A sentence about an input file as one about the template.

    Field names become the headings, values the words of the lists, dates as people write them.
    """
    text = PLACE.sub(lambda found: f"{found[1]} (nr. {int(found[2]) + 1})", text)
    text = SAID.sub(_said, text)
    text = VALUE.sub(lambda found: VALUES[found[1]], text)
    text = ISO.sub(lambda found: day_typed(found[0]), text)
    for word, own in OWN.items():
        text = text.replace(word, own)
    return text


def _said(found: re.Match[str]) -> str:
    named = f"«{TERMS[found[1]]}»"
    if found[2] is None:
        return found[0].replace(found[1], named, 1).replace("agreement.", "")
    between = found[0][found[0].index(found[1]) + len(found[1]) : -len(found[2])]
    return f"{named}{between}{VALUES[found[2]]}"
