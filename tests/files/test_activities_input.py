"""Bad input on what a department does besides care, each told once at its place."""

from pathlib import Path
from typing import Any

import pytest

from tests.files.test_load import DEPARTMENT, SCENARIO, copied, faults_of
from turnus.faults import Fault

ACTIVITIES: dict[str, Any] = {
    "competence_time": {"codes": ["FD"], "minutes_per_week": 60},
    "meetings": [
        {
            "id": "hms",
            "name": "HMS-gruppa",
            "kind": "hms",
            "code": "PM",
            "dates": ["2027-01-12"],
            "members": ["SPL01"],
        },
        {
            "id": "staff",
            "name": "Personalmøte",
            "kind": "staff",
            "code": "PM",
            "dates": ["2027-01-13", "2027-02-10"],
            "attend": 1,
        },
    ],
}
EXTRA = [
    {"code": "FD", "name": "fagdag", "start": "08:00", "end": "13:00", "counts": False},
    {"code": "PM", "name": "møte", "start": "13:30", "end": "15:00", "counts": False},
]


def told(tmp_path: Path, *changes: tuple[str, Any]) -> list[Fault]:
    """The faults of the sound files with some values changed, each by its dotted place."""
    department, scenario = copied(DEPARTMENT), copied(SCENARIO)
    department["shifts"] += copied({"more": EXTRA})["more"]
    department["activities"] = copied(ACTIVITIES)
    department["employees"][0]["newcomer"] = {"first": "2027-01-11", "mentor": "SPL02"}
    department["employees"][1]["supervises"] = [
        {"first": "2027-02-01", "last": "2027-02-21", "days": 8}
    ]
    for dotted, value in changes:
        *steps, last = (int(step) if step.isdecimal() else step for step in dotted.split("."))
        target: Any = scenario if steps == ["scenario"] else department
        for step in steps if steps != ["scenario"] else ():
            target = target[step]
        target[last] = value
    return faults_of(tmp_path, department, scenario)


def test_sound_files(tmp_path: Path) -> None:
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("place", "value", "at", "words"),
    [
        ("activities.competence_time.codes", ["FX"], "activities.competence_time.codes[0]", "FD"),
        (
            "activities.competence_time.codes",
            ["D"],
            "activities.competence_time.codes[0]",
            "counts",
        ),
        ("activities.competence_time.codes", [], "activities.competence_time.codes", "minst én"),
        ("activities.competence_time.minutes_per_week", 601, None, "600"),
        ("activities.meetings.0.code", "A", None, "counts: false"),
        ("activities.meetings.0.code", "PN", None, "Ukjent vaktkode «PN»"),
        ("activities.meetings.0.kind", "board", None, "hms eller staff"),
        ("activities.meetings.1.id", "hms", None, "samme id"),
        ("activities.meetings.0.members", ["SPL99"], "activities.meetings[0].members[0]", "SPL01"),
        ("activities.meetings.0.seats", {"sykepleier": 1}, None, "ikke begge"),
        ("activities.meetings.1.seats", {"lege": 1}, "activities.meetings[1].seats.lege", "Ukjent"),
        ("activities.meetings.1.attend", 3, None, "høyst 2"),
        (
            "activities.meetings.1.dates",
            ["2027-01-10"],
            "activities.meetings[1].dates[0]",
            "søndag",
        ),
        (
            "activities.meetings.1.dates",
            ["2027-03-25"],
            "activities.meetings[1].dates[0]",
            "rød dag",
        ),
        (
            "activities.meetings.1.dates",
            ["2027-05-05"],
            "activities.meetings[1].dates[0]",
            "utenfor",
        ),
        ("activities.meetings.1.dates", ["13. mai"], "activities.meetings[1].dates[0]", "dato"),
        ("employees.0.newcomer.mentor", "SPL01", None, "seg selv"),
        ("employees.0.newcomer.mentor", "SPL03", None, "Ukjent ansatt"),
        ("employees.0.newcomer.first", "2026-12-28", None, "utenfor planen"),
        ("employees.0.newcomer.first", "mandag", None, "dato"),
        ("employees.0.newcomer.share", 0, None, "andel over 0"),
        ("employees.1.supervises.0.days", 16, None, "15 hverdager"),
        ("employees.1.supervises.0.days", 0, None, "fra 1 til 200"),
        ("employees.1.supervises.0.last", "2027-01-31", None, "ikke er før"),
        (
            "employees.1.supervises.0.last",
            "2027-04-21",
            "employees[1].supervises[0].first",
            "utenfor",
        ),
        ("scenario.positions", {"absence_margin": 0.6}, "positions.absence_margin", "0.5"),
        ("scenario.positions", {"absence_cover": "all"}, "positions.absence_cover", "own"),
    ],
)
def test_one_fault(tmp_path: Path, place: str, value: Any, at: str | None, words: str) -> None:
    found = told(tmp_path, (place, value))
    assert len(found) == 1, [str(each) for each in found]
    steps = place.split(".")
    own = "".join(f"[{step}]" if step.isdecimal() else f".{step}" for step in steps)[1:]
    assert found[0].path == (at or own)
    assert words in found[0].text
    assert found[0].line


def test_every_date_is_told_once(tmp_path: Path) -> None:
    dates = ["2027-01-13", "2027-01-13", "2027-05-05"]
    found = told(tmp_path, ("activities.meetings.1.dates", dates))
    assert [each.path for each in found] == [
        "activities.meetings[1].dates[1]",
        "activities.meetings[1].dates[2]",
    ]


def test_six_hms_meetings_a_year(tmp_path: Path) -> None:
    found = told(tmp_path, ("scenario.weeks", 26))
    assert [each.path for each in found] == ["activities.meetings[0].dates"]
    assert "minst 3 (seks i året)" in found[0].text


def test_a_mentor_of_nights_for_a_newcomer_by_day(tmp_path: Path) -> None:
    found = told(tmp_path, ("employees.1.night_only", True))
    assert any("bare natt" in each.text for each in found)
