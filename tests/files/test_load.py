"""Bad input: every fault at once, with its place, what stands there and what is expected."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from turnus.faults import Fault, InputFaults
from turnus.files.load import load, load_department

DEPARTMENT: dict[str, Any] = {
    "id": "post",
    "name": "Post",
    "competences": [
        {"id": "sykepleier", "name": "sykepleier", "covers": ["helsefagarbeider"]},
        {"id": "helsefagarbeider", "name": "helsefagarbeider"},
    ],
    "shifts": [
        {"code": "D", "name": "dag", "start": "07:30", "end": "15:00", "paid_break_minutes": 30},
        {"code": "A", "name": "aften", "start": "14:30", "end": "22:00", "paid_break_minutes": 30},
    ],
    "demand": [
        {
            "name": "dag",
            "days": ["weekday", "saturday", "sunday"],
            "start": "07:30",
            "end": "15:00",
            "minimum": 1,
            "target": 2,
        },
        {
            "name": "sykepleier dag",
            "days": ["weekday", "saturday", "sunday"],
            "start": "07:30",
            "end": "15:00",
            "competence": "sykepleier",
            "minimum": 1,
            "target": 1,
        },
    ],
    "employees": [
        {"id": "SPL01", "competence": "sykepleier", "position_percent": 100, "weekend": "1/3"},
        {"id": "SPL02", "competence": "sykepleier", "position_percent": 80, "weekend": "1/3"},
        {"id": "HFA01", "competence": "helsefagarbeider", "position_percent": 75},
    ],
}
SCENARIO: dict[str, Any] = {
    "department": "department.yaml",
    "id": "before",
    "title": "I dag",
    "weekend_patterns": ["1/3"],
    "shifts": [{"code": "D"}, {"code": "A"}],
    "weeks": 12,
}
Change = Callable[[dict[str, Any], dict[str, Any]], object]


def copied(value: dict[str, Any]) -> dict[str, Any]:
    copy: dict[str, Any] = yaml.safe_load(yaml.safe_dump(value))
    return copy


def faults_of(folder: Path, department: object, scenario: object) -> list[Fault]:
    """What is found wrong in a department and a scenario when they are read from files."""
    (folder / "department.yaml").write_text(yaml.safe_dump(department), encoding="utf-8")
    (folder / "before.yaml").write_text(yaml.safe_dump(scenario), encoding="utf-8")
    try:
        load(folder / "before.yaml")
    except InputFaults as error:
        return list(error.faults)
    return []


@pytest.fixture
def faults(tmp_path: Path) -> Callable[[Change], list[Fault]]:
    def found(change: Change) -> list[Fault]:
        department, scenario = copied(DEPARTMENT), copied(SCENARIO)
        change(department, scenario)
        return faults_of(tmp_path, department, scenario)

    return found


def test_sound_files_give_a_problem(faults: Callable[[Change], list[Fault]]) -> None:
    assert faults(lambda department, scenario: None) == []


def shift(**fields: Any) -> dict[str, Any]:
    return {"code": "X", "name": "x", "start": "08:00", "end": "13:00"} | fields


CASES: dict[str, tuple[Change, str, str, str]] = {
    "unknown key, with the nearest known": (
        lambda d, s: d["shifts"][0].update(paid_brake_minutes=5),
        "shifts[0].paid_brake_minutes",
        "paid_brake_minutes",
        "Mente du «paid_break_minutes»",
    ),
    "26-hour shift": (
        lambda d, s: d["shifts"][0].update(end="33:30"),
        "shifts[0].end",
        "33:30",
        "23:59",
    ),
    "a number for a clock time": (
        lambda d, s: d["shifts"][0].update(start=730),
        "shifts[0].start",
        "730",
        "TT:MM",
    ),
    "negative demand": (
        lambda d, s: d["demand"][0].update(minimum=-1),
        "demand[0].minimum",
        "-1",
        "personer",
    ),
    "true for a number": (
        lambda d, s: d["demand"][0].update(minimum=True),
        "demand[0].minimum",
        "true",
        "personer",
    ),
    "target below minimum": (
        lambda d, s: d["demand"][0].update(minimum=3),
        "demand[0].target",
        "2",
        "minst minimum, som er 3",
    ),
    "unknown day": (
        lambda d, s: d["demand"][0].update(days=["mandag"]),
        "demand[0].days[0]",
        "mandag",
        "weekday",
    ),
    "unknown competence": (
        lambda d, s: d["employees"][0].update(competence="sykepleiar"),
        "employees[0].competence",
        "sykepleiar",
        "Mente du «sykepleier»",
    ),
    "unknown competence in demand": (
        lambda d, s: d["demand"][1].update(competence="lege"),
        "demand[1].competence",
        "lege",
        "Ukjent kompetanse",
    ),
    "two employees with one id": (
        lambda d, s: d["employees"][1].update(id="SPL01"),
        "employees[1].id",
        "SPL01",
        "To ansatte",
    ),
    "two shifts with one code": (
        lambda d, s: d["shifts"].append(shift(code="A")),
        "shifts[2].code",
        "A",
        "To vakter",
    ),
    "unknown shift code": (
        lambda d, s: s["shifts"].append({"code": "L9"}),
        "shifts[2].code",
        "L9",
        "Ukjent vaktkode",
    ),
    "vacation outside the plan": (
        lambda d, s: d["employees"][0].update(
            vacation=[{"first": "2027-12-01", "last": "2027-12-14"}]
        ),
        "employees[0].vacation[0]",
        "2027-12-01",
        "2027-03-28",
    ),
    "vacation that ends before it starts": (
        lambda d, s: d["employees"][0].update(
            vacation=[{"first": "2027-02-14", "last": "2027-02-01"}]
        ),
        "employees[0].vacation[0].last",
        "2027-02-01",
        "ikke er før 2027-02-14",
    ),
    "long shift above the cap": (
        lambda d, s: d["shifts"].append(shift(end="20:45", paid_break_minutes=60)),
        "shifts[2].end",
        "12,75 t",
        "høyst 12,5 t",
    ),
    "daily rest under the level's floor": (
        lambda d, s: d.update(agreement={"level": "L1", "daily_rest_minutes": 540}),
        "agreement.daily_rest_minutes",
        "540 minutter",
        "660 minutter",
    ),
    "weekly rest under the level's floor": (
        lambda d, s: d.update(agreement={"weekly_rest_minutes": 1600}),
        "agreement.weekly_rest_minutes",
        "1600 minutter",
        "1680 minutter",
    ),
    "no break in a shift above 5.5 h": (
        lambda d, s: d["shifts"].append(shift(end="14:00")),
        "shifts[2].paid_break_minutes",
        "0 minutter",
        "minst 1 minutt",
    ),
    "short break in a shift of 8 h": (
        lambda d, s: d["shifts"].append(shift(end="16:00", paid_break_minutes=20)),
        "shifts[2].paid_break_minutes",
        "20 minutter",
        "minst 30 minutter",
    ),
    "published too late": (
        lambda d, s: s.update(published="2026-12-22"),
        "published",
        "2026-12-22",
        "2026-12-21",
    ),
    "not a Monday": (lambda d, s: s.update(start="2027-01-05"), "start", "2027-01-05", "mandag"),
    "no such date": (lambda d, s: s.update(start="2027-02-30"), "start", "2027-02-30", "dato"),
    "too many weeks": (lambda d, s: s.update(weeks=60), "weeks", "60", "1 til 53"),
    "bad weekend pattern": (
        lambda d, s: s.update(weekend_patterns=["4/3"]),
        "weekend_patterns[0]",
        "4/3",
        "1/3",
    ),
    "competences that cover each other": (
        lambda d, s: d["competences"][1].update(covers=["sykepleier"]),
        "competences[1].covers",
        "sykepleier",
        "dekker for hverandre",
    ),
    "no size as large as the smallest": (
        lambda d, s: s.update(positions={"mode": "redesign", "sizes": [20], "smallest": 50}),
        "positions.sizes",
        "20",
        "50 %",
    ),
    "a frequency that cannot cover a weekend": (
        lambda d, s: (
            d["demand"][0].update(minimum=2),
            d["employees"].append(d["employees"][1] | {"id": "SPL03"}),
        ),
        "weekend_patterns",
        "høyst 1 person per helg",
        "minst 2 personer",
    ),
    "a missing field": (
        lambda d, s: d["employees"][0].pop("position_percent"),
        "employees[0].position_percent",
        "feltet mangler",
        "prosent",
    ),
    "no employees": (
        lambda d, s: d.update(employees=[]),
        "employees",
        "en liste med 0",
        "minst én",
    ),
    "a list that is a word": (lambda d, s: d.update(demand="mye"), "demand", "mye", "liste"),
}


@pytest.mark.parametrize("case", CASES)
def test_one_fault(faults: Callable[[Change], list[Fault]], case: str) -> None:
    change, path, found, wanted = CASES[case]
    (fault,) = faults(change)
    assert fault.path == path
    assert found in fault.found
    assert wanted in fault.text + fault.expected
    assert fault.line is not None


def test_every_fault_of_both_files_at_once(faults: Callable[[Change], list[Fault]]) -> None:
    def change(department: dict[str, Any], scenario: dict[str, Any]) -> None:
        department["demand"][0].update(minimum=-1)
        department["demand"][1].update(competence="lege", end="25:00")
        department["employees"][0].update(vacation=[{"first": "2020-01-01", "last": "2020-01-02"}])
        department["employees"][0].update(position_percent=0, night_onli=True)
        department["employees"][1].update(id="SPL01", competence="xyz")
        department["shifts"].append(shift(end="21:00"))
        scenario["shifts"].append({"code": "L9", "days": ["onsdag"]})
        scenario.update(published="2027-01-01", weks=3, base_weeks=0)

    assert {fault.path for fault in faults(change)} == {
        "demand[0].minimum",
        "demand[1].competence",
        "demand[1].end",
        "employees[0].vacation[0]",
        "employees[0].position_percent",
        "employees[0].night_onli",
        "employees[1].id",
        "employees[1].competence",
        "shifts[2].end",
        "shifts[2].paid_break_minutes",
        "shifts[2].code",
        "shifts[2].days[0]",
        "published",
        "weks",
        "base_weeks",
    }


def test_overlapping_competences_must_be_nested(faults: Callable[[Change], list[Fault]]) -> None:
    def change(department: dict[str, Any], scenario: dict[str, Any]) -> None:
        department["competences"] = [
            {"id": "a", "name": "a", "covers": ["b", "c"]},
            {"id": "b", "name": "b"},
            {"id": "c", "name": "c"},
        ]
        for line, competence in zip(department["demand"], "bc", strict=True):
            line.update(competence=competence)
        for employee in department["employees"]:
            employee.update(competence="a")

    (fault,) = faults(change)
    assert fault.path == "demand[1].competence"
    assert "kan begge fylles av a" in fault.text


def test_posts_of_a_redesign_are_counted_from_the_frame(
    faults: Callable[[Change], list[Fault]],
) -> None:
    def change(frame: float) -> Change:
        def changed(department: dict[str, Any], scenario: dict[str, Any]) -> None:
            scenario["positions"] = {"mode": "redesign", "smallest": 50, "fte_frame": frame}

        return changed

    assert faults(change(1.5)) == []
    (fault,) = faults(change(1.4))
    assert fault.path == "weekend_patterns"


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        (b"id: a\nid: b\nname: x\n", 2, "to ganger"),
        (b"id: a\n  name: [", 2, "YAML"),
        (b"id: \xff\xfe\n", None, "UTF-8"),
        (b"", None, "navngitte felt"),
        (b"- a\n- b\n", None, "navngitte felt"),
        (b"id: &x a\nname: *x\n", 2, "&"),
        (b"id: !!python/object:os.system a\n", 1, "python"),
        (b"{" * 5000, None, "YAML"),
        (b"? [a]\n: b\n", 1, "ord"),
    ],
)
def test_unreadable_yaml(tmp_path: Path, text: bytes, line: int | None, word: str) -> None:
    path = tmp_path / "department.yaml"
    path.write_bytes(text)
    with pytest.raises(InputFaults) as caught:
        load_department(path)
    fault = next(each for each in caught.value.faults if word in each.text)
    assert line is None or fault.line == line


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("id: a\nname: [1, 2\n", "slutten av filen"),
        ("id: a\n  name: b\n", "name: b"),
        ("id: 'a\nname: b\n", "slutten av filen"),
        ("id: a\n\tname: b\n", "name: b"),
        ("id: a\nname: @b\n", "name: @b"),
        ("id: a\x07\n", "tegn nummer 6"),
    ],
)
def test_bad_yaml_is_told_by_what_stands_there(tmp_path: Path, text: str, found: str) -> None:
    path = tmp_path / "department.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputFaults) as caught:
        load_department(path)
    (fault,) = caught.value.faults
    assert fault.found == found
    assert "Filen er ikke gyldig YAML" in fault.text
    assert not any(word in fault.text for word in ("expected", "found", "while", "could"))


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(InputFaults, match="finnes ikke"):
        load(tmp_path / "nothing.yaml")


def test_a_missing_department_is_told_with_the_scenario_faults(tmp_path: Path) -> None:
    path = tmp_path / "before.yaml"
    path.write_text(yaml.safe_dump(SCENARIO | {"weeks": 0}), encoding="utf-8")
    with pytest.raises(InputFaults) as caught:
        load(path)
    assert [fault.path for fault in caught.value.faults] == ["weeks", ""]
    path.write_text(yaml.safe_dump(SCENARIO | {"department": None}), encoding="utf-8")
    with pytest.raises(InputFaults, match="department"):
        load(path)


def test_unquoted_times_and_patterns_are_read_as_written(tmp_path: Path) -> None:
    text = yaml.safe_dump(DEPARTMENT).replace("'", "")
    path = tmp_path / "department.yaml"
    path.write_text(text, encoding="utf-8")
    department = load_department(path)
    assert f"{department.shifts[0].start:%H:%M}" == "07:30"
    assert str(department.employees[0].weekend) == "1/3"


def test_an_empty_scenario_lacks_its_fields(tmp_path: Path) -> None:
    for text in ("{}", "a: 1"):
        path = tmp_path / "empty.yaml"
        path.write_text(text)
        with pytest.raises(InputFaults) as raised:
            load(path)
        assert {fault.path for fault in raised.value.faults} >= {"id", "title", "shifts"}


@pytest.mark.parametrize("start", ["0001-01-01", "2012-01-02", "9999-12-27"])
def test_a_start_that_the_law_here_does_not_reach(
    faults: Callable[[Change], list[Fault]], start: str
) -> None:
    (fault,) = faults(lambda _, scenario: scenario.update(start=start))
    assert fault.path == "start"
    assert "2015-07-06" in fault.text


def test_a_break_longer_than_its_shift(faults: Callable[[Change], list[Fault]]) -> None:
    (fault,) = faults(
        lambda unit, _: unit["shifts"][0].update(unpaid_break_minutes=180, end="10:00")
    )
    assert fault.path == "shifts[0].unpaid_break_minutes"


def test_too_many_on_given_vacation_at_once(faults: Callable[[Change], list[Fault]]) -> None:
    def away(unit: dict[str, Any], _: dict[str, Any]) -> None:
        for employee in unit["employees"][:2]:
            employee["vacation"] = [{"first": "2027-02-01", "last": "2027-02-06"}]

    (fault,) = faults(away)
    assert fault.path == "employees[1].vacation[0]"
    assert "SPL02" in fault.text


def test_too_few_people_is_no_fault_of_the_frequency(
    faults: Callable[[Change], list[Fault]],
) -> None:
    assert not faults(lambda unit, _: unit["demand"][0].update(minimum=2))
