"""Departments and scenarios from a request, with every fault that the files' readers find."""

from collections.abc import Sequence

from turnus.department import Department
from turnus.files.load import load_together
from turnus.files.source import Source
from turnus.scenario import Problem, Scenario


def checked_department(department: Department) -> Department:
    """The department as the readers of files let it through.

    Raises
    ------
    InputFaults
        With every fault that the schema alone does not show.
    """
    return load_together(_source("department", department), ())[0]


def checked_together(department: Department, scenarios: Sequence[Scenario]) -> tuple[Problem, ...]:
    """The problems of a department's scenarios, as the readers of files let them through.

    Raises
    ------
    InputFaults
        With every fault of all of them; ``file`` says which one: ``department``, ``scenario``.
    """
    sources = [_source("scenario", each) for each in scenarios]
    unit, plans = load_together(_source("department", department), sources)
    return tuple(Problem.of(unit, plan) for plan in plans)


def _source(name: str, noun: Department | Scenario) -> Source:
    return Source(name, noun.model_dump(mode="json"))
