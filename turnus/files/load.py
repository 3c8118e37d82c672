"""Scenario and department files in, a problem out, or every fault of both files at once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Generic

from turnus.department import Department
from turnus.faults import Fault, InputFaults
from turnus.files.activity_checks import activity_checks, activity_dates
from turnus.files.agreement_checks import agreement_checks
from turnus.files.checks import department_checks, scenario_checks
from turnus.files.contradictions import contradictions, repeated_days
from turnus.files.names import activity_names, department_names, scenario_names
from turnus.files.person_checks import person_checks
from turnus.files.red_days import dated_checks, red_day_checks
from turnus.files.source import Place, Source, read_source
from turnus.files.swaps import swap_checks
from turnus.files.vacation import away_checks, notice_checks, vacation_checks
from turnus.files.validate import N, read_noun, touched
from turnus.files.weekend import weekend_fault
from turnus.files.wish_checks import point_checks, wish_checks
from turnus.files.wording import expected, shown
from turnus.scenario import Problem, Scenario

STAFFING = ("competences", "shifts", "demand", "employees", "vacancies", "agreement")
COUNTED = (*STAFFING, "positions", "weekend_patterns")


MOST_TOLD = 500
"""Faulty values of a file that the checks of the whole still look past; with more they wait."""


@dataclass(frozen=True)
class Reading(Generic[N]):
    """A file as far as it can be read: its noun, the places that are faulty, and the faults."""

    source: Source
    noun: N | None
    faulty: Collection[Place]
    faults: tuple[Fault, ...]


def load(path: Path) -> Problem:
    """The problem of a scenario file and the department file it names.

    Parameters
    ----------
    path
        A scenario in YAML; its ``department:`` names the department's file, relative to it.

    Raises
    ------
    InputFaults
        With every fault of both files.
    """
    scenario = _scenario_file(read_source(Path(path)))
    name = scenario.source.tree.get("department") if scenario.source.tree else None
    if not isinstance(name, str):
        raise _refusal(scenario.faults)
    department, faults = _together(scenario, read_source(Path(path).parent / name))
    if faults or scenario.noun is None or department.noun is None:
        raise _refusal(faults)
    return Problem.of(department.noun, scenario.noun)


def load_together(
    department: Source, scenarios: Sequence[Source]
) -> tuple[Department, tuple[Scenario, ...]]:
    """A department and its scenarios from values that have been read, whatever held them.

    Raises
    ------
    InputFaults
        With every fault of all of them, each once.
    """
    plans = [_read_scenario(each) for each in scenarios]
    pairs = [_together(plan, department) for plan in plans]
    alone = _read_department(department, _default_start())
    told = [*(fault for _, faults in pairs for fault in faults), *(() if pairs else alone.faults)]
    nouns = tuple(plan.noun for plan in plans if plan.noun is not None)
    if told or alone.noun is None or len(nouns) < len(plans):
        raise _refusal(told)
    return alone.noun, nouns


def load_department(path: Path) -> Department:
    """The department of a file.

    Raises
    ------
    InputFaults
        With every fault of the file.
    """
    department = _read_department(read_source(Path(path)), _default_start())
    if department.faults or department.noun is None:
        raise _refusal(department.faults)
    return department.noun


def _scenario_file(source: Source) -> Reading[Scenario]:
    """A scenario that names its department's file, as every scenario file must."""
    if source.tree is None:
        return Reading(source, None, (), source.faults)
    rest = {key: value for key, value in source.tree.items() if key != "department"}
    read = _read_scenario(replace(source, tree=rest))
    faults = (*source.faults, *_department_named(source), *read.faults[len(source.faults) :])
    return replace(read, source=source, faults=faults)


def _read_scenario(source: Source) -> Reading[Scenario]:
    told, noun = _read(Scenario, source)
    checks: list[Fault] = []
    if noun:
        checks += scenario_checks(source, noun, told)
        checks += repeated_days(source, "shifts", told)
    return Reading(source, noun, told.keys(), (*source.faults, *told.values(), *checks))


def _read(model: type[N], source: Source) -> tuple[dict[Place, Fault], N | None]:
    told, noun = read_noun(model, source)
    return told, noun if len(told) <= MOST_TOLD else None


def _together(
    scenario: Reading[Scenario], unit: Source
) -> tuple[Reading[Department], tuple[Fault, ...]]:
    """The department as the scenario's days find it, and every fault of the two."""
    start = scenario.noun.start if scenario.noun else _default_start()
    department = _read_department(unit, start)
    return department, (*scenario.faults, *department.faults, *_between(scenario, department))


def _department_named(source: Source) -> tuple[Fault, ...]:
    name = source.tree.get("department")
    if isinstance(name, str):
        return ()
    found = shown(name) if "department" in source.tree else "feltet mangler"
    wanted = expected("department")
    text = f"Scenariet må si hvilken avdeling det gjelder: {wanted}."
    return (source.fault(("department",), found, wanted, text),)


def _read_department(source: Source, start: date) -> Reading[Department]:
    if source.tree is None:
        return Reading(source, None, (), source.faults)
    told, noun = _read(Department, source)
    checks: list[Fault] = []
    if noun:
        checks += department_checks(source, noun, told, start)
        checks += agreement_checks(source, noun, told, start)
        checks += contradictions(source, noun, told)
        checks += point_checks(source, noun, told)
        checks += red_day_checks(source, noun, told)
        checks += activity_checks(source, noun, told)
    named = (*department_names(source), *activity_names(source))
    faults = (*source.faults, *told.values(), *named, *checks)
    return Reading(source, noun, told.keys(), faults)


def _between(scenario: Reading[Scenario], department: Reading[Department]) -> list[Fault]:
    """Faults that only the two files together show."""
    plan, unit = scenario.noun, department.noun
    if plan is None or unit is None:
        return []
    faults = list(scenario_names(scenario.source, department.source))
    if not (touched(scenario.faulty, "start") or touched(scenario.faulty, "weeks")):
        faults += vacation_checks(department.source, unit, plan, department.faulty)
        faults += person_checks(department.source, unit, plan, department.faulty)
        faults += wish_checks(department.source, unit, plan, department.faulty)
        faults += away_checks(department.source, unit, plan, department.faulty)
        if not touched(department.faulty, "employees"):
            faults += notice_checks(scenario.source, unit, plan, scenario.faulty)
            faults += swap_checks(scenario.source, unit, plan, scenario.faulty)
        faults += dated_checks(department.source, unit, plan, department.faulty)
        faults += activity_dates(department.source, unit, plan, department.faulty)
    told = any(_staffing(fault) for fault in (*scenario.faults, *department.faults, *faults))
    unread = (*scenario.faulty, *department.faulty)
    if not told and not any(touched(unread, key) for key in COUNTED):
        faults += weekend_fault(Problem.of(unit, plan), scenario.source)
    return faults


def _staffing(fault: Fault) -> bool:
    """Whether the fault makes counting the people of a weekend pointless."""
    return fault.path.startswith(COUNTED)


def _default_start() -> date:
    start: date = Scenario.model_fields["start"].default
    return start


def _refusal(faults: Collection[Fault]) -> InputFaults:
    """The faults, each once, file by file and line by line."""
    unique = list(dict.fromkeys(faults))
    files = list(dict.fromkeys(fault.file for fault in unique))
    return InputFaults(
        tuple(sorted(unique, key=lambda fault: (files.index(fault.file), fault.line or 0)))
    )
