"""Limits of one person in an input file: each fault at its place, and pregnancy without a name."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.files.test_load import DEPARTMENT, SCENARIO, copied, faults_of
from turnus.faults import Fault, InputFaults
from turnus.files.load import load

Person = dict[str, Any]
SPRING = {"first": "2027-02-01", "last": "2027-03-01"}


@pytest.fixture
def faults(tmp_path: Path) -> Callable[..., list[Fault]]:
    """Faults when the second nurse has these fields; the plan is twelve weeks from 4 January."""

    def found(person: Person, end_of_day: str = "15:00") -> list[Fault]:
        department = copied(DEPARTMENT)
        department["employees"][1].update(person)
        department["shifts"][0].update(end=end_of_day)
        return faults_of(tmp_path, department, SCENARIO)

    return found


@pytest.mark.parametrize(
    "person",
    [
        {"turns_18": "2027-02-01"},
        {"turns_18": "1999-02-01", "night_only": False},
        {"pregnancy": SPRING, "nights": True},
        {"pregnancy": {"first": "2026-12-01", "last": "2027-01-04"}},
        {"reduced": [SPRING | {"position_percent": 80}]},
        {"reduced": [{"first": "2026-12-01", "last": "2028-03-01", "position_percent": 10}]},
        {
            "reduced": [
                {"first": "2027-01-04", "last": "2027-01-31", "position_percent": 10},
                SPRING | {"position_percent": 50},
            ]
        },
    ],
)
def test_sound_limits(faults: Callable[..., list[Fault]], person: Person) -> None:
    assert faults(person) == []


CASES: dict[str, tuple[Person, str, str, str]] = {
    "under 15": ({"turns_18": "2030-02-01"}, "turns_18", "2030-02-01", "15 år"),
    "under 18 and nights alone": (
        {"turns_18": "2027-02-01", "night_only": True},
        "turns_18",
        "2027-02-01",
        "bare natt",
    ),
    "no date": ({"turns_18": 18}, "turns_18", "18", "ÅÅÅÅ-MM-DD"),
    "nights alone and few nights": (
        {"pregnancy": SPRING, "night_only": True},
        "pregnancy",
        "night_only: true",
        "night_only til false",
    ),
    "few nights outside the plan": (
        {"pregnancy": {"first": "2028-01-01", "last": "2028-02-01"}},
        "pregnancy",
        "2028-01-01 til 2028-02-01",
        "utenfor planen",
    ),
    "few nights that end before they begin": (
        {"pregnancy": {"first": "2027-03-01", "last": "2027-02-01"}},
        "pregnancy.last",
        "2027-02-01",
        "ikke er før 2027-03-01",
    ),
    "few nights without an end": (
        {"pregnancy": {"first": "2027-03-01"}},
        "pregnancy.last",
        "feltet mangler",
        "ÅÅÅÅ-MM-DD",
    ),
    "larger than the position": (
        {"reduced": [SPRING | {"position_percent": 80.5}]},
        "reduced[0].position_percent",
        "80.5",
        "mindre enn den vanlige",
    ),
    "no position at all": (
        {"reduced": [SPRING | {"position_percent": 0}]},
        "reduced[0].position_percent",
        "0",
        "over 0",
    ),
    "reduced outside the plan": (
        {"reduced": [{"first": "2026-01-01", "last": "2027-01-03", "position_percent": 50}]},
        "reduced[0]",
        "2026-01-01 til 2027-01-03",
        "utenfor planen",
    ),
    "reduced from the last day to the first": (
        {"reduced": [{"first": "2027-03-01", "last": "2027-02-01", "position_percent": 50}]},
        "reduced[0].last",
        "2027-02-01",
        "ikke er før 2027-03-01",
    ),
    "two at once": (
        {
            "reduced": [
                SPRING | {"position_percent": 50},
                {"first": "2027-03-01", "last": "2027-03-05", "position_percent": 40},
            ]
        },
        "reduced[1]",
        "2027-03-01 til 2027-03-05",
        "samtidig",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_one_fault_at_its_place(faults: Callable[..., list[Fault]], name: str) -> None:
    person, path, found, wanted = CASES[name]
    (fault,) = faults(person)
    assert fault.path == f"employees[1].{path}"
    assert fault.found == found
    assert wanted in f"{fault.text} {fault.expected}"
    if "pregnancy" in path:
        assert "SPL02" not in fault.text


def test_one_lawful_shift_is_enough_for_the_young(faults: Callable[..., list[Fault]]) -> None:
    assert faults({"turns_18": "2027-02-01"}, "16:30") == []


def test_every_shift_too_long_for_the_young(tmp_path: Path) -> None:
    department = copied(DEPARTMENT)
    department["employees"][1].update(turns_18="2027-02-01")
    for shift, (first, last) in zip(
        department["shifts"], (("07:00", "15:01"), ("15:01", "23:01")), strict=True
    ):
        shift.update(start=first, end=last)
    (tmp_path / "department.yaml").write_text(yaml.safe_dump(department), encoding="utf-8")
    (tmp_path / "before.yaml").write_text(yaml.safe_dump(SCENARIO), encoding="utf-8")
    with pytest.raises(InputFaults) as raised:
        load(tmp_path / "before.yaml")
    (fault,) = raised.value.faults
    assert fault.path == "employees[1].turns_18"
    assert "ingen av vaktene" in fault.text
