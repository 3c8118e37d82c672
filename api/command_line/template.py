"""The commands for a department of one's own: the template out, and the filled-in one back."""

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from api.command_line.refusal import input_faults, refuse
from turnus.department import Department
from turnus.faults import Fault, InputFaults
from turnus.files.load import load, load_department
from turnus.files.plain import department_yaml, scenario_yaml
from turnus.files.replace import replace_file, replace_together
from turnus.files.source import read_source
from turnus.files.trouble import is_folder, reason
from turnus.scenario import Problem, Scenario

DEPARTMENT = "department.yaml"
COMPARED = ("before", "after")
NOTHING_WRITTEN = "Ingenting er skrevet."
console = Console()


def template(
    out: Annotated[Path, typer.Option(metavar="FIL.xlsx", help="Regnearket som skrives.")],
    department: Annotated[
        Path | None,
        typer.Option(
            metavar="KILDE",
            help="Mappen til en avdeling, eller en fil i den: fyll ut malen med det som står der.",
        ),
    ] = None,
) -> None:
    """Skriv regnearket en leder fyller ut for avdelingen sin, tomt eller fylt ut fra før."""
    from turnus.files.template import draw

    with input_faults(NOTHING_WRITTEN):
        unit, plans = _given(department) if department else (None, {})
    if out.suffix.lower() != ".xlsx":
        raise refuse(f"{out} må slutte på .xlsx, så regnearket kan åpnes. {NOTHING_WRITTEN}")
    if os.path.lexists(out):
        raise refuse(f"{out} finnes fra før. Velg et annet navn, så ingenting går tapt.")
    try:
        replace_file(out, draw(unit, plans))
    except (OSError, ValueError) as error:
        raise refuse(f"{out} kan ikke skrives: {_reason(error)}.") from error
    _tell(f"Malen er skrevet: {out}")
    _tell("Åpne den i et regneark, og begynn på arket Les meg. Les den inn når den er fylt ut:")
    _tell(f"  turnus import {out} --out MAPPE")


def import_template(
    workbook: Annotated[Path, typer.Argument(metavar="FIL.xlsx", help="Malen, fylt ut.")],
    out: Annotated[Path, typer.Option(metavar="MAPPE", help="Mappen avdelingen skrives til.")],
) -> None:
    """Les inn en utfylt mal, og skriv avdelingen og turnusalternativene til en mappe.

    Er noe galt, får du vite alt på én gang, med ark og celle, og ingenting blir skrevet.
    """
    from turnus.files.template import read_alternatives
    from turnus.files.template.layout import ALTERNATIVES

    with input_faults(NOTHING_WRITTEN):
        unit, plans = read_alternatives(_bytes(workbook), str(workbook))
    contents = {DEPARTMENT: department_yaml(unit)} | {
        f"{name}.yaml": scenario_yaml(plan, DEPARTMENT) for name, plan in plans.items()
    }
    _put(out, contents)
    _tell(f"{unit.name} er lest inn:")
    for name in contents:
        _tell(f"  {out / name}")
    if missing := [ALTERNATIVES[name] for name in COMPARED if name not in plans]:
        _tell(f"Fyll ut {' og '.join(missing)} på arket Turnusalternativ for å sammenligne.")
    else:
        _tell("Sammenlign turnusene:")
        _tell(f"  turnus compare {out} --out RESULTAT")


def _put(out: Path, contents: dict[str, str]) -> None:
    """Write the files in one step, unless another alternative would be left beside them."""
    from turnus.files.template.layout import ALTERNATIVES

    names = [f"{name}.yaml" for name in ALTERNATIVES]
    try:
        if old := [n for n in names if n not in contents and os.path.lexists(out / n)]:
            raise refuse(
                f"{', '.join(old)} ligger i {out} fra før, men er ikke med i regnearket. Flytt det "
                f"som ligger der, eller velg en annen mappe. {NOTHING_WRITTEN}"
            )
        out.mkdir(parents=True, exist_ok=True)
        replace_together(out, {n: text.encode() for n, text in contents.items()}, last=DEPARTMENT)
    except (OSError, ValueError) as error:
        raise refuse(f"Det går ikke an å skrive i {out}: {_reason(error)}.") from error


def _given(source: Path) -> tuple[Department, dict[str, Scenario]]:
    """The department of a folder or a file, with the alternatives that go with it."""
    from turnus.files.template.layout import ALTERNATIVES

    if is_folder(source):
        files = [file for name in ALTERNATIVES if (file := source / f"{name}.yaml").exists()]
        source /= DEPARTMENT
    else:
        files = [source] if _names_a_department(source) else []
    problems = _loaded(files)
    if not problems:
        return load_department(source), {}
    plans = {
        path.stem if path.stem in ALTERNATIVES else COMPARED[0]: problem.scenario
        for path, problem in problems.items()
    }
    return next(iter(problems.values())).department, plans


def _names_a_department(source: Path) -> bool:
    tree = read_source(source).tree
    return isinstance(tree, dict) and "department" in tree


def _loaded(files: list[Path]) -> dict[Path, Problem]:
    """The problems of scenario files, all of one department; the faults of all are told together."""
    problems: dict[Path, Problem] = {}
    faults: list[Fault] = []
    for file in files:
        try:
            problems[file] = load(file)
        except InputFaults as error:
            faults += error.faults
    first = next(iter(problems.values()), None)
    for file, problem in problems.items():
        if first and problem.department != first.department:
            text = f"{file.name} gjelder en annen avdeling enn {files[0].name}. En mal har én avdeling."
            found = problem.department.id
            faults.append(Fault(str(file), "department", None, found, "samme avdeling", text))
    if faults:
        raise InputFaults(tuple(dict.fromkeys(faults)))
    return problems


def _bytes(workbook: Path) -> bytes:
    """The file's content, no more of it than can be a template."""
    from turnus.files.template.book import MOST_BYTES

    try:
        with workbook.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        why = _reason(error)
        text = f"Filen kan ikke leses: {why}. Se om navnet og mappen er riktig."
        raise InputFaults((Fault(str(workbook), "", None, why, "en lesbar fil", text),)) from error


def _reason(error: OSError | ValueError) -> str:
    return reason(error) if isinstance(error, OSError) else "navnet kan ikke brukes"


def _tell(text: str) -> None:
    console.print(text, markup=False, highlight=False, soft_wrap=True)
