"""A filled-in template as a department and its alternatives, or every fault of it by sheet and cell."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from turnus.department import Department
from turnus.faults import Fault, InputFaults
from turnus.files.load import load_together
from turnus.files.source import written
from turnus.files.template.book import read_pages
from turnus.files.template.expected import in_words, wanted
from turnus.files.template.gather import alternatives, gather
from turnus.files.template.gathered import NO_ROW, Gathered, Spot
from turnus.files.template.layout import ALTERNATIVES, DEPARTMENT, Table
from turnus.files.template.sheets import SHEETS
from turnus.files.wording import expected
from turnus.scenario import Scenario

FILE = "malen"


def read_template(data: bytes, file: str = FILE) -> tuple[Department, tuple[Scenario, ...]]:
    """The department and the alternatives of a filled-in template.

    Parameters
    ----------
    data
        An xlsx file that anybody may have made.
    file
        Its name in the faults.

    Raises
    ------
    InputFaults
        With every fault, its ``path`` a cell such as ``Ansatte!C7``.
    """
    department, given = read_alternatives(data, file)
    return department, tuple(given.values())


def read_alternatives(data: bytes, file: str = FILE) -> tuple[Department, dict[str, Scenario]]:
    """As ``read_template``, each alternative by its column's name in ``ALTERNATIVES``."""
    found = gather(read_pages(data, file, [sheet.title for sheet in SHEETS]), file)
    _name(found)
    roots = alternatives(found)
    try:
        department, scenarios = load_together(
            found.source(DEPARTMENT), [found.source(root) for root in roots]
        )
    except InputFaults as error:
        raise _refusal(found, error.faults) from error
    if found.faults:
        raise _refusal(found, ())
    return department, dict(zip(roots, scenarios, strict=True))


def _name(found: Gathered) -> None:
    """Short names and titles where none were asked for."""
    tree = found.trees[DEPARTMENT]
    short = re.sub(r"\W+", "-", str(tree.get("name") or DEPARTMENT).lower()).strip("-")
    tree.setdefault("id", short[:40] or DEPARTMENT)
    for root in alternatives(found):
        found.trees[root].setdefault("id", root)
        found.trees[root].setdefault("title", ALTERNATIVES[root])


def _refusal(found: Gathered, faults: tuple[Fault, ...]) -> InputFaults:
    """The faults of the cells and of the checks, each once, sheet by sheet and row by row."""
    told = [*found.faults, *_of_cells(found, faults)]
    ordered = sorted(told, key=lambda each: each[0].order)
    return InputFaults(tuple(dict.fromkeys(fault for _, fault in ordered)))


def _of_cells(found: Gathered, faults: tuple[Fault, ...]) -> Iterator[tuple[Spot, Fault]]:
    """The checks' faults at their cells; those that the cells told themselves are left out."""
    known = {fault for told in found.told.values() for fault in told.values()}
    spots = {
        root: {written(place): spot for place, spot in each.items()}
        for root, each in found.spots.items()
    }
    for fault in faults:
        if fault not in known:
            spot = _spot(spots[fault.file], fault.path)
            yield spot, _reworded(found, fault, spot)


def _spot(spots: Mapping[str, Spot], path: str) -> Spot:
    """The cell of a place, or of the nearest thing around it."""
    while path:
        if path in spots:
            return spots[path]
        path = re.sub(r"(\[[0-9]+\]|\.?[^.\[]+|.)$", "", path)
    return Spot(SHEETS[0], NO_ROW, 1)


def _reworded(found: Gathered, fault: Fault, spot: Spot) -> Fault:
    """The fault in the template's words."""
    text, right = in_words(fault.text), in_words(fault.expected)
    there = in_words(fault.found)
    if isinstance(spot.sheet, Table) and spot.field is None and fault.found == "feltet mangler":
        of = f" for «{ALTERNATIVES[fault.file]}»" if fault.file in ALTERNATIVES else ""
        there, right = "ingen rader", "minst én rad"
        text = f"Arket «{spot.sheet.title}» har ingen rad{of}. Fyll ut minst én."
    elif spot.field is not None and _of_the_field(fault):
        right = wanted(spot.sheet, spot.field)
        if spot.cell is None:
            there, text = "en tom celle", f"Cellen er tom. Her skal det stå {right}."
        else:
            there = spot.cell.text
            text = f"Her står «{there}». Det skal stå {right}."
    return replace(
        fault, file=found.file, path=spot.name, line=None, found=there, expected=right, text=text
    )


def _of_the_field(fault: Fault) -> bool:
    """Whether the value, or its absence, is at fault whatever else the file holds."""
    field = re.sub(r"\[[0-9]+\]", "", fault.path)
    usual = expected(field), expected(f"{field}[]")
    return fault.expected in usual and fault.text.startswith(("Her må det stå", "Feltet «"))
