"""A department goes into the template and comes out the same, whatever it holds."""

import io
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, get_args

import pytest
from openpyxl import load_workbook

from tests.files.random_nouns import draw as drawn
from turnus.department import Department
from turnus.employee import WeekendPattern
from turnus.files.load import load
from turnus.files.plain import department_yaml, plain, scenario_yaml
from turnus.files.source import parse
from turnus.files.template import draw, read_template, write_template
from turnus.files.template.book import folded, read_pages
from turnus.files.template.gather import gather
from turnus.files.template.layout import ALTERNATIVES, DEPARTMENT, Form, Table
from turnus.files.template.sheets import README, SHEETS
from turnus.scenario import Problem, Scenario
from turnus.schema import Noun

SCENARIOS = Path(__file__).parents[2] / "scenarios"
WARDS = sorted(each.name for each in SCENARIOS.iterdir() if each.is_dir())
TITLES = [sheet.title for sheet in SHEETS]


def both(ward: str) -> tuple[Problem, Problem]:
    return load(SCENARIOS / ward / "before.yaml"), load(SCENARIOS / ward / "after.yaml")


def random_department(random: Random) -> Department:
    """Nobody has another's short name, for the sheets know people by it."""
    department = drawn(Department, random)
    people = {each.id: each for each in department.employees}
    return department.replace(employees=tuple(people.values()))


@pytest.mark.parametrize("ward", WARDS)
def test_a_department_and_its_alternatives_come_back(ward: str) -> None:
    before, after = both(ward)
    data = write_template(before.department, (before.scenario, after.scenario))
    assert read_template(data) == (before.department, (before.scenario, after.scenario))


@pytest.mark.parametrize("ward", WARDS)
def test_a_template_written_from_what_was_read_has_the_same_cells(ward: str) -> None:
    before, after = both(ward)
    data = write_template(before.department, (before.scenario, after.scenario))
    again = write_template(*read_template(data))
    assert cells(again) == cells(data)


def cells(data: bytes) -> dict[str, Any]:
    return {title: page.cells for title, page in read_pages(data, "mal.xlsx", TITLES).items()}


@pytest.mark.parametrize("seed", range(25))
def test_whatever_the_fields_hold_comes_back(seed: int) -> None:
    random = Random(seed)
    department = random_department(random)
    plans = {name: drawn(Scenario, random) for name in ALTERNATIVES}
    found = gather(read_pages(draw(department, plans), "mal.xlsx", TITLES), "mal.xlsx")
    assert [fault for _, fault in found.faults] == []
    assert Department.model_validate(found.trees[DEPARTMENT]) == department
    assert {name: Scenario.model_validate(found.trees[name]) for name in ALTERNATIVES} == plans


@pytest.mark.parametrize("seed", range(25))
def test_whatever_the_fields_hold_is_the_same_from_yaml(seed: int) -> None:
    random = Random(seed)
    department, plan = random_department(random), drawn(Scenario, random)
    tree = parse(department_yaml(department), "department.yaml")
    assert tree.faults == ()
    assert Department.model_validate(tree.tree) == department
    tree = parse(scenario_yaml(plan, "department.yaml"), "before.yaml")
    assert tree.tree.pop("department") == "department.yaml"
    assert Scenario.model_validate(tree.tree) == plan


def leaves(model: type[Noun], above: str = "") -> Iterator[str]:
    """Every field that holds a plain value, by its dotted name."""
    for name, field in model.model_fields.items():
        inner = next(nouns(field.annotation), None)
        if inner is None or inner is WeekendPattern:
            yield f"{above}{name}"
        else:
            yield from leaves(inner, f"{above}{name}.")


def nouns(annotation: Any) -> Iterator[type[Noun]]:
    if isinstance(annotation, type) and issubclass(annotation, Noun):
        yield annotation
    for argument in get_args(annotation):
        yield from nouns(argument)


def of_scenarios(sheet: Table | Form) -> bool:
    if isinstance(sheet, Form):
        return sheet.alternatives
    return bool(sheet.roots) and sheet.roots != (DEPARTMENT,)


@pytest.mark.parametrize(("model", "scenarios"), [(Department, False), (Scenario, True)])
def test_every_field_has_one_place(model: type[Noun], scenarios: bool) -> None:
    places = [
        sheet.dotted(column)
        for sheet in SHEETS
        if of_scenarios(sheet) == scenarios
        for column in (sheet.fields if isinstance(sheet, Form) else sheet.columns)
    ]
    assert sorted(places) == sorted(leaves(model))


def test_headings_say_one_thing_each() -> None:
    for sheet in SHEETS:
        if isinstance(sheet, Form):
            headings = [*sheet.sections, *(column.heading for column in sheet.fields)]
        else:
            headings = [column.heading for column in sheet.all_columns]
        assert len({folded(each) for each in headings}) == len(headings), sheet.title
        assert len(sheet.title) <= 31


def test_the_empty_template_helps_where_one_types() -> None:
    book = load_workbook(io.BytesIO(write_template()))
    assert book.sheetnames == [README, *TITLES, "Lister"]
    assert book["Lister"].sheet_state == "hidden"
    for sheet in SHEETS:
        page = book[sheet.title]
        assert page.freeze_panes == "B3"
        fields = list(sheet.fields) if isinstance(sheet, Form) else sheet.all_columns
        copies = len(sheet.values) if isinstance(sheet, Form) else 1
        checks = page.data_validations.dataValidation
        assert len(checks) == copies * len(fields)
        assert all(check.prompt and check.showInputMessage for check in checks)
        assert all(len(check.prompt) <= 255 and len(check.promptTitle) <= 32 for check in checks)


def test_lists_and_limits_are_those_of_the_fields() -> None:
    book = load_workbook(io.BytesIO(write_template()))
    people = {
        str(c.sqref).split(":")[0]: c for c in book["Ansatte"].data_validations.dataValidation
    }
    assert (people["B3"].type, people["B3"].formula1) == ("list", "'Kompetanser'!$A$3:$A$902")
    assert (people["C3"].type, people["C3"].formula1, people["C3"].formula2) == (
        "decimal",
        "0",
        "100",
    )
    yes_no = people["E3"].formula1.removeprefix("Lister!").replace("$", "")
    assert [cell.value for row in book["Lister"][yes_no] for cell in row] == ["ja", "nei"]
    demand = {str(c.sqref).split(":")[0]: c for c in book["Behov"].data_validations.dataValidation}
    assert (demand["F3"].type, demand["F3"].formula2) == ("whole", "500")
    assert not demand["B3"].showErrorMessage


def test_examples_are_marked_and_not_read() -> None:
    book = load_workbook(io.BytesIO(write_template()))
    for sheet in SHEETS:
        if isinstance(sheet, Table):
            assert sheet.example
            for row, _ in enumerate(sheet.example, start=3):
                assert str(book[sheet.title].cell(row, 1).value).startswith("EKSEMPEL: ")
    found = gather(read_pages(write_template(), "mal.xlsx", TITLES), "mal.xlsx")
    assert found.trees == {DEPARTMENT: {}}
    assert found.faults == []


def test_a_filled_template_has_no_examples() -> None:
    before, _ = both("home-care")
    book = load_workbook(io.BytesIO(write_template(before.department)))
    assert not [
        cell for page in book for row in page for cell in row if "EKSEMPEL:" in str(cell.value)
    ][1:]


def test_text_is_never_a_formula() -> None:
    before, _ = both("home-care")
    book = load_workbook(io.BytesIO(write_template(before.department.replace(name="=1+1"))))
    cell = book["Avdeling og avtale"]["B4"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)
    assert not [c for page in book for row in page for c in row if c.data_type == "f"]


def test_what_is_as_usual_is_left_out_but_a_weekend_from_friday_keeps_its_hour() -> None:
    before, _ = both("home-care")
    agreement = before.department.agreement
    assert "weekend_start" not in plain(agreement)
    friday = agreement.replace(weekend_from="friday", weekend_start="00:00")
    department = before.department.replace(agreement=friday)
    assert read_template(write_template(department))[0] == department
