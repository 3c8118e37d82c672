"""Bad wishes and bad limits on health: each told with its place, what stands there and what to do."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.files.test_load import DEPARTMENT, SCENARIO, copied, faults_of
from turnus.faults import Fault

FRIDAYS = {"kind": "off", "days": ["friday"], "points": 20}
Told = Callable[..., list[Fault]]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """The faults of a department whose first person has these wishes, and other changed fields."""

    def found(*wishes: dict[str, Any], **fields: Any) -> list[Fault]:
        department = copied(DEPARTMENT) | fields
        department["employees"][0] |= {
            "wishes": list(wishes),
            "vacation": [{"first": "2027-02-01", "last": "2027-02-06"}],
        }
        return faults_of(tmp_path, department, SCENARIO)

    return found


def only(faults: list[Fault]) -> Fault:
    (fault,) = faults
    return fault


def test_wishes_within_the_budget_are_read(told: Told) -> None:
    assert told(FRIDAYS, {"kind": "no-evenings", "points": 80}) == []
    assert told(FRIDAYS | {"days": ["2027-01-04", "monday"]}) == []
    assert told({"kind": "duty", "days": ["sunday"], "shift": "A", "points": 1}) == []


def test_more_points_than_everybody_has(told: Told) -> None:
    fault = only(told(FRIDAYS, {"kind": "no-evenings", "points": 81}))
    assert (fault.path, fault.found) == ("employees[0].wishes", "101 poeng")
    assert "SPL01 har fordelt 101 poeng" in fault.text
    assert fault.expected == "høyst 100 poeng i alt"
    assert told(FRIDAYS, wish_points=20) == []
    assert "høyst 19" in only(told(FRIDAYS, wish_points=19)).expected


@pytest.mark.parametrize(
    ("wish", "path", "expected"),
    [
        (FRIDAYS | {"days": ["2026-12-31"]}, "days[0]", "2027-01-04 til 2027-03-28"),
        (FRIDAYS | {"days": ["friday", "2027-03-29"]}, "days[1]", "2027-01-04 til 2027-03-28"),
        (FRIDAYS | {"days": ["2027-02-06"]}, "days[0]", "en dag uten ferie"),
        (FRIDAYS | {"days": ["fredag"]}, "days[0]", "en ukedag som monday"),
        (FRIDAYS | {"days": []}, "days", "minst én dato eller ukedag"),
        (FRIDAYS | {"kind": "evenings"}, "days", "ingen dager"),
        (FRIDAYS | {"shift": "A"}, "shift", "ingen vaktkode"),
        (FRIDAYS | {"points": 0}, "points", "fra 1 til 1000"),
        (FRIDAYS | {"kind": "weekends"}, "kind", "off, duty, evenings eller no-evenings"),
        ({"kind": "duty", "days": ["sunday"], "shift": "X", "points": 1}, "shift", "en av: D, A"),
    ],
)
def test_a_wish_that_cannot_be(told: Told, wish: dict[str, Any], path: str, expected: str) -> None:
    fault = only(told(wish))
    assert fault.path == f"employees[0].wishes[0].{path}"
    assert expected in fault.expected


@pytest.mark.parametrize(
    ("health", "path", "expected"),
    [
        ({"max_nights": {"mode": "hard", "limit": 0}}, "max_nights.limit", "netter på rad fra 1"),
        ({"max_nights": {"mode": "law"}}, "max_nights.mode", "counted eller hard"),
        ({"long_free": {"limit": 2}}, "long_free.limit", "mode"),
        ({"nights": {}}, "nights", "max_nights"),
    ],
)
def test_advice_that_cannot_be(
    told: Told, health: dict[str, Any], path: str, expected: str
) -> None:
    fault = only(told(health=health))
    assert fault.path == f"health.{path}"
    assert expected in fault.expected
