"""The limits of a central agreement stand at L4 and nowhere else; what is wrong is told once."""

from pathlib import Path
from typing import Any

import pytest

from tests.files.test_load import DEPARTMENT, SCENARIO, copied, faults_of
from turnus.faults import Fault

LIMITS = {"day_minutes": 870}
LONG = {"code": "X", "name": "x", "start": "07:00", "end": "21:30", "paid_break_minutes": 60}


def found(folder: Path, agreement: dict[str, Any], long: bool = False) -> list[Fault]:
    department, scenario = copied(DEPARTMENT), copied(SCENARIO)
    department["agreement"] = agreement
    if long:
        department["shifts"].append(LONG)
    return faults_of(folder, department, scenario)


def test_a_long_shift_within_the_agreement(tmp_path: Path) -> None:
    assert found(tmp_path, {"level": "L4", "central": LIMITS}, long=True) == []
    assert found(tmp_path, {"level": "L4", "central": LIMITS, "daily_rest_minutes": 400}) == []
    (fault,) = found(tmp_path, {"level": "L4", "central": {"day_minutes": 869}}, long=True)
    assert fault.path == "shifts[2].end"
    assert "14,5 t" in fault.text


@pytest.mark.parametrize(
    ("agreement", "path", "shown"),
    [
        ({"level": "L4"}, "agreement.central", "feltet mangler"),
        ({"level": "L2", "central": LIMITS}, "agreement.central", "felt: day_minutes"),
        ({"central": LIMITS}, "agreement.central", "felt: day_minutes"),
        ({"level": "L4", "central": {}}, "agreement.central.day_minutes", "feltet mangler"),
        ({"level": "L4", "central": 5}, "agreement.central", "5"),
        (
            {"level": "L4", "central": {"day_minutes": 1441}},
            "agreement.central.day_minutes",
            "1441",
        ),
        (
            {"level": "L4", "central": LIMITS | {"period_weeks": 53}},
            "agreement.central.period_weeks",
            "53",
        ),
        ({"level": "L5", "central": LIMITS}, "agreement.level", "L5"),
    ],
)
def test_one_fault(tmp_path: Path, agreement: dict[str, Any], path: str, shown: str) -> None:
    (fault,) = found(tmp_path, agreement)
    assert (fault.path, fault.found) == (path, shown)
    assert fault.expected in fault.text


def test_the_sentence_says_which_level_it_is(tmp_path: Path) -> None:
    (without,) = found(tmp_path, {"level": "L4"})
    assert "L4 (sentral avtale), men grensene i avtalen mangler" in without.text
    assert "null" not in without.text
    (beside,) = found(tmp_path, {"level": "L2", "central": LIMITS})
    assert "avtalenivået er L2" in beside.text


def test_what_stands_beside_it_is_read_all_the_same(tmp_path: Path) -> None:
    places = [each.path for each in found(tmp_path, {"level": "L4", "night_average": 7})]
    assert places == ["agreement.central", "agreement.night_average"] or places == [
        "agreement.night_average",
        "agreement.central",
    ]
