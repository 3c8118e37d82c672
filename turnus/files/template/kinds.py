"""Kinds of cell: what people type as an input file's plain value, and that value as a cell."""

import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from turnus.files.cells import yes_no

EXAMPLE = "EKSEMPEL: "
"""What the first cell of an example begins with."""
Typed = str | int | float | bool | date | datetime | time | timedelta
"""What a cell can hold."""

NUMBER = re.compile(r"[-+]?[0-9]+([.,][0-9]+)?")
CLOCK = re.compile(r"(?:kl\.? ?)?([0-9]{1,2})[:.]([0-9]{2})(?::00)?")
DAY = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4}|[0-9]{2})")
DAY_MINUTES = 24 * 60
FIRST_IN_CELLS = date(1900, 3, 1)
"""Spreadsheets disagree about the dates before it."""
ORDINALS = ("hver", "annenhver", "tredje", "fjerde", "femte", "sjette")


@dataclass(frozen=True)
class Kind:
    """How one kind of cell is read and written.

    ``read`` raises ValueError for what it can't read; ``percent`` tells that the cell shows %.
    """

    read: Callable[[Typed, bool], Any]
    write: Callable[[Any], Typed] = lambda value: value
    format: str = "General"
    words: tuple[str, ...] = ()
    """What may be chosen; the list is closed."""
    often: tuple[str, ...] = ()
    """What is often chosen; anything readable may be typed instead."""
    validation: str | None = None
    """The spreadsheet's own check: whole, decimal, date or time."""
    wanted: str = ""
    """What the cell must hold, where the field's own wording does not say it."""
    many: bool = False
    """Whether the cell may hold several values."""


def _text(value: Typed, _percent: bool) -> str:
    """Text as it stands; in double quotes what would otherwise change on the way."""
    if isinstance(value, bool | date | time | timedelta):
        raise ValueError(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value)
    if len(text) > 1 and text[0] == text[-1] == '"':
        with suppress(ValueError):
            return str(json.loads(text))
    return text


def plain_text(text: str) -> str:
    """Text as a cell can hold it: what reading would change is quoted."""
    same = text and text == text.strip() and text.isprintable()
    if same and not text.startswith(('"', EXAMPLE.strip())):
        return text
    return json.dumps(text, ensure_ascii=not text.isprintable())


def _number(value: Typed, _percent: bool = False) -> int | float:
    if isinstance(value, str):
        bare = "".join(value.split()).replace("\N{MINUS SIGN}", "-")
        if not NUMBER.fullmatch(bare):
            raise ValueError(value)
        value = float(bare.replace(",", ".")) if re.search("[.,]", bare) else int(bare)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _whole(value: Typed, percent: bool) -> int:
    number = _number(value)
    if percent or not isinstance(number, int):
        raise ValueError(value)
    return number


def _percent(value: Typed, percent: bool) -> int | float:
    """50, 50 % as text, or a cell that shows 50 %."""
    if isinstance(value, str):
        return _number(value.removesuffix("%"))
    number = _number(value)
    return _number(round(number * 100, 10)) if percent else number


def _share(value: Typed, percent: bool) -> float:
    """A part of one; what is above one is taken as percent."""
    if isinstance(value, str):
        number = float(_number(value.removesuffix("%")))
        return number / 100 if "%" in value or number > 1 else number
    number = float(_number(value))
    return number / 100 if number > 1 and not percent else number


def _yes_no(value: Typed, _percent: bool) -> bool:
    if not isinstance(value, str | int | float):
        raise ValueError(value)
    return yes_no(str(value))


def _day(value: Typed, _percent: bool = False) -> str:
    if isinstance(value, datetime):
        if value.time() != time():
            raise ValueError(value)
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        raise ValueError(value)
    if found := DAY.fullmatch(value):
        day, month, year = (int(each) for each in found.groups())
        return date(year + 2000 if len(found[3]) == 2 else year, month, day).isoformat()
    return date.fromisoformat(value).isoformat()


def day_cell(day: str) -> Typed:
    """A date as a real date where spreadsheets have it."""
    value = date.fromisoformat(day)
    return value if value >= FIRST_IN_CELLS else day_typed(day)


def day_typed(day: str) -> str:
    """A date as Norwegians type it: 4.1.2027."""
    value = date.fromisoformat(day)
    return f"{value.day}.{value.month}.{value.year:04d}"


def _clock(value: Typed, _percent: bool) -> str:
    if isinstance(value, datetime) and value.year <= FIRST_IN_CELLS.year:
        value = value.time()
    if isinstance(value, time) and not (value.second or value.microsecond):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        return _minute(value / timedelta(minutes=1))
    if isinstance(value, float) and 0 < value < 1:
        return _minute(value * DAY_MINUTES)
    if isinstance(value, str) and (found := CLOCK.fullmatch(value.lower())):
        hour, minute = int(found[1]), int(found[2])
        if minute < 60:
            return _minute(60 * hour + minute)
    raise ValueError(value)


def _minute(minutes: float) -> str:
    """The clock at a minute of the day, of which 24:00 is the same as 00:00."""
    whole = round(minutes)
    if abs(minutes - whole) > 1e-3 or not 0 <= whole <= DAY_MINUTES:
        raise ValueError(minutes)
    return f"{whole // 60 % 24:02d}:{whole % 60:02d}"


def _pattern(value: Typed, _percent: bool = False) -> str:
    text = " ".join(value.lower().split()) if isinstance(value, str) else ""
    if found := re.fullmatch(r"([0-9]{1,9})(?: ?/ ?| av )([0-9]{1,9})(?: helger| uker)?", text):
        return f"{int(found[1])}/{int(found[2])}"
    if found := re.fullmatch(r"hver ([0-9]{1,9})\.? helg", text):
        return f"1/{int(found[1])}"
    if found := re.fullmatch(r"(?:hver )?(\w+) helg", text):
        return f"1/{ORDINALS.index(found[1]) + 1}"
    raise ValueError(value)


def _pattern_cell(pattern: str) -> str:
    on, _, of = pattern.partition("/")
    if on == "1":
        return "hver helg" if of == "1" else f"hver {of}. helg"
    return f"{on} av {of} helger"


def exact(value: float) -> Typed:
    """A number, as text where workbooks are written with too few digits for it."""
    return value if float(f"{value:.16g}") == value else _typed(value)


def _typed(cell: Typed) -> str:
    """A cell's value inside a list, as text."""
    if isinstance(cell, date):
        return day_typed(cell.isoformat())
    if isinstance(cell, float):
        return f"{Decimal(str(cell)):f}".replace(".", ",")
    return str(cell)


TEXT = Kind(_text, plain_text, "@", wanted="et navn")
NAME = Kind(_text, plain_text, "@")
WHOLE = Kind(_whole, validation="whole")
DECIMAL = Kind(_number, exact, validation="decimal")
PERCENT = Kind(_percent, exact, validation="decimal")
SHARE = Kind(_share, exact, "0 %", validation="decimal", wanted="en prosent, som 50 %")
YES_NO = Kind(
    _yes_no,
    lambda value: "ja" if value else "nei",
    words=("ja", "nei"),
    wanted="ja eller nei",
)
DATE = Kind(_day, day_cell, "dd.mm.yyyy", validation="date", wanted="en dato, som 4.1.2027")
TIME = Kind(
    _clock,
    time.fromisoformat,
    "hh:mm",
    validation="time",
    wanted="et klokkeslett fra 00:00 til 23:59, som 07:30",
)
PATTERN = Kind(
    _pattern,
    _pattern_cell,
    "@",
    often=("hver 2. helg", "hver 3. helg", "hver 4. helg", "5 av 12 helger"),
    wanted="arbeidshelger, som «hver 3. helg» eller «5 av 12 helger» (høyst 26 uker)",
)


def choice(words: Mapping[str, str]) -> Kind:
    """One of some words, each for one of the file's; the file's own are understood too."""
    codes = {word.lower(): code for code, word in words.items()} | {
        code.lower(): code for code in words
    }

    def read(value: Typed, _percent: bool) -> str:
        if not isinstance(value, str) or value.lower() not in codes:
            raise ValueError(value)
        return codes[value.lower()]

    return Kind(read, words.__getitem__, words=tuple(words.values()), wanted=_either(words))


def _either(words: Mapping[str, str]) -> str:
    *most, last = (f"«{word}»" for word in words.values())
    return f"{', '.join(most)} eller {last}" if most else last


def day_or(words: Mapping[str, str]) -> Kind:
    """A date, or one of some words."""
    named = choice(words)

    def read(value: Typed, percent: bool) -> str:
        try:
            return str(named.read(value, percent))
        except ValueError:
            return _day(value)

    def write(value: str) -> Typed:
        return words[value] if value in words else day_cell(value)

    return Kind(
        read, write, words=named.words, wanted=f"{named.wanted}, eller en dato som 4.1.2027"
    )


def several(kind: Kind, *, often: Sequence[str] = ()) -> Kind:
    """A list in one cell, with semicolon or comma between; a comma inside a number is decimal."""
    numbers = kind.validation in ("whole", "decimal")
    between = re.compile(r";|,(?=\s)" if numbers else "[;,]")

    def read(value: Typed, percent: bool) -> list[Any]:
        if not isinstance(value, str):
            return [kind.read(value, percent)]
        parts = [part.strip() for part in between.split(value)]
        return [kind.read(part, False) for part in parts if part]

    def write(values: list[Any]) -> Typed:
        cells = [kind.write(value) for value in values]
        return cells[0] if len(cells) == 1 else "; ".join(_typed(cell) for cell in cells)

    return Kind(read, write, kind.format, often=tuple(often), wanted=kind.wanted, many=True)


def numbers_of(kind: Kind) -> Kind:
    """A number for each of several names, such as sykepleier: 2; helsefagarbeider: 1."""

    def read(value: Typed, _percent: bool) -> dict[str, Any]:
        if not isinstance(value, str):
            raise ValueError(value)
        found: dict[str, Any] = {}
        for part in filter(None, (each.strip() for each in value.split(";"))):
            name, colon, number = part.rpartition(":")
            name = _text(name.strip(), False)
            if not colon or name in found:
                raise ValueError(value)
            found[name] = kind.read(number.strip(), False)
        return found

    def write(values: dict[str, Any]) -> str:
        return "; ".join(
            f"{plain_text(name)}: {_typed(kind.write(each))}" for name, each in values.items()
        )

    return Kind(read, write, "@", wanted="navn og tall, som «sykepleier: 2; helsefagarbeider: 1»")
