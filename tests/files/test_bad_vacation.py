"""Bad input on vacation and weekends: each fault with its place, what is there and what should be."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.files.test_load import DEPARTMENT, SCENARIO, copied, faults_of
from turnus.faults import Fault

Change = Callable[[dict[str, Any], dict[str, Any]], object]


@pytest.fixture
def faults(tmp_path: Path) -> Callable[[Change], list[Fault]]:
    def found(change: Change) -> list[Fault]:
        department, scenario = copied(DEPARTMENT), copied(SCENARIO)
        change(department, scenario)
        return faults_of(tmp_path, department, scenario)

    return found


def first(**fields: Any) -> Change:
    """The first person changed, in a plan of a year."""

    def change(department: dict[str, Any], scenario: dict[str, Any]) -> None:
        scenario["weeks"] = 52
        department["employees"][0].update(fields)

    return change


def staff(people: int, **fields: Any) -> Change:
    """So many nurses, in a plan of a year."""

    def change(department: dict[str, Any], scenario: dict[str, Any]) -> None:
        scenario["weeks"] = 52
        nurse = department["employees"][0] | fields
        department["employees"] = [nurse | {"id": f"S{i}"} for i in range(people)]

    return change


def also(change: Change, more: Change) -> Change:
    def both(department: dict[str, Any], scenario: dict[str, Any]) -> None:
        change(department, scenario)
        more(department, scenario)

    return both


def swap(**fields: Any) -> Change:
    given = {"employee": "SPL01", "gives": "2027-01-09", "takes": "2027-01-16"} | fields
    return lambda _, scenario: scenario.update(weekend_swaps=[given])


def span(start: str, end: str) -> dict[str, str]:
    return {"first": start, "last": end}


SUMMER = span("2027-07-05", "2027-07-24")
AUTUMN = (span("2027-10-04", "2027-10-09"), span("2027-11-01", "2027-11-06"))
PLACE = "employees[0].vacation_wishes[0]"
CASES: dict[str, tuple[Change, str, str, str]] = {
    "a wish outside the plan": (
        first(vacation_wishes=[span("2026-12-28", "2027-01-09")]),
        PLACE,
        "2026-12-28",
        "utenfor planen",
    ),
    "a wish that ends before it begins": (
        first(vacation_wishes=[span("2027-07-24", "2027-07-05")]),
        f"{PLACE}.last",
        "2027-07-05",
        "ikke er før 2027-07-24",
    ),
    "a wish without its first day": (
        first(vacation_wishes=[{"last": "2027-07-24"}]),
        f"{PLACE}.first",
        "feltet mangler",
        "ÅÅÅÅ-MM-DD",
    ),
    "a wish of a Sunday": (
        first(vacation_wishes=[span("2027-07-04", "2027-07-04")]),
        PLACE,
        "0 virkedager",
        "minst 1",
    ),
    "a wish for more than is left": (
        first(vacation=[SUMMER], vacation_wishes=[span("2027-10-04", "2027-10-23")]),
        PLACE,
        "18 virkedager",
        "høyst 12",
    ),
    "a wish for more than is owed after carrying over": (
        first(vacation_carried_out=12, vacation_wishes=[span("2027-07-05", "2027-07-31")]),
        PLACE,
        "24 virkedager",
        "høyst 18",
    ),
    "too much carried in": (
        first(vacation_carried_in=13),
        "employees[0].vacation_carried_in",
        "13",
        "Høyst 12",
    ),
    "too much taken in advance": (
        first(vacation_carried_in=-13),
        "employees[0].vacation_carried_in",
        "-13",
        "forskudd",
    ),
    "too much carried out": (
        first(vacation_carried_out=18),
        "employees[0].vacation_carried_out",
        "18",
        "neste år",
    ),
    "more carried than the field holds": (
        first(vacation_carried_out=19),
        "employees[0].vacation_carried_out",
        "19",
        "fra 0 til 18",
    ),
    "more given than owed": (
        first(vacation=[span("2027-06-07", "2027-07-17")]),
        "employees[0].vacation",
        "36 virkedager",
        "30 til gode",
    ),
    "everything given, the rest in two parts": (
        first(vacation=[SUMMER, *AUTUMN]),
        "employees[0].vacation",
        "6 virkedager",
        "vacation_rest",
    ),
    "a cap on an unknown competence": (
        lambda d, s: d.update(max_away_by_competence={"sykepleir": 1}),
        "max_away_by_competence.sykepleir",
        "sykepleir",
        "Mente du «sykepleier»",
    ),
    "too few away at once for everybody's main vacation": (
        also(staff(6), lambda d, s: d.update(max_away_share=0.3)),
        "max_away_share",
        "0.3",
        "plass til 5 hovedferier på 18 virkedager, men 6 ansatte skal ha det. minst 0.334",
    ),
    "too few away at once for everybody's vacation": (
        also(staff(11, main_vacation_waived=True), lambda d, s: d.update(max_away_share=0.1)),
        "max_away_share",
        "0.1",
        "men de ansatte har 330 til gode. minst 0.182",
    ),
    "nobody of a competence may be away": (
        lambda d, s: d.update(max_away_by_competence={"sykepleier": 0}),
        "max_away_by_competence.sykepleier",
        "0",
        "fra 1",
    ),
    "more of a competence given vacation than may be away": (
        lambda d, s: d.update(
            max_away_share=1,
            max_away_by_competence={"sykepleier": 1},
            employees=[
                each | {"vacation": [span("2027-02-01", "2027-02-06")]} for each in d["employees"]
            ],
        ),
        "employees[1].vacation[0]",
        "2027-02-01",
        "max_away_by_competence",
    ),
    "notice after the summer": (
        also(first(), lambda d, s: s.update(vacation_published="2027-07-12")),
        "vacation_published",
        "2027-07-12",
        "tre uker før 2027-09-30",
    ),
    "fewer own weekends in a vacation than three weeks take": (
        also(first(), lambda d, s: d.update(agreement={"vacation_weekends": 0})),
        "agreement.vacation_weekends",
        "0",
        "minst 1",
    ),
    "a vacation that takes too many own weekends": (
        also(
            first(weekend="1/2", weekend_group=0, vacation=[SUMMER]),
            lambda d, s: d.update(agreement={"vacation_weekends": 1}),
        ),
        "employees[0].vacation",
        "SPL01",
        "tar 2 av de egne",
    ),
    "a swap of somebody unknown": (
        swap(employee="SPL10"),
        "weekend_swaps[0].employee",
        "SPL10",
        "Mente du «SPL0",
    ),
    "a swap without a date": (
        lambda d, s: s.update(weekend_swaps=[{"employee": "SPL01", "gives": "2027-01-09"}]),
        "weekend_swaps[0].takes",
        "feltet mangler",
        "ÅÅÅÅ-MM-DD",
    ),
    "a swap outside the plan": (
        swap(takes="2027-06-05"),
        "weekend_swaps[0].takes",
        "2027-06-05",
        "utenfor planen",
    ),
    "a swap of somebody exempt from weekends": (
        also(
            also(swap(), first(weekend=None)),
            lambda d, s: [line.update(minimum=0) for line in d["demand"]],
        ),
        "weekend_swaps[0].employee",
        "SPL01",
        "fritatt",
    ),
    "a weekend given that is not an own one": (
        also(swap(), first(weekend_group=2)),
        "weekend_swaps[0].gives",
        "2027-01-09",
        "ikke en av de egne",
    ),
    "a weekend taken that is an own one": (
        also(swap(takes="2027-01-30"), first(weekend_group=0)),
        "weekend_swaps[0].takes",
        "2027-01-30",
        "fra før",
    ),
    "a weekend swapped with itself": (
        swap(takes="2027-01-10"),
        "weekend_swaps[0].takes",
        "2027-01-10",
        "gir og tar samme helg",
    ),
    "an own weekend swapped with itself": (
        also(swap(takes="2027-01-10"), first(weekend_group=0)),
        "weekend_swaps[0].takes",
        "2027-01-10",
        "gir og tar samme helg",
    ),
    "a weekend taken in a vacation that is settled": (
        also(swap(), first(vacation=[span("2027-01-11", "2027-01-16")])),
        "weekend_swaps[0].takes",
        "2027-01-16",
        "i ferien",
    ),
    "a weekend taken in a season that is free after last year": (
        also(
            also(swap(takes="2027-03-27"), first(last_year={"easter": "worked"})),
            lambda d, s: (d.update(agreement={"holiday_turns": ["easter"]}), s.update(weeks=20)),
        ),
        "weekend_swaps[0].takes",
        "2027-03-27",
        "ingen vakt",
    ),
    "a swap of a post that is planned anew": (
        also(swap(), lambda d, s: s.update(positions={"mode": "redesign", "fte_frame": 3})),
        "weekend_swaps[0].employee",
        "SPL01",
        "på nytt",
    ),
    "a weekend from Thursday": (
        lambda d, s: d.update(agreement={"weekend_from": "thursday"}),
        "agreement.weekend_from",
        "thursday",
        "friday eller saturday",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_fault_has_its_place(name: str, faults: Callable[[Change], list[Fault]]) -> None:
    change, path, found, word = CASES[name]
    told = faults(change)
    assert [fault.path for fault in told] == [path], told
    (fault,) = told
    assert found in fault.found
    assert word in f"{fault.text} {fault.expected}"
    assert fault.line


@pytest.mark.parametrize(
    "change",
    [
        first(turns_60=2027, vacation=[span("2027-06-07", "2027-07-17")]),
        first(vacation_carried_in=6, vacation=[span("2027-06-07", "2027-07-17")]),
        first(vacation=[SUMMER], vacation_wishes=[span("2027-10-04", "2027-10-16")]),
        also(
            first(vacation=[SUMMER, *AUTUMN]),
            lambda d, s: d.update(agreement={"vacation_rest": False}),
        ),
        also(first(), lambda d, s: s.update(vacation_published="2027-07-11")),
        also(staff(6), lambda d, s: d.update(max_away_share=0.34)),
        also(staff(6), lambda d, s: s.update(positions={"mode": "redesign", "fte_frame": 4})),
        also(swap(), first(weekend_group=0)),
        swap(),
        lambda d, s: d.update(max_away_by_competence={"sykepleier": 1}),
        lambda d, s: d.update(agreement={"weekend_from": "friday", "weekend_start": "17:00"}),
    ],
)
def test_what_is_sound_is_let_through(
    change: Change, faults: Callable[[Change], list[Fault]]
) -> None:
    assert faults(change) == []
