"""What is written is read back the same, edits by hand are heard, and every fault is named."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.small import day, roster_of, small_problem, small_result, small_roster
from turnus.employee import WeekendPattern
from turnus.files import FolderFaults, read_folder, write_result
from turnus.files.cells import weekend_of
from turnus.files.folder import weekend_every
from turnus.roster import Mark

Edit = Callable[[str], str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_result(small_result(), tmp_path)
    return tmp_path


def edit(path: Path, change: Edit) -> None:
    text = path.read_text(encoding="utf-8")
    changed = change(text)
    assert changed != text
    path.write_text(changed, encoding="utf-8")


def faults(folder: Path) -> list[tuple[str, int | None, str, str]]:
    with pytest.raises(FolderFaults) as raised:
        read_folder(folder)
    assert all(each.text and each.expected for each in raised.value.faults)
    return [(each.file, each.line, each.path, each.found) for each in raised.value.faults]


def test_what_is_written_is_read_back(folder: Path) -> None:
    assert read_folder(folder) == (small_problem(), small_roster(small_problem()))


@pytest.mark.parametrize("start", ["2027-03-22", "2027-10-25"])
def test_nights_of_the_clock_change_come_back(tmp_path: Path, start: str) -> None:
    problem = small_problem(weeks=1)
    problem = problem.replace(scenario=problem.scenario.replace(start=start))
    first = problem.calendar.start - day(0)
    nights = {"h2": ". . . . . N N"}
    roster = roster_of(small_problem(weeks=1), nights)
    codes = {(id, at + first): code for (id, at), code in roster.codes.items()}
    roster = type(roster).from_codes(problem, codes)
    write_result(small_result(roster, problem), tmp_path)
    again = read_folder(tmp_path)[1]
    assert again == roster
    assert [d.paid_minutes for d in again.duties["h2"]] == [
        d.paid_minutes for d in roster.duties["h2"]
    ]


def test_a_base_roster_comes_back(tmp_path: Path) -> None:
    problem = small_problem(cyclic=True)
    write_result(small_result(small_roster(problem), problem), tmp_path)
    assert read_folder(tmp_path) == (problem, small_roster(problem))


def test_the_roster_file_has_a_row_for_every_employee_and_date(folder: Path) -> None:
    with (folder / "roster.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["employee", "date", "shift", "start", "end", "paid_minutes", "mark"]
    assert len(rows) == 5 * 28
    assert rows[0] == {
        "employee": "s1",
        "date": "2027-01-04",
        "shift": "D",
        "start": "2027-01-04T07:30+01:00",
        "end": "2027-01-04T15:00+01:00",
        "paid_minutes": "450",
        "mark": "",
    }
    off = next(row for row in rows if row["mark"] == "FE")
    assert (off["shift"], off["start"], off["end"], off["paid_minutes"]) == ("", "", "", "0")
    course = next(row for row in rows if row["shift"] == "K")
    assert course["paid_minutes"] == "330"


def test_the_employees_file_says_who_works_which_weekends(folder: Path) -> None:
    lines = (folder / "employees.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == (
        "employee,competence,position_percent,full_time_hours_per_week,weekend_every,"
        "long_shift_consent,night_only"
    )
    assert lines[1] == "s1,spl,100,35.5,2,true,false"
    assert lines[3].split(",")[4] == "5/12"
    assert lines[4].split(",")[6] == "true"
    assert lines[5].split(",")[2:5:2] == ["14.08", ""]


def test_the_result_file_says_what_was_proved(tmp_path: Path) -> None:
    result = small_result(bound=None)
    write_result(result, tmp_path)
    told = json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))
    wanted = (
        "status objective bound gap seconds seed versions problem_hash positions certificates "
        "indicators uncovered violations"
    )
    assert set(wanted.split()) <= told.keys()
    assert told["objective"] == result.stages[0].value / 60
    assert told["bound"] is None
    assert told["gap"] is None
    assert told["problem_hash"] == result.problem_hash
    assert told["uncovered"]["minimum_hours"] == pytest.approx(told["objective"])


def test_writing_twice_leaves_no_scraps(folder: Path) -> None:
    write_result(small_result(), folder)
    assert sorted(path.name for path in folder.iterdir()) == [
        "employees.csv",
        "problem.json",
        "result.json",
        "roster.csv",
        "roster.xlsx",
    ]


def test_a_file_that_has_been_through_a_norwegian_spreadsheet_is_read(folder: Path) -> None:
    def as_saved(text: str) -> str:
        return "\ufeff" + text.replace(",", ";").replace("\n", "\r\n")

    edit(folder / "roster.csv", lambda text: as_saved(text).replace("2027-01-04;", "04.01.2027;"))
    edit(
        folder / "employees.csv",
        lambda text: as_saved(text).replace(".", ",").replace("true", "SANN"),
    )
    assert read_folder(folder)[1] == small_roster(small_problem())


def test_a_changed_start_wins_over_the_code(folder: Path) -> None:
    edit(
        folder / "roster.csv",
        lambda text: text.replace(
            "s1,2027-01-04,D,2027-01-04T07:30+01:00,2027-01-04T15:00+01:00,450,",
            "s1,2027-01-04,D,2027-01-04T06:00+01:00,2027-01-04T15:00+01:00,,",
        ),
    )
    duty = read_folder(folder)[1].duties["s1"][0]
    assert (duty.shift, duty.start.hour, duty.paid_minutes) == ("D", 6, 540)


def test_paid_minutes_that_the_times_do_not_give_are_told(folder: Path) -> None:
    edit(
        folder / "roster.csv",
        lambda text: text.replace("15:00+01:00,450,", "15:00+01:00,9999,", 1).replace(
            "s1,2027-01-08,,,,0,", "s1,2027-01-08,,,,30,"
        ),
    )
    with pytest.raises(FolderFaults) as raised:
        read_folder(folder)
    first, second = raised.value.faults
    assert (first.path, first.line, first.found) == ("paid_minutes", 2, "9999")
    assert first.expected == "450, eller ingenting"
    assert first.text == "Betalte minutter er 9999, men vakten gir 450."
    assert second.text == "Betalte minutter er 30, men en dag uten vakt gir 0."


def test_a_code_alone_has_the_shifts_own_clock(folder: Path) -> None:
    edit(
        folder / "roster.csv",
        lambda text: text.replace("s1,2027-01-08,,,,0,", "s1,2027-01-08,N,,,,"),
    )
    duty = next(d for d in read_folder(folder)[1].duties["s1"] if d.day == day(4))
    assert (duty.shift, duty.minutes) == ("N", 600)


def test_edits_of_people_win_over_the_problem(folder: Path) -> None:
    edit(
        folder / "employees.csv",
        lambda text: text.replace("s1,spl,100,35.5,2,true", "s1,spl,90,35.5,2.4,false"),
    )
    problem, _ = read_folder(folder)
    changed = problem.employee("s1")
    assert (changed.position_percent, str(changed.weekend)) == (90, "5/12")
    assert not changed.long_shift_consent
    assert problem.employee("s2") == small_problem().employee("s2")


def test_all_faults_are_told_at_once(folder: Path) -> None:
    edit(
        folder / "roster.csv",
        lambda text: (
            text.replace("s1,2027-01-04,D,", "s1,2027-01-04,X,")
            .replace("s1,2027-01-05,D,", "s1,2028-01-05,D,")
            .replace("s1,2027-01-06,D,2027-01-06T07:30+01:00", "s1,2027-01-06,D,halv åtte")
            .replace("s2,2027-01-04,", "hvem,2027-01-04,")
            .replace(",F1\n", ",F9\n")
        ),
    )
    edit(
        folder / "employees.csv",
        lambda text: text.replace("s1,spl,100", "s1,lege,120").replace("5/12", "12/5"),
    )
    found = faults(folder)
    assert ("roster.csv", 2, "shift", "X") in found
    assert ("roster.csv", 3, "date", "2028-01-05") in found
    assert ("roster.csv", 4, "start", "halv åtte") in found
    assert ("roster.csv", 30, "employee", "hvem") in found
    assert ("roster.csv", 8, "mark", "F9") in found
    assert ("employees.csv", 2, "competence", "lege") in found
    assert ("employees.csv", 2, "position_percent", "120") in found
    assert ("employees.csv", 4, "weekend_every", "12/5") in found


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("2027-01-04T15:00+01:00,450", "2027-01-04T05:00+01:00,450", "end"),
        ("2027-01-04T15:00+01:00,450", "2027-01-05T15:00+01:00,450", "end"),
        ("2027-01-04T15:00+01:00,450", "2027-01-04T15:00+02:00,450", "end"),
        ("2027-01-04T15:00+01:00,450", ",450", "end"),
        ("D,2027-01-04T07:30+01:00", "D,2027-01-03T22:30+01:00", "start"),
        ("D,2027-01-04T07:30+01:00", "D,2027-01-04T07:30", "start"),
        ("s1,2027-01-04,D,", "s1,2027-01-04,,", "shift"),
        ("2027-01-04T15:00+01:00,450", "2027-01-04T15:00+01:00,480", "paid_minutes"),
        ("2027-01-04T15:00+01:00,450", "2027-01-04T16:00+01:00,450", "paid_minutes"),
        ("2027-01-04T15:00+01:00,450", "2027-01-04T15:00+01:00,mange", "paid_minutes"),
        ("s1,2027-01-04,", "s1,2027-01-05,", "date"),
        ("s1,2027-01-04,", "s1,i dag,", "date"),
    ],
)
def test_a_fault_is_at_its_line_and_column(folder: Path, old: str, new: str, column: str) -> None:
    edit(folder / "roster.csv", lambda text: text.replace(old, new, 1))
    assert column in {path for _, line, path, _ in faults(folder) if line in {2, 3}}


@pytest.mark.parametrize("name", ["roster.csv", "employees.csv", "problem.json"])
@pytest.mark.parametrize("content", [None, b"", b"\x00\x81\xfe", b'"', b"a;b\n1;2;3\n", b"{}"])
def test_no_file_however_broken_gives_another_error(
    folder: Path, name: str, content: bytes | None
) -> None:
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(content)
    assert name in {file for file, *_ in faults(folder)}


def test_a_folder_that_is_no_roster_is_told_once_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    for folder, word in (
        (tmp_path, "mangler"),
        (tmp_path / "fil", "ikke en mappe"),
        (tmp_path / "borte", "finnes ikke"),
    ):
        with pytest.raises(FolderFaults) as raised:
            read_folder(folder)
        (fault,) = raised.value.faults
        assert word in fault.text
        assert "mappen som solve eller compare har skrevet" in fault.text


@pytest.mark.parametrize(
    ("change", "line", "word"),
    [
        (lambda text: text[: len(text) // 2], None, "slutter for tidlig"),
        (lambda text: text.replace('"id": "s1",', '"id": "s1"', 1), None, "ikke gyldig JSON"),
        (lambda text: "", None, "tom"),
        (lambda text: "[]", None, "slik turnus skrev det"),
    ],
)
def test_a_spoilt_problem_is_told_as_json(
    folder: Path, change: Edit, line: int | None, word: str
) -> None:
    edit(folder / "problem.json", change)
    with pytest.raises(FolderFaults) as raised:
        read_folder(folder)
    (fault,) = raised.value.faults
    assert word in fault.text
    assert "YAML" not in fault.text
    assert "felt" not in fault.text
    assert "solve eller compare på nytt" in fault.text


def test_one_spoilt_person_makes_no_fault_of_the_list(folder: Path) -> None:
    edit(folder / "problem.json", lambda text: text.replace('"pregnancy": null', '"pregnancy": 7'))
    found = {path for _, _, path, _ in faults(folder)}
    assert "employees[0].pregnancy" in found
    assert not found & {"employees", "department.employees"}


def test_a_fault_in_the_problem_has_its_place(folder: Path) -> None:
    edit(folder / "problem.json", lambda text: text.replace('"id": "s1"', '"id": ""'))
    assert {path for _, _, path, _ in faults(folder)} >= {"employees[0].id"}
    edit(folder / "problem.json", lambda text: text.replace('"id": ""', '"id": "s2"'))
    assert {path for _, _, path, _ in faults(folder)} >= {"employees[1].id"}


def test_rows_that_are_gone_are_missed(folder: Path) -> None:
    edit(folder / "roster.csv", lambda text: text.replace("s1,2027-01-08,,,,0,\n", ""))
    assert faults(folder) == [("roster.csv", None, "date", "")]


def test_text_is_never_a_formula(tmp_path: Path) -> None:
    problem = small_problem()
    names = ('=HYPERLINK("x")', "+1", "@s", "-2", "'q")
    people = tuple(
        each.replace(id=name) for each, name in zip(problem.employees, names, strict=True)
    )
    problem = problem.replace(employees=people)
    roster = roster_of(problem, {names[0]: "D"}, {("+1", 0): Mark.F1})
    write_result(small_result(roster, problem), tmp_path)
    for name in ("roster.csv", "employees.csv"):
        with (tmp_path / name).open(encoding="utf-8") as file:
            assert {row[0][0] for row in list(csv.reader(file))[1:]} == {"'"}
    book = load_workbook(tmp_path / "roster.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert read_folder(tmp_path) == (problem, roster)


def test_the_workbook_hangs_on_the_wall(folder: Path) -> None:
    book = load_workbook(folder / "roster.xlsx")
    assert book.sheetnames == ["Turnus", "Summer", "Avvik"]
    grid = book["Turnus"]
    assert grid.freeze_panes == "D5"
    assert (grid.page_setup.orientation, grid.page_setup.paperSize) == ("landscape", 8)
    assert [grid.cell(row, 4).value for row in (2, 3, 4, 5)] == [
        "Uke 1 · jan 2027",
        "M",
        "4.1.",
        "D",
    ]
    assert grid.cell(5, 1).value == "s1"
    assert grid.cell(5, 10).value == "F1"
    shades = [grid.cell(5, column).fill.fgColor.rgb for column in (8, 9, 10)]
    assert len(set(shades)) == 3
    sums = book["Summer"]
    assert sums["A2"].value == "s1"
    assert sums.max_row == 6


@pytest.mark.parametrize("text", ["1/2", "1/3", "1/4", "5/12", "2/5", "1/1", "3/26"])
def test_weekend_patterns_come_back(text: str) -> None:
    pattern = WeekendPattern.model_validate(text)
    assert weekend_of(weekend_every(pattern)) == pattern
