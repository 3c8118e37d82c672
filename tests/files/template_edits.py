"""A filled template to edit cell by cell, and what reading it back tells."""

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from turnus.agreement import Agreement
from turnus.department import Department
from turnus.employee import Reduction, Supervision
from turnus.faults import Fault, InputFaults
from turnus.files.load import load
from turnus.files.template import read_template, write_template
from turnus.scenario import Scenario
from turnus.schema import Period

WARD = Path(__file__).parents[2] / "scenarios" / "short-term-ward"
Edit = Callable[[Workbook], object]


@cache
def ward() -> tuple[Department, tuple[Scenario, Scenario]]:
    """A whole ward with something on every sheet that belongs to people."""
    before, after = load(WARD / "before.yaml"), load(WARD / "after.yaml")
    people = list(before.department.employees)
    people[1] = people[1].replace(
        vacation=(Period(first="2027-07-05", last="2027-07-24"),),
        vacation_wishes=(Period(first="2027-10-04", last="2027-10-09"),),
        turns_60=2027,
        supervises=(Supervision(first="2027-03-01", last="2027-03-26", days=10),),
        reduced=(Reduction(first="2027-09-06", last="2027-10-31", position_percent=80),),
    )
    department = before.department.replace(
        employees=tuple(people),
        vacancies=({"competence": "assistent", "position_percent": 20},),
        agreement=Agreement(daily_rest_minutes=540, weekend_from="friday"),
    )
    return department, (before.scenario, after.scenario)


@cache
def filled() -> bytes:
    return write_template(*ward())


def edited(*edits: Edit, data: bytes | None = None) -> bytes:
    book = load_workbook(io.BytesIO(data or filled()))
    for edit in edits:
        edit(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def put(sheet: str, cell: str, value: Any) -> Edit:
    """Type a value in a cell, as text where it is text."""

    def edit(book: Workbook) -> None:
        book[sheet][cell].value = value

    return edit


def row_of(book: Workbook, sheet: str, label: str) -> int:
    """The row whose first cell begins with a label."""
    return next(
        row
        for row in range(1, book[sheet].max_row + 1)
        if str(book[sheet].cell(row, 1).value or "").startswith(label)
    )


def field(sheet: str, label: str, value: Any, column: int = 2) -> Edit:
    """Type a value beside a form's label."""

    def edit(book: Workbook) -> None:
        book[sheet].cell(row_of(book, sheet, label), column).value = value

    return edit


def faults(data: bytes) -> tuple[Fault, ...]:
    with pytest.raises(InputFaults) as raised:
        read_template(data, "mal.xlsx")
    assert all(each.file == "mal.xlsx" and each.line is None for each in raised.value.faults)
    assert all(each.text and each.expected and each.found for each in raised.value.faults)
    return raised.value.faults


def told(*edits: Edit, data: bytes | None = None) -> dict[str, str]:
    """The texts of the faults by place, several at one place joined."""
    found: dict[str, list[str]] = {}
    for each in faults(edited(*edits, data=data)):
        found.setdefault(each.path, []).append(each.text)
    return {place: " ".join(texts) for place, texts in found.items()}
