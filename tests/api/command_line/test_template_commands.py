"""The template from the command line: out empty or filled in, and back as files for a comparison."""

from datetime import time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from typer.testing import CliRunner

from api.command_line.app import app
from tests.files.template_edits import edited, field, filled, put, ward
from turnus.files.load import load, load_department
from turnus.files.template import read_template, write_template

SCENARIOS = Path(__file__).parents[3] / "scenarios"
runner = CliRunner()
PEOPLE = (100, "80 %", 75, "62,5", 60, 50, 50, 50)


def run(*arguments: object) -> Any:
    return runner.invoke(app, [str(each) for each in arguments], env={"COLUMNS": "200"})


@pytest.mark.parametrize("command", ["template", "import"])
def test_help_is_norwegian(command: str) -> None:
    answer = run(command, "--help")
    assert answer.exit_code == 0
    assert "--out" in answer.output
    assert any(letter in answer.output for letter in "æøå")


@pytest.mark.parametrize("name", ["home-care", "three-part-ward"])
def test_a_department_goes_out_and_comes_back_as_files(name: str, tmp_path: Path) -> None:
    workbook, out = tmp_path / "mal.xlsx", tmp_path / "avdeling"
    answer = run("template", "--department", SCENARIOS / name, "--out", workbook)
    assert answer.exit_code == 0, answer.output
    assert f"turnus import {workbook} --out MAPPE" in answer.output
    answer = run("import", workbook, "--out", out)
    assert answer.exit_code == 0, answer.output
    assert f"turnus compare {out} --out RESULTAT" in answer.output
    for each in ("before.yaml", "after.yaml"):
        assert load(out / each) == load(SCENARIOS / name / each)
    assert sorted(each.name for each in out.iterdir()) == [
        "after.yaml",
        "before.yaml",
        "department.yaml",
    ]


@pytest.mark.parametrize(
    ("file", "plans"), [("department.yaml", 0), ("before.yaml", 1), ("after.yaml", 1)]
)
def test_one_file_of_a_department_fills_in_the_template(
    file: str, plans: int, tmp_path: Path
) -> None:
    workbook = tmp_path / "mal.xlsx"
    answer = run("template", "--department", SCENARIOS / "home-care" / file, "--out", workbook)
    assert answer.exit_code == 0, answer.output
    department, scenarios = read_template(workbook.read_bytes())
    assert department == load_department(SCENARIOS / "home-care" / "department.yaml")
    assert [each.id for each in scenarios] == [file.split(".")[0]] * plans


def test_only_the_alternatives_given_are_written(tmp_path: Path) -> None:
    workbook, out = tmp_path / "mal.xlsx", tmp_path / "avdeling"
    workbook.write_bytes(write_template(ward()[0], ward()[1][:1]))
    answer = run("import", workbook, "--out", out)
    assert answer.exit_code == 0
    assert sorted(each.name for each in out.iterdir()) == ["before.yaml", "department.yaml"]
    assert "Fyll ut Ny turnus på arket Turnusalternativ for å sammenligne." in answer.output


def test_faults_are_told_by_sheet_and_cell_and_nothing_is_written(tmp_path: Path) -> None:
    workbook, out = tmp_path / "mal.xlsx", tmp_path / "avdeling"
    workbook.write_bytes(edited(put("Ansatte", "C7", "halv"), put("Vakter", "C3", "tidlig")))
    answer = run("import", workbook, "--out", out)
    assert answer.exit_code == 2
    assert "2 feil i inndata. Ingenting er skrevet." in answer.output
    assert "  Ansatte!C7: Her står «halv». Det skal stå en prosent over 0 og høyst 100." in (
        answer.output
    )
    assert "  Vakter!C3: Her står «tidlig»." in answer.output
    assert not out.exists()


def test_what_was_there_stays_when_there_is_a_fault(tmp_path: Path) -> None:
    workbook, out = tmp_path / "mal.xlsx", tmp_path / "avdeling"
    workbook.write_bytes(filled())
    assert run("import", workbook, "--out", out).exit_code == 0
    before = {each.name: each.read_bytes() for each in out.iterdir()}
    workbook.write_bytes(edited(put("Ansatte", "C7", "halv")))
    assert run("import", workbook, "--out", out).exit_code == 2
    assert {each.name: each.read_bytes() for each in out.iterdir()} == before


def test_an_alternative_of_another_department_is_not_left_beside_a_new_one(tmp_path: Path) -> None:
    workbook, out = tmp_path / "mal.xlsx", tmp_path / "avdeling"
    out.mkdir()
    (out / "after.yaml").write_text("fra før", encoding="utf-8")
    workbook.write_bytes(write_template(ward()[0], ward()[1][:1]))
    answer = run("import", workbook, "--out", out)
    assert answer.exit_code == 2
    assert "after.yaml ligger i" in answer.output
    assert [each.name for each in out.iterdir()] == ["after.yaml"]


def test_a_template_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    workbook = tmp_path / "mal.xlsx"
    workbook.write_bytes(b"mange timers arbeid")
    answer = run("template", "--out", workbook)
    assert answer.exit_code == 2
    assert "finnes fra før" in answer.output
    assert workbook.read_bytes() == b"mange timers arbeid"


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (("template", "--out", "mal.csv"), "må slutte på .xlsx"),
        (("template", "--out", "ingen/mal.xlsx"), "kan ikke skrives: stedet finnes ikke"),
        (("template", "--out", "mal.xlsx", "--department", "ingen"), "Filen finnes ikke"),
        (("import", "ingen.xlsx", "--out", "ut"), "Filen kan ikke leses: stedet finnes ikke"),
        (("import", ".", "--out", "ut"), "Filen kan ikke leses: det er en mappe"),
    ],
)
def test_what_cannot_be_read_or_written_is_told(
    arguments: tuple[str, ...], text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = run(*arguments)
    assert answer.exit_code == 2
    assert text in answer.output
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    workbook, out = tmp_path / "mal.xlsx", tmp_path / "en fil"
    workbook.write_bytes(filled())
    out.write_text("her", encoding="utf-8")
    answer = run("import", workbook, "--out", out)
    assert answer.exit_code == 2
    assert "Det går ikke an å skrive i" in answer.output
    assert out.read_text(encoding="utf-8") == "her"


def test_files_of_two_departments_do_not_fill_one_template(tmp_path: Path) -> None:
    for name in ("before", "after"):
        ward = "home-care" if name == "before" else "three-part-ward"
        text = (SCENARIOS / ward / f"{name}.yaml").read_text(encoding="utf-8")
        (tmp_path / f"{name}.yaml").write_text(
            text.replace("department.yaml", str(SCENARIOS / ward / "department.yaml")),
            encoding="utf-8",
        )
    answer = run("template", "--department", tmp_path, "--out", tmp_path / "mal.xlsx")
    assert answer.exit_code == 2
    assert "gjelder en annen avdeling enn before.yaml" in answer.output
    assert not (tmp_path / "mal.xlsx").exists()


def rows(book: Workbook, sheet: str, lines: list[tuple[Any, ...]]) -> None:
    """Type lines below the examples."""
    page = book[sheet]
    first = next(row for row in range(3, 99) if page.cell(row, 1).value is None)
    for row, line in enumerate(lines, start=first):
        for column, value in enumerate(line, start=1):
            page.cell(row, column).value = value


def test_a_leader_gets_from_the_empty_template_to_two_alternatives(tmp_path: Path) -> None:
    """Only what is marked with a star is filled in, as people type it."""
    workbook, out = tmp_path / "mal.xlsx", tmp_path / "avdeling"
    assert run("template", "--out", workbook).exit_code == 0
    book = load_workbook(workbook)
    field("Avdeling og avtale", "Navn på avdelingen", "Solbakken 2. etasje")(book)
    rows(book, "Kompetanser", [("sykepleier", "sykepleier"), ("helsefagarbeider", "fagarbeider")])
    rows(
        book,
        "Vakter",
        [
            ("D", "dagvakt", "07.30", time(15), 30),
            ("A", "aftenvakt", "15:00", "22:00", "30"),
            ("N", "nattevakt", "21:45", "07:45", 45),
        ],
    )
    rows(
        book,
        "Behov",
        [
            ("dag", "hverdag", "07:30", "15:00", None, 3, 4),
            ("helg", "lørdag, søndag, rød dag", "07:30", "22:00", None, 1, 2),
        ],
    )
    rows(
        book,
        "Ansatte",
        [(f"F{i}", "helsefagarbeider", size) for i, size in enumerate(PEOPLE)],
    )
    for column, pattern in ((2, "hver 3. helg"), (3, "5 av 12 helger")):
        field("Turnusalternativ", "Helgemønster", pattern, column)(book)
    names = ("Dagens turnus", "Ny turnus")
    rows(book, "Vakter i bruk", [(name, code) for name in names for code in "DAN"])
    book.save(workbook)
    answer = run("import", workbook, "--out", out)
    assert answer.exit_code == 0, answer.output
    before, after = load(out / "before.yaml"), load(out / "after.yaml")
    assert before.department == after.department
    assert before.department.id == "solbakken-2-etasje"
    assert [each.position_percent for each in before.employees][:4] == [100, 80, 75, 62.5]
    assert (before.scenario.title, after.scenario.title) == names
    assert str(after.scenario.weekend_patterns[0]) == "5/12"
