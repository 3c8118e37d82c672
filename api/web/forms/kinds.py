"""Kinds of field: what people type as a plain value of an input file, and that value as typed.

What cannot be read is handed on as it was typed, so that the checks of files tell what is wrong.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from api.texts import later
from api.web.words import PATTERNS

Typed = tuple[str, ...]
"""What a field of a form holds; only ticks and lists hold more than one."""
NUMBER = re.compile(r"[-+−]?[0-9]+([.,][0-9]+)?")
CLOCK = re.compile(r"(?:kl\.? ?)?([0-9]{1,2})[:.]?([0-9]{2})")
DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
SEPARATORS = re.compile(r"[\s,;]+")
PLACES = 4


@dataclass(frozen=True)
class Kind:
    """How one kind of field is read, written and shown."""

    read: Callable[[Typed], Any]
    """Of what is not blank."""
    write: Callable[[Any], Typed]
    widget: Literal["text", "choice", "tick", "ticks", "area"] = "text"
    words: Mapping[str, str] = field(default_factory=dict)
    """Values to choose from, with their words in bokmål; weekend patterns have words of their own."""
    refers: Literal["", "competences", "shifts"] = ""
    """The department's own things to choose from."""
    inputmode: Literal["", "numeric", "decimal"] = ""
    wide: bool = False
    more: str = ""
    """What else may be written beside the ticks, in bokmål."""


def number_typed(value: float | int | Decimal) -> str:
    """A number with a comma and no needless zeros, as one types it."""
    text = f"{Decimal(str(value)):f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")


def day_typed(value: str) -> str:
    """2027-01-04 as 4.1.2027."""
    found = ISO.fullmatch(value)
    return f"{int(found[3])}.{int(found[2])}.{found[1]}" if found else value


def _text(typed: Typed) -> str:
    return typed[0].strip()


def _number(typed: Typed) -> int | float | str:
    text = "".join(typed[0].split()).removesuffix("%")
    if not NUMBER.fullmatch(text):
        return typed[0].strip()
    value = Decimal(text.replace(",", ".").replace("−", "-"))
    return int(value) if value == value.to_integral_value() else float(value)


def _numbers(typed: Typed) -> list[int | float | str]:
    return [_number((each,)) for each in re.split(r"[\s;]+", typed[0].strip()) if each != "%"]


def _scaled(factor: int) -> Kind:
    """Shown as so many times less than what the file holds."""

    def read(typed: Typed) -> int | float | str:
        value = _number(typed)
        if isinstance(value, str):
            return value
        scaled = round(Decimal(str(value)) * factor, 6)
        return int(scaled) if scaled == scaled.to_integral_value() else float(scaled)

    def write(value: Any) -> Typed:
        try:
            return (number_typed(round(Decimal(str(value)) / factor, PLACES)),)
        except InvalidOperation:
            return (str(value),)

    return Kind(read, write, inputmode="decimal")


def _share_read(typed: Typed) -> float | str:
    value = _number(typed)
    return value if isinstance(value, str) else float(Decimal(str(value)) / 100)


def _clock(typed: Typed) -> str:
    found = CLOCK.fullmatch(typed[0].strip().lower())
    return f"{int(found[1]):02d}:{found[2]}" if found else typed[0].strip()


def _day(text: str) -> str:
    found = DAY.fullmatch(text)
    return f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}" if found else text


def _listed(typed: Typed) -> list[str]:
    return [_day(each) for text in typed for each in SEPARATORS.split(text.strip()) if each]


def _one(value: Any) -> Typed:
    return (str(value),)


def _pattern(value: Any) -> Typed:
    return (f"{value['on']}/{value['of']}" if isinstance(value, dict) else str(value),)


def choice(words: Mapping[str, str]) -> Kind:
    """One of some words."""
    return Kind(_text, _one, "choice", words)


def ticks(words: Mapping[str, str], more: str = "") -> Kind:
    """Any of some words."""
    return Kind(_listed, lambda value: tuple(map(str, value)), "ticks", words, more=more)


def own(things: Literal["competences", "shifts"], many: bool = False) -> Kind:
    """One or any of what the department has."""
    if many:
        return Kind(_listed, lambda value: tuple(map(str, value)), "ticks", refers=things)
    return Kind(_text, _one, "choice", refers=things)


TEXT = Kind(_text, _one, wide=True)
ID = Kind(_text, _one)
NUMBER_KIND = Kind(_number, lambda value: (number_typed(value),), inputmode="decimal")
COUNT = Kind(_number, lambda value: (number_typed(value),), inputmode="numeric")
NUMBERS = Kind(
    _numbers, lambda value: (" ".join(map(number_typed, value)),), inputmode="", wide=True
)
HOURS = _scaled(60)
SHARE = Kind(
    _share_read,
    lambda value: (number_typed(round(Decimal(str(value)) * 100, PLACES - 2)),),
    inputmode="decimal",
)
TIME = Kind(_clock, lambda value: (str(value)[:5].replace(":", "."),))
YES_NO = Kind(lambda typed: typed[0] == "true", lambda value: ("true",) if value else (), "tick")
DATE = Kind(lambda typed: _day(_text(typed)), lambda value: (day_typed(str(value)),))
DATES = Kind(_listed, lambda value: (" ".join(map(day_typed, value)),), "area")
IDS = Kind(_listed, lambda value: (" ".join(value),), "area")
PATTERN = Kind(_text, _pattern, "choice", dict.fromkeys(PATTERNS, ""))
WEEKENDS = Kind(
    _listed,
    lambda value: tuple(_pattern(each)[0] for each in value),
    "ticks",
    dict.fromkeys(PATTERNS, ""),
    more=later("Andre, som 2/7"),
)
