"""Bad input on red days, each fault with its place, what stands there and what is expected."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.files.test_load import DEPARTMENT, SCENARIO, copied, faults_of
from turnus.faults import Fault

Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def faults(tmp_path: Path) -> Callable[[Change], list[Fault]]:
    def found(change: Change) -> list[Fault]:
        department = copied(DEPARTMENT)
        change(department)
        return faults_of(tmp_path, department, SCENARIO)

    return found


def agreed(**fields: Any) -> Change:
    return lambda d: d.update(agreement=fields)


def owed(**fields: int) -> Change:
    return lambda d: d["employees"][0].update(red_days_owed=fields)


def line(day: str) -> Change:
    return lambda d: d["demand"].append(d["demand"][0] | {"name": "egen dag", "days": [day]})


SOUND: dict[str, Change] = {
    "averaging with an agreement": agreed(red_days={"method": "averaging"}),
    "main rule without one": agreed(sunday_average_weeks=None, red_days={"method": "main-rule"}),
    "seasons in turns": agreed(holiday_turns=["christmas", "new-year", "easter"]),
    "numbers agreed with the unions": owed(f3=2, f3_minutes=900, f5=1),
    "paid out": agreed(red_days={"f5": "pay"}),
    "last year's side": lambda d: d["employees"][0].update(last_year={"christmas": "worked"}),
    "a named date": line("2027-03-25"),
}
CASES: dict[str, tuple[Change, str, str, str]] = {
    "averaging without an agreement": (
        agreed(sunday_average_weeks=None, red_days={"method": "averaging"}),
        "agreement.red_days.method",
        "averaging",
        "main-rule eller null",
    ),
    "combination at a level that allows no averaging": (
        agreed(level="L0", red_days={"method": "combination"}),
        "agreement.red_days.method",
        "combination",
        "§ 10-8 (4)",
    ),
    "an unknown method": (
        agreed(red_days={"method": "snitt"}),
        "agreement.red_days.method",
        "snitt",
        "main-rule, combination, averaging eller null",
    ),
    "an unknown season": (
        agreed(holiday_turns=["pinse"]),
        "agreement.holiday_turns[0]",
        "pinse",
        "christmas, new-year eller easter",
    ),
    "a season twice": (
        agreed(holiday_turns=["easter", "easter"]),
        "agreement.holiday_turns[1]",
        "easter",
        "hver høytid én gang",
    ),
    "an unknown side last year": (
        lambda d: d["employees"][0].update(last_year={"christmas": "jobbet"}),
        "employees[0].last_year.christmas",
        "jobbet",
        "worked, free eller null",
    ),
    "F3 without minutes": (
        owed(f3=2),
        "employees[0].red_days_owed.f3_minutes",
        "0 minutter",
        "minutter over 0",
    ),
    "minutes without F3": (
        owed(f3_minutes=450),
        "employees[0].red_days_owed.f3_minutes",
        "450 minutter",
        "0, som antallet f3",
    ),
    "more F3 than red days": (
        owed(f3=20, f3_minutes=9000),
        "employees[0].red_days_owed.f3",
        "20",
        "høyst 14",
    ),
    "a negative number": (
        owed(f5=-1),
        "employees[0].red_days_owed.f5",
        "-1",
        "0 til 20",
    ),
    "demand on a date outside the plan": (
        line("2027-12-24"),
        "demand[2].days[0]",
        "2027-12-24",
        "2027-01-04 til 2027-03-28",
    ),
}


@pytest.mark.parametrize("case", SOUND)
def test_sound_input(faults: Callable[[Change], list[Fault]], case: str) -> None:
    assert faults(SOUND[case]) == []


@pytest.mark.parametrize("case", CASES)
def test_one_fault(faults: Callable[[Change], list[Fault]], case: str) -> None:
    change, path, found, wanted = CASES[case]
    (fault,) = faults(change)
    assert fault.path == path
    assert found in fault.found
    assert wanted in fault.text + fault.expected
    assert fault.line is not None
