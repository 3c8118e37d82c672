"""Departments and scenarios from a request, with every fault that the files' readers find."""

from collections.abc import Mapping, Sequence
from typing import Any

from turnus.department import Department
from turnus.files.load import load_together
from turnus.files.source import Place, Source
from turnus.scenario import Problem, Scenario


def checked_department(department: Department) -> Department:
    """The department as the readers of files let it through.

    Raises
    ------
    InputFaults
        With every fault that the schema alone does not show.
    """
    return load_together(source("department", department.model_dump(mode="json")), ())[0]


def checked_together(department: Department, scenarios: Sequence[Scenario]) -> tuple[Problem, ...]:
    """The problems of a department's scenarios, as the readers of files let them through.

    Raises
    ------
    InputFaults
        With every fault of all of them; ``file`` says which one: ``department``, ``scenario``.
    """
    sources = [source("scenario", each.model_dump(mode="json")) for each in scenarios]
    unit, plans = load_together(source("department", department.model_dump(mode="json")), sources)
    return tuple(Problem.of(unit, plan) for plan in plans)


def source(name: str, tree: Mapping[str, Any]) -> Source:
    """Values that no file holds; the line of what is in a list is its place there, from 1."""
    lines: dict[Place, int] = {
        (key, index): index + 1
        for key, value in tree.items()
        if isinstance(value, list)
        for index in range(len(value))
    }
    return Source(name, tree, lines)
