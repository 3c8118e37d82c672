"""Kept three-part hours: who is looked at."""

from pathlib import Path

from turnus.files.load import load
from turnus.roster import Roster
from turnus.rules import check, rule

SCENARIOS = Path(__file__).parents[2] / "scenarios"


def test_three_part_hours_are_looked_for_beyond_those_who_work_no_nights() -> None:
    ward = load(SCENARIOS / "three-part-ward" / "before.yaml")
    by_night = {each.nights: each for each in reversed(ward.employees)}
    ward = ward.replace(employees=(by_night[False], by_night[True]))
    found = check(ward, Roster({}, {}), [rule("three-part")])
    assert {each.employee for each in found} == {by_night[True].id}
