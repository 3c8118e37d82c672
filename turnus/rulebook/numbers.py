"""The numbers of a rule that are in force for one department, in words a leader knows."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from turnus.agreement import Level
from turnus.law import Provision
from turnus.rulebook.agreed import agreed
from turnus.rulebook.names import NAMES, value_text
from turnus.scenario import Problem
from turnus.texts.numbers import short_day

Dated = tuple[date, Any]


def numbers(problem: Problem, law: Provision) -> tuple[str, ...]:
    """What holds in the department: the law's numbers, or its own where it may choose.

    A number that changes inside the plan is told with the date from which the next one holds.
    """
    own = agreed(problem, law)
    laws = tuple(_in_force(problem, law, own.instead_of))
    return (*own.texts, *laws) if own.instead_of else (*laws, *own.texts)


def level_numbers(law: Provision, on: date) -> tuple[str, ...]:
    """A rule's numbers on a day, by level where they differ."""
    _, values = max((each for each in law.values if each[0] <= on), default=(on, {}))
    return tuple(_by_level(name, value) for name, value in values.items() if name in NAMES)


def _in_force(problem: Problem, law: Provision, own: frozenset[str]) -> Iterator[str]:
    level = problem.agreement.level
    found = versions(law, problem.calendar.start, problem.calendar.end)
    for name in dict.fromkeys(name for _, values in found for name in values):
        dated = [(day, _of_level(values.get(name), level)) for day, values in found]
        if name in NAMES and name not in own and any(value is not None for _, value in dated):
            yield f"{NAMES[name]} {_dated(name, dated, problem.calendar.start)}"


def versions(law: Provision, start: date, end: date) -> list[tuple[date, Mapping[str, Any]]]:
    """The numbers in force on the first day, and each later set that comes before the end."""
    before = [each for each in law.values if each[0] <= start][-1:]
    return [*before, *(each for each in law.values if start < each[0] < end)]


def _of_level(value: Any, level: Level) -> Any:
    return value.get(level.value) if isinstance(value, Mapping) else value


def _dated(name: str, dated: list[Dated], start: date) -> str:
    """12 t; or 12 t, fra 1. juli 2027 11 t."""
    texts: list[str] = []
    last: Any = None
    for day, value in dated:
        if value is None or value == last:
            continue
        since = f"fra {short_day(day)} " if day > start else ""
        texts.append(since + value_text(name, value))
        last = value
    return ", ".join(texts)


def _by_level(name: str, value: Any) -> str:
    if not isinstance(value, Mapping):
        return f"{NAMES[name]}{_or_none(name, value)}"
    if len(set(value.values())) == 1:
        return f"{NAMES[name]}{_or_none(name, next(iter(value.values())))}"
    return NAMES[name] + ",".join(
        f"{_or_none(name, each)} ({level})" for level, each in value.items()
    )


def _or_none(name: str, value: Any) -> str:
    return ": ingen grense" if value is None else f" {value_text(name, value)}"
