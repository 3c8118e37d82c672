"""The problem that a solved folder keeps, read back with every fault named."""

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from turnus.faults import Fault
from turnus.files.names import activity_names, department_names, scenario_names
from turnus.files.source import Place, Source, parse, written
from turnus.files.validate import dotted
from turnus.files.wording import expected, shown
from turnus.scenario import Problem


def read_problem(path: Path, faults: list[Fault]) -> Problem | None:
    """The problem of a ``problem.json``; None, and faults added, where it is not whole."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        faults.append(Fault(path.name, "", None, "ingen fil", "en fil", "Filen finnes ikke."))
        return None
    except (OSError, UnicodeDecodeError):
        told = "Filen kan ikke leses som tekst."
        faults.append(Fault(path.name, "", None, "uleselig", "tekst i UTF-8", told))
        return None
    try:
        problem = Problem.model_validate_json(text)
    except ValidationError as error:
        source = parse(text, path.name)
        faults += source.faults or [
            _told(source, detail["loc"], detail["input"])
            for detail in error.errors(include_url=False)
        ]
        return None
    found = _names(path.name, problem)
    faults += found
    return None if found else problem


def _told(source: Source, loc: Place, value: Any) -> Fault:
    wanted = expected(dotted(loc[1:])) if len(loc) > 1 else "problemet slik turnus skrev det"
    found = shown(value)
    text = f"Her må det stå {wanted}, ikke {found}."
    return Fault(source.file, written(loc), source.line(loc), found, wanted, text)


def _names(file: str, problem: Problem) -> list[Fault]:
    """Unknown and repeated names, of the department and of the people in the plan."""
    tree = problem.model_dump(mode="json")
    department = Source(file, tree["department"])
    posts = {"competences": tree["department"]["competences"], "employees": tree["employees"]}
    found = [
        *department_names(department),
        *activity_names(department),
        *scenario_names(Source(file, tree["scenario"]), department),
        *department_names(Source(file, posts)),
    ]
    return list(dict.fromkeys(found))
