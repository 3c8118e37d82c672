"""Fields that cannot both hold: each told once, at its place, naming both, with what to do."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.files.test_load import DEPARTMENT, SCENARIO, Change, copied, faults_of, shift
from turnus.agreement import Agreement
from turnus.faults import Fault

Found = Callable[[Change], list[Fault]]
SPRING = {"first": "2027-02-01", "last": "2027-02-06"}
NIGHT = shift(code="N", start="21:45", end="07:45", paid_break_minutes=45)


@pytest.fixture
def faults(tmp_path: Path) -> Found:
    def found(change: Change) -> list[Fault]:
        department, scenario = copied(DEPARTMENT), copied(SCENARIO)
        department["shifts"].append(dict(NIGHT))
        change(department, scenario)
        return faults_of(tmp_path, department, scenario)

    return found


def person(**fields: Any) -> Change:
    return lambda department, _: department["employees"][0].update(fields)


def wishes(*given: dict[str, Any], **fields: Any) -> Change:
    return person(wishes=[each | {"points": 1} for each in given], **fields)


def agreed(**fields: Any) -> Change:
    return lambda department, _: department.update(agreement=fields)


def central(**fields: Any) -> Change:
    return agreed(level="L4", central={"day_minutes": 750} | fields)


def night(start: str, end: str, level: str = "L2") -> Change:
    return agreed(level=level, reading={"night_start": start, "night_end": end})


def seats(number: int, **positions: Any) -> Change:
    def change(department: dict[str, Any], scenario: dict[str, Any]) -> None:
        department["shifts"].append(shift(code="PM", start="13:00", end="14:00", counts=False))
        meeting = {"id": "m", "name": "Møte", "kind": "staff", "code": "PM"}
        meeting |= {"dates": ["2027-02-10"], "seats": {"sykepleier": number}}
        department["activities"] = {"meetings": [meeting]}
        scenario["positions"] = positions

    return change


OFF = {"kind": "off", "days": ["monday", "2027-02-02"]}
SEATS = "activities.meetings[0].seats.sykepleier"
CASES: dict[str, tuple[Change, str, tuple[str, ...]]] = {
    "18 and 60": (
        person(turns_18="2010-05-01", turns_60=2027),
        "employees[0].turns_60",
        ("turns_18", "turns_60", "2052"),
    ),
    "only nights and no nights": (
        person(night_only=True, nights=False),
        "employees[0].nights",
        ("nights: false", "night_only: true"),
    ),
    "a number of nights and no nights": (
        person(night_duties={"least": 1, "most": 5}),
        "employees[0].night_duties",
        ("night_duties", "nights"),
    ),
    "a supervisor of nights": (
        person(night_only=True, supervises=[SPRING | {"days": 2}]),
        "employees[0].supervises",
        ("night_only", "supervises"),
    ),
    "one vacation wish twice": (
        person(vacation_wishes=[SPRING, dict(SPRING)]),
        "employees[0].vacation_wishes[1]",
        ("vacation_wishes[0]",),
    ),
    "one vacation twice": (
        person(vacation=[SPRING, dict(SPRING)]),
        "employees[0].vacation[1]",
        ("vacation[0]",),
    ),
    "two vacations at once": (
        person(vacation=[SPRING, {"first": "2027-02-06", "last": "2027-02-08"}]),
        "employees[0].vacation[1]",
        ("vacation[0]", "2027-02-06 til 2027-02-08"),
    ),
    "two practices at once": (
        person(
            supervises=[
                SPRING | {"days": 2}, {"first": "2027-02-03", "last": "2027-02-09", "days": 1}
            ]
        ),
        "employees[0].supervises[1]",
        ("supervises[0]", "overlapper"),
    ),
    "a practice in the supervisor's vacation": (
        person(
            vacation=[{"first": "2027-02-01", "last": "2027-02-05"}],
            supervises=[SPRING | {"days": 2}],
        ),
        "employees[0].supervises[0].days",
        ("0 hverdager uten veilederens ferie", "2 av dem"),
    ),
    "a mentor on vacation": (
        lambda d, _: (
            d["employees"][0].update(
                newcomer={"first": "2027-02-01", "mentor": d["employees"][1]["id"], "weeks": 1}
            ),
            d["employees"][1].update(vacation=[SPRING]),
        ),
        "employees[0].newcomer.mentor",
        ("fadder", "ferie hele den tiden", "2027-02-01 til 2027-02-07"),
    ),
    "evenings wished by one with only nights": (
        wishes({"kind": "evenings"}, night_only=True),
        "employees[0].wishes[0].kind",
        ("evenings", "night_only: true"),
    ),
    "a weekend duty wished by one who is exempt": (
        wishes({"kind": "duty", "days": ["monday", "2027-02-06"]}, weekend=None),
        "employees[0].wishes[0].days[1]",
        ("2027-02-06", "fritatt for helg"),
    ),
    "evenings and no evenings": (
        wishes({"kind": "no-evenings"}, {"kind": "evenings"}),
        "employees[0].wishes[1].kind",
        ("no-evenings", "wishes[0]"),
    ),
    "duty and off on a weekday": (
        wishes(OFF, {"kind": "duty", "days": ["sunday", "monday"]}),
        "employees[0].wishes[1].days[1]",
        ("off", "duty", "monday", "wishes[0]"),
    ),
    "duty and off on a date": (
        wishes({"kind": "duty", "days": ["2027-02-02"]}, OFF),
        "employees[0].wishes[1].days[1]",
        ("off", "duty", "2027-02-02"),
    ),
    "a night wished by one without nights": (
        wishes({"kind": "duty", "days": ["monday"], "shift": "N"}),
        "employees[0].wishes[0].shift",
        ("nattevakten N", "nights"),
    ),
    "a day wished by one with only nights": (
        wishes({"kind": "duty", "days": ["monday"], "shift": "D"}, night_only=True),
        "employees[0].wishes[0].shift",
        ("vakten D", "night_only"),
    ),
    "a day twice in a wish": (
        wishes({"kind": "off", "days": ["monday", "friday", "monday"]}),
        "employees[0].wishes[0].days[2]",
        ("monday", "to ganger"),
    ),
    "a day twice in a demand": (
        lambda d, s: d["demand"][0].update(days=["weekday", "weekday", "saturday", "sunday"]),
        "demand[0].days[1]",
        ("weekday", "to ganger"),
    ),
    "a day twice in a shift of the scenario": (
        lambda d, s: s["shifts"][0].update(days=["weekday", "saturday", "sunday", "weekday"]),
        "shifts[0].days[3]",
        ("weekday", "to ganger"),
    ),
    "more seats than people": (seats(50), SEATS, ("50", "høyst 2")),
    "more seats than posts": (
        seats(8, mode="redesign", fte_frame=3.5, smallest=50), SEATS, ("8", "høyst 7"),
    ),
    "more seats than heads": (seats(5, mode="redesign", heads=4), SEATS, ("5", "høyst 4")),
    "a week that nobody can work": (
        central(week_minutes=100),
        "agreement.central.week_minutes",
        ("100 minutter", "2016"),
    ),
    "a mean that nobody can work": (
        central(block_mean_minutes=2015),
        "agreement.central.block_mean_minutes",
        ("2015 minutter", "2016"),
    ),
    "a night of nothing": (
        night("06:00", "06:00"), "agreement.reading.night_start", ("night_start", "night_end"),
    ),
    "a short night": (night("23:00", "06:00"), "agreement.reading.night_start", ("åtte timer",)),
    "a night that ends too soon": (
        night("20:00", "05:30"), "agreement.reading.night_start", ("00:00 til 06:00",),
    ),
    "a night after midnight": (
        night("01:00", "10:00"), "agreement.reading.night_start", ("00:00 til 06:00",),
    ),
    "a night of its own without the unions": (
        night("22:00", "06:00", "L1"), "agreement.reading.night_start", ("L1", "L2 eller høyere"),
    ),
    "a derogation without the unions": (
        agreed(level="L1", night_average=False), "agreement.night_average", ("L1", "L2 eller L4"),
    ),
    "a derogation by permit": (
        agreed(level="L3", night_average=False), "agreement.night_average", ("L3", "level"),
    ),
    "fewer nights at the most than at the least": (
        person(nights=True, night_duties={"least": 5, "most": 2}),
        "employees[0].night_duties.most",
        ("minst least, som er 5",),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_contradiction_names_both_sides(faults: Found, case: str) -> None:
    change, path, words = CASES[case]
    found = faults(change)
    assert [each.path for each in found] == [path], found
    told = f"{found[0].text} {found[0].expected}"
    assert all(word in told for word in words), told
    assert found[0].line
    assert found[0].expected


SOUND: dict[str, Change] = {
    "vacations one after the other": person(
        vacation=[SPRING, {"first": "2027-02-08", "last": "2027-02-08"}]
    ),
    "a night after the weekend by one who is exempt": lambda d, s: (
        wishes({"kind": "duty", "days": ["sunday"], "shift": "N"}, weekend=None, nights=True)(d, s),
        [line.update(minimum=0) for line in d["demand"]],
    ),
    "a practice beside the supervisor's vacation": person(
        vacation=[SPRING], supervises=[SPRING | {"last": "2027-02-09", "days": 2}]
    ),
    "one who turned 18 long ago": person(turns_18="1985-05-01", turns_60=2027),
    "only nights": person(night_only=True),
    "only nights, said twice": person(night_only=True, nights=True),
    "nights by number": person(nights=True, night_duties={"least": 1, "most": 5}),
    "wishes of vacation that overlap": person(
        vacation_wishes=[SPRING, SPRING | {"last": "2027-02-08"}]
    ),
    "wishes for different days": wishes(OFF, {"kind": "duty", "days": ["sunday"], "shift": "A"}),
    "a night wished by one with nights": wishes(
        {"kind": "duty", "days": ["monday"], "shift": "N"}, nights=True
    ),
    "all the seats there are": seats(2),
    "all the seats of the frame": seats(7, mode="redesign", fte_frame=3.5, smallest=50),
    "a central week that can be worked": central(week_minutes=2016, block_mean_minutes=2016),
    "the usual night at any level": night("21:00", "06:00", "L1"),
    "a night from ten": night("22:00", "06:00"),
    "a night from midnight": night("00:00", "08:00", "L3"),
    "a long night": night("20:00", "07:00", "L3"),
    "a derogation by the unions": agreed(level="L2", night_average=False),
}


@pytest.mark.parametrize("case", SOUND)
def test_what_can_hold_is_let_through(faults: Found, case: str) -> None:
    assert faults(SOUND[case]) == []


def test_a_weekend_from_friday_begins_in_the_evening() -> None:
    def start(**fields: Any) -> str:
        return f"{Agreement.model_validate(fields).weekend_start:%H:%M}"

    assert start(weekend_from="friday") == "17:00"
    assert start(weekend_from="friday", weekend_start="15:00") == "15:00"
    assert start(weekend_from="saturday") == "00:00"
    assert start() == "00:00"
