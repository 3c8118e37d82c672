"""Departments and scenarios with something in every field, drawn from what the fields may hold."""

import types
from datetime import date, time, timedelta
from enum import Enum
from random import Random
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt
from pydantic import ValidationError

from turnus.employee import WeekendPattern
from turnus.schema import Noun

N = TypeVar("N", bound=Noun)
HARD_IDS = (
    "=1+1",
    "a:b",
    '"x"',
    "1.5e5",
    "007",
    "+47",
    "-",
    "@x",
    "EKSEMPEL:",
    "ingen",
    "a.b[0]",
    "null",
    "1/3",
    "ja",
)
HARD_TEXTS = (
    "=SUM(A1)",
    "  inni  ",
    "EKSEMPEL: dag",
    '"sitat"',
    "to\nlinjer",
    "tab\tog \x01",
    "æøå «»",
    "",
    "07:30",
    "1.5e5",
    "17.5.2027",
    "yes",
    "~",
    "# ikke kommentar",
    "a: b",
)
FIRST = date(1, 1, 1)


def draw(model: type[N], random: Random) -> N:
    """A noun of the model, most of its fields set."""
    for _ in range(500):
        try:
            return model.model_validate(
                {
                    name: _value(name, field.annotation, field.metadata, random)
                    for name, field in model.model_fields.items()
                    if field.is_required() or random.random() < 0.8
                }
            )
        except ValidationError:
            continue
    raise AssertionError(model)


def _value(name: str, kind: Any, marks: Any, random: Random) -> Any:
    origin = get_origin(kind)
    if origin is Annotated:
        inner, *more = get_args(kind)
        return _value(name, inner, [*marks, *more], random)
    if origin in (Union, types.UnionType):
        return _value(name, random.choice(get_args(kind)), marks, random)
    if origin is tuple:
        inner = get_args(kind)[0]
        return tuple(_value(name, inner, (), random) for _ in range(random.randint(0, 4)))
    if origin is dict:
        one, other = get_args(kind)
        return {_value(name, one, (), random): _value(name, other, (), random) for _ in range(2)}
    if origin is Literal:
        return random.choice(get_args(kind))
    return _plain(name, kind, marks, random)


def _plain(name: str, kind: Any, marks: Any, random: Random) -> Any:
    if kind is types.NoneType:
        return None
    if kind is bool:
        return random.random() < 0.5
    if kind in (int, float):
        return _number(kind, marks, random)
    if kind is date:
        return _day(name, random)
    if kind is time:
        return time(random.randrange(24), random.randrange(60))
    if kind is WeekendPattern:
        of = random.randint(1, 26)
        return WeekendPattern(on=random.randint(1, of), of=of)
    if issubclass(kind, Enum):
        return random.choice(list(kind))
    if kind is str:
        return _text(marks, random)
    return draw(kind, random)


def _number(kind: Any, marks: Any, random: Random) -> float:
    ends = {type(mark): mark for mark in _flat(marks)}
    low = ends[Ge].ge if Ge in ends else ends[Gt].gt + 1e-3 if Gt in ends else -1000
    high = ends[Le].le if Le in ends else ends[Lt].lt - 1 if Lt in ends else 10**12
    if kind is int:
        return random.choice(
            [int(low) + (low > int(low)), int(high), random.randint(int(low) + 1, int(high))]
        )
    return random.choice([low, high, random.uniform(low, high), random.uniform(low, low + 1e-6)])


def _flat(marks: Any) -> Any:
    for mark in marks:
        yield from getattr(mark, "metadata", (mark,))


def _day(name: str, random: Random) -> date:
    if name == "start":
        return date(2015, 7, 6) + timedelta(days=7 * random.randrange(4000))
    near = date(2027, 1, 4) + timedelta(days=random.randrange(400))
    return random.choice([near, near, FIRST + timedelta(days=random.randrange(3_000_000))])


def _text(marks: Any, random: Random) -> str:
    if marks:
        return random.choice([random.choice(HARD_IDS), f"id{random.randrange(10**6)}"])
    return random.choice(HARD_TEXTS)
