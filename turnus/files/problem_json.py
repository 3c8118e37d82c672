"""The problem that a solved folder keeps, read back with every fault named."""

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from turnus.faults import Fault
from turnus.files.names import activity_names, department_names, scenario_names
from turnus.files.source import Source, parse
from turnus.files.trouble import reason
from turnus.files.validate import dotted
from turnus.files.wording import expected, shown
from turnus.scenario import Problem

AGAIN = "Hent den tilbake slik turnus skrev den, eller kjør solve eller compare på nytt."


def read_problem(path: Path, faults: list[Fault]) -> Problem | None:
    """The problem of a ``problem.json``; None, and faults added, where it is not whole."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        told = "Filen mangler. Da er turnusen i mappen ikke skrevet ferdig."
        faults.append(_fault(path, "ingen fil", "en fil", told))
        return None
    except OSError as error:
        told = f"Filen kan ikke leses: {reason(error)}."
        faults.append(_fault(path, reason(error), "en lesbar fil", told))
        return None
    except UnicodeDecodeError:
        told = "Filen er ikke lagret som UTF-8-tekst."
        faults.append(_fault(path, "uleselig", "tekst i UTF-8", told))
        return None
    try:
        problem = Problem.model_validate_json(text)
    except ValidationError as error:
        faults += _told(path, text, error)
        return None
    found = _names(path.name, problem)
    faults += found
    return None if found else problem


def _told(path: Path, text: str, error: ValidationError) -> Iterator[Fault]:
    details = error.errors(include_url=False)
    if details[0]["type"] == "json_invalid":
        yield _no_json(path, text)
    elif not details[0]["loc"]:
        told = "Filen holder ikke problemet slik turnus skrev det."
        yield _fault(path, shown(details[0]["input"]), "problemet slik turnus skrev det", told)
    else:
        source = parse(text, path.name)
        yield from source.faults if source.tree is not None else ()
        yield from (_misfit(source, each) for each in details if not _follows(each, details))


def _follows(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """Whether a list is too short only because what is in it is at fault."""
    loc = detail["loc"]
    return detail["type"] == "too_short" and any(
        each["loc"][: len(loc)] == loc and len(each["loc"]) > len(loc) for each in details
    )


def _misfit(source: Source, detail: ErrorDetails) -> Fault:
    loc = detail["loc"]
    wanted = expected(dotted(loc[1:])) if len(loc) > 1 else "problemet slik turnus skrev det"
    found = shown(detail["input"])
    if detail["type"] == "missing":
        found, told = "feltet mangler", f"Feltet «{loc[-1]}» mangler. Det skal være {wanted}."
    else:
        told = f"Her må det stå {wanted}, ikke {found}."
    return source.fault(loc, found, wanted, told)


def _no_json(path: Path, text: str) -> Fault:
    if not text.strip():
        return _fault(path, "ingenting", "JSON", "Filen er tom.")
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        ends = error.pos >= len(text.rstrip())
        where = "den slutter for tidlig" if ends else f"feilen er ved tegn {error.colno}"
        told = f"Filen er ikke gyldig JSON: {where}."
        return _fault(path, where, "gyldig JSON", told, error.lineno)
    except RecursionError:
        pass
    return _fault(path, "uleselig", "gyldig JSON", "Filen er ikke gyldig JSON.")


def _fault(path: Path, found: str, wanted: str, told: str, line: int | None = None) -> Fault:
    return Fault(path.name, "", line, found, wanted, f"{told} {AGAIN}")


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
