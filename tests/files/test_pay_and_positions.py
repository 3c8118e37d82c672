"""Bad input of other positions, wanted positions, yearly pay and how pay is read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.files.test_load import DEPARTMENT, SCENARIO, copied, faults_of
from turnus.agreement import PayReading
from turnus.files.load import load

Change = Callable[[dict[str, Any]], object]


def faults(tmp_path: Path, change: Change) -> list[tuple[str, str, str, str]]:
    department = copied(DEPARTMENT)
    change(department)
    return [
        (each.path, each.found, each.expected, each.text)
        for each in faults_of(tmp_path, department, SCENARIO)
    ]


def employee(place: int, **fields: Any) -> Change:
    return lambda d: d["employees"][place].update(fields)


def pay(**fields: Any) -> Change:
    return lambda d: d.update(agreement={"pay": fields})


CASES: dict[str, tuple[Change, str, str, str]] = {
    "others below 0": (
        employee(1, other_positions_percent=-1),
        "employees[1].other_positions_percent",
        "-1",
        "en prosent fra 0 til 100",
    ),
    "others above 100": (
        employee(1, other_positions_percent=101),
        "employees[1].other_positions_percent",
        "101",
        "en prosent fra 0 til 100",
    ),
    "more than a full position in all": (
        employee(1, other_positions_percent=20.5),
        "employees[1].other_positions_percent",
        "20,5 %",
        "høyst 20 %",
    ),
    "a wish for no position": (
        employee(1, wanted_percent=0),
        "employees[1].wanted_percent",
        "0",
        "en prosent over 0 og høyst 100, eller null",
    ),
    "a wish in words": (
        employee(1, wanted_percent="hel"),
        "employees[1].wanted_percent",
        "hel",
        "en prosent over 0 og høyst 100, eller null",
    ),
    "true for a percentage": (
        employee(1, wanted_percent=True),
        "employees[1].wanted_percent",
        "true",
        "en prosent over 0 og høyst 100, eller null",
    ),
    "pay a month": (
        lambda d: d["competences"][0].update(yearly_pay=46_000),
        "competences[0].yearly_pay",
        "46000",
        "hele kroner i året fra 100 000 til 3 000 000, eller null",
    ),
    "pay with a space": (
        lambda d: d["competences"][0].update(yearly_pay="556 600"),
        "competences[0].yearly_pay",
        "556 600",
        "hele kroner i året fra 100 000 til 3 000 000, eller null",
    ),
    "pay with øre": (
        lambda d: d["competences"][0].update(yearly_pay=556_600.5),
        "competences[0].yearly_pay",
        "556600.5",
        "hele kroner i året fra 100 000 til 3 000 000, eller null",
    ),
    "an unknown reading": (
        pay(holiday_and_weekend="neither"),
        "agreement.pay.holiday_and_weekend",
        "neither",
        "holiday-only eller both",
    ),
    "a number for yes or no": (
        pay(easter_eve=1),
        "agreement.pay.easter_eve",
        "1",
        "true eller false",
    ),
    "a misspelt field": (
        pay(easter_eves="ja"),
        "agreement.pay.easter_eves",
        "easter_eves",
        "ett av feltene holiday_and_weekend, easter_eve, holidays_on_sundays",
    ),
}


@pytest.mark.parametrize(("change", "place", "found", "expected"), CASES.values(), ids=CASES)
def test_a_fault_says_what_stands_there_and_what_should(
    tmp_path: Path, change: Change, place: str, found: str, expected: str
) -> None:
    assert [each[:3] for each in faults(tmp_path, change)] == [(place, found, expected)]


def test_more_than_full_says_why(tmp_path: Path) -> None:
    [(_, _, _, text)] = faults(tmp_path, employee(1, other_positions_percent=30))
    assert "80 % her og 30 % i andre enheter, 110 % til sammen" in text


def test_exactly_a_full_position_is_sound(tmp_path: Path) -> None:
    assert faults(tmp_path, employee(1, other_positions_percent=20, wanted_percent=100)) == []


def test_a_faulty_position_is_told_once(tmp_path: Path) -> None:
    change = employee(1, position_percent=800, other_positions_percent=50)
    assert [each[0] for each in faults(tmp_path, change)] == ["employees[1].position_percent"]


def test_what_is_read_is_what_is_written(tmp_path: Path) -> None:
    department = copied(DEPARTMENT)
    department["competences"][0]["yearly_pay"] = 556_600
    department["agreement"] = {"pay": {"holiday_and_weekend": "both", "easter_eve": False}}
    (tmp_path / "department.yaml").write_text(yaml.safe_dump(department), encoding="utf-8")
    (tmp_path / "before.yaml").write_text(yaml.safe_dump(SCENARIO), encoding="utf-8")
    problem = load(tmp_path / "before.yaml")
    assert problem.department.competence("sykepleier").yearly_pay == 556_600
    assert problem.agreement.pay == PayReading(holiday_and_weekend="both", easter_eve=False)
