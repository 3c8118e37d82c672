"""The figures of rules that ask yes or no, which a breach tells beside its sentence."""

from pathlib import Path

import pytest

from tests.law.cases import load_cases
from turnus.files.load import load
from turnus.roster import Roster
from turnus.rules import check, rule

SCENARIOS = Path(__file__).parents[2] / "scenarios"
FIGURES = {
    "long-shift": (1, 0),
    "night-exempt": (1, 0),
    "night-only": (1, 0),
    "one-duty-a-day": (2, 1),
    "shift-days": (1, 0),
    "sunday-main": (2, 1),
    "vac-sunday": (0, 1),
}


@pytest.mark.parametrize("id", FIGURES)
def test_what_was_found_and_what_is_allowed(id: str) -> None:
    told = [
        (found.measured, found.limit)
        for case in load_cases()
        if id in case.rules
        for found in check(case.problem, case.roster, [rule(id)])
    ]
    assert told
    assert set(told) == {FIGURES[id]}


def test_three_part_hours_are_looked_for_beyond_those_who_work_no_nights() -> None:
    ward = load(SCENARIOS / "three-part-ward" / "before.yaml")
    by_night = {each.nights: each for each in reversed(ward.employees)}
    ward = ward.replace(employees=(by_night[False], by_night[True]))
    found = check(ward, Roster({}, {}), [rule("three-part")])
    assert {each.employee for each in found} == {by_night[True].id}
