"""Nouns as the plain values that an input file holds, and as the file's text."""

from datetime import date, time
from enum import Enum
from typing import Any

import yaml

from turnus.agreement import Agreement
from turnus.department import Department
from turnus.employee import WeekendPattern
from turnus.files.source import IMPLICIT
from turnus.scenario import Scenario
from turnus.schema import Noun

WIDTH = 110


def plain(noun: Noun, *, whole: bool = False) -> dict[str, Any]:
    """The values that reading needs to make the noun again; what is as it is when unsaid is left out.

    Parameters
    ----------
    whole
        All values but those that are None, because the noun itself says something by being there.
    """
    values: dict[str, Any] = {}
    for name, field in type(noun).model_fields.items():
        value, usual = getattr(noun, name), field.get_default(call_default_factory=True)
        if whole and value is None and usual is None:
            continue
        if whole or field.is_required() or value != usual or _otherwise(noun, name):
            optional = usual is None and not field.is_required()
            values[name] = plain_value(value, whole=optional)
    return values


def _otherwise(noun: Noun, name: str) -> bool:
    """Whether the value would be another one if the file did not say it."""
    return name == "weekend_start" and isinstance(noun, Agreement) and noun.weekend_from == "friday"


def plain_value(value: Any, *, whole: bool = False) -> Any:
    """A value as an input file holds it."""
    if isinstance(value, WeekendPattern):
        return str(value)
    if isinstance(value, Noun):
        return plain(value, whole=whole)
    if isinstance(value, tuple):
        return [plain_value(each) for each in value]
    if isinstance(value, dict):
        return {str(key): plain_value(each) for key, each in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


class _Dumper(yaml.SafeDumper):
    """Text is quoted where any reader of YAML 1.1 or 1.2 would take it for something else."""


_Dumper.yaml_implicit_resolvers = {
    first: list(pairs) for first, pairs in yaml.SafeDumper.yaml_implicit_resolvers.items()
}
for _tag, _pattern, _first in IMPLICIT:
    _Dumper.add_implicit_resolver(_tag, _pattern, _first)


def department_yaml(department: Department) -> str:
    """A department file."""
    return _text(plain(department))


def scenario_yaml(scenario: Scenario, department: str) -> str:
    """A scenario file that names the department's file."""
    return _text({"department": department} | plain(scenario))


def _text(values: dict[str, Any]) -> str:
    text: str = yaml.dump(
        values, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH,
        default_flow_style=None,
    )  # fmt: skip
    return text
