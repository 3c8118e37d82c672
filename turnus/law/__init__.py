"""Law and tariff as dated data: one YAML file a rule, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

Marking = Literal["verified", "secondary", "unverified"]


@dataclass(frozen=True)
class Provision:
    """One rule as declared: its paragraph, its numbers in force, and how sure we are of them."""

    id: str
    scope: Literal["law", "tariff", "agreement"]
    paragraph: str
    title: str
    """Bokmål, a few words."""
    sentence: str
    """Bokmål, one sentence that says what holds."""
    sentence_en: str
    unit: str
    """Unit of measured and limit in a violation: "min", "days", "weekends" ..."""
    url: str
    mark: Marking
    verified: date
    """When somebody last read the source."""
    signature: Mapping[str, str]
    """Bokmål: who must sign, by level (or "all"); absent where nobody must."""
    values: tuple[tuple[date, Mapping[str, Any]], ...]
    """(in force from, {name: number or {level: number}}), oldest first."""
    note: str = ""
    sources: tuple[Mapping[str, str], ...] = ()
    """Who gives the advice, by ``name`` and ``url``, where there are several."""

    def value(self, name: str, level: str | None = None, on: date = date.max) -> Any:
        """The number in force on a day, for a level where it depends on one.

        Raises
        ------
        LookupError
            The rule has no such number on that day: the law before it is not part of this project.
        """
        for start, numbers in reversed(self.values):
            if start <= on:
                number = numbers[name]
                return number[level] if isinstance(number, Mapping) else number
        raise LookupError(f"{self.id}: no value in force on {on}")


def provision(id: str) -> Provision:
    """The declaration of the rule with this id."""
    return declared("turnus.law", id)


@cache
def declared(package: str, id: str) -> Provision:
    """The declaration with this id in a package of YAML files."""
    path = files(package) / f"{id}.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    values = tuple(sorted((each.pop("from"), each) for each in data.pop("values")))
    return Provision(**data, values=values)
