"""The first three departments hold the tables of the weekend arithmetic (section 10)."""

from pathlib import Path

import pytest

from turnus.calendar import DayKind
from turnus.department import Department
from turnus.files.load import load
from turnus.scenario import Problem

SCENARIOS = Path(__file__).parent.parent / "scenarios"
WARDS = ("short-term-ward", "long-term-ward", "home-care", "three-part-ward")


def alternative(ward: str, name: str) -> Problem:
    return load(SCENARIOS / ward / f"{name}.yaml")


def heads(department: Department, day: DayKind, minute: int, competence: str | None) -> tuple:
    lines = [
        line
        for line in department.demand
        if day in line.days
        and line.competence == competence
        and line.start_minute <= minute < line.end_minute
    ]
    return sum(line.minimum for line in lines), sum(line.target for line in lines)


@pytest.mark.parametrize("ward", WARDS)
def test_both_alternatives_face_the_same_department_and_days(ward: str) -> None:
    before, after = alternative(ward, "before"), alternative(ward, "after")
    assert before.department == after.department
    assert before.calendar == after.calendar


@pytest.mark.parametrize(
    ("ward", "day_heads", "day_fte", "night_heads", "night_fte", "full_time"),
    [
        ("short-term-ward", 25, 13.94, 6, 3.94, 4),
        ("long-term-ward", 20, 12.32, 3, 1.97, 5),
        ("home-care", 34, 20.49, 3, 1.97, 7),
        ("three-part-ward", 24, 14.07, 0, 0, 3),
    ],
)
def test_people_are_those_of_table_10_3(
    ward: str, day_heads: int, day_fte: float, night_heads: int, night_fte: float, full_time: int
) -> None:
    staff = alternative(ward, "before").employees
    day = [each.position_percent for each in staff if not each.night_only]
    night = [each.position_percent for each in staff if each.night_only]
    assert (len(day), len(night)) == (day_heads, night_heads)
    assert sum(day) / 100 == pytest.approx(day_fte, abs=0.005)
    assert sum(night) / 100 == pytest.approx(night_fte, abs=0.005)
    assert sum(size == 100 for size in day + night) == full_time


@pytest.mark.parametrize(
    ("ward", "sykepleier", "helsefagarbeider", "assistent"),
    [
        ("short-term-ward", (12, 8.65), (12, 8.14), (7, 1.09)),
        ("long-term-ward", (6, 4.10), (10, 7.97), (7, 2.22)),
        ("home-care", (12, 8.33), (18, 12.87), (7, 1.25)),
        ("three-part-ward", (6, 3.55), (12, 7.90), (6, 2.62)),
    ],
)
def test_occupations_are_those_of_table_10_3b(
    ward: str, sykepleier: tuple, helsefagarbeider: tuple, assistent: tuple
) -> None:
    staff = alternative(ward, "before").employees
    wanted = {
        "sykepleier": sykepleier,
        "helsefagarbeider": helsefagarbeider,
        "assistent": assistent,
    }
    for competence, (count, fte) in wanted.items():
        sizes = [each.position_percent for each in staff if each.competence == competence]
        assert len(sizes) == count
        assert sum(sizes) / 100 == pytest.approx(fte, abs=0.006)


@pytest.mark.parametrize(
    ("ward", "minute", "total", "nurses", "skilled"),
    [
        ("short-term-ward", 10 * 60, (6, 6), (3, 3), (5, 5)),
        ("short-term-ward", 14 * 60 + 45, (10, 10), (5, 5), (8, 8)),
        ("short-term-ward", 23 * 60, (2, 2), (1, 1), (2, 2)),
        ("long-term-ward", 10 * 60, (5, 5), (2, 2), (3, 3)),
        ("long-term-ward", 16 * 60, (4, 4), (1, 1), (3, 3)),
        ("long-term-ward", 23 * 60, (1, 1), (0, 0), (1, 1)),
        ("home-care", 10 * 60, (10, 10), (4, 4), (9, 9)),
        ("home-care", 16 * 60, (5, 5), (2, 2), (4, 4)),
        ("three-part-ward", 10 * 60, (4, 4), (1, 1), (3, 3)),
        ("three-part-ward", 23 * 60, (2, 2), (0, 0), (2, 2)),
    ],
)
def test_weekday_demand(
    ward: str, minute: int, total: tuple, nurses: tuple, skilled: tuple
) -> None:
    unit = alternative(ward, "before").department
    assert heads(unit, DayKind.WEEKDAY, minute, None) == total
    assert heads(unit, DayKind.WEEKDAY, minute, "sykepleier") == nurses
    assert heads(unit, DayKind.WEEKDAY, minute, "helsefagarbeider") == skilled


@pytest.mark.parametrize(
    ("ward", "minute", "total"),
    [
        ("short-term-ward", 8 * 60, (2, 4)),
        ("short-term-ward", 12 * 60, (4, 4)),
        ("short-term-ward", 14 * 60 + 45, (4, 8)),
        ("short-term-ward", 21 * 60, (2, 4)),
        ("long-term-ward", 8 * 60, (3, 4)),
        ("long-term-ward", 14 * 60 + 45, (4, 7)),
        ("long-term-ward", 21 * 60, (1, 3)),
        ("home-care", 8 * 60, (4, 6)),
        ("home-care", 14 * 60 + 45, (6, 11)),
        ("home-care", 21 * 60, (2, 5)),
        ("three-part-ward", 8 * 60, (2, 3)),
        ("three-part-ward", 14 * 60 + 45, (3, 6)),
        ("three-part-ward", 21 * 60, (1, 3)),
    ],
)
@pytest.mark.parametrize("day", [DayKind.SATURDAY, DayKind.SUNDAY, DayKind.RED])
def test_weekend_minimum_is_thin_at_the_edges(
    ward: str, minute: int, total: tuple, day: DayKind
) -> None:
    assert heads(alternative(ward, "after").department, day, minute, None) == total


@pytest.mark.parametrize("ward", WARDS)
def test_competence_never_asks_for_more_than_everybody(ward: str) -> None:
    unit = alternative(ward, "after").department
    for day in DayKind:
        for minute in range(0, 32 * 60, 15):
            nurses, skilled, everybody = (
                heads(unit, day, minute, competence)
                for competence in ("sykepleier", "helsefagarbeider", None)
            )
            assert nurses <= skilled <= everybody
            assert nurses[1] <= skilled[1] <= everybody[1]


@pytest.mark.parametrize("ward", WARDS)
def test_frame_is_the_hours_at_minimum_rounded_up(ward: str) -> None:
    problem = alternative(ward, "after")
    per_week = {DayKind.WEEKDAY: 5, DayKind.SATURDAY: 1, DayKind.SUNDAY: 1, DayKind.RED: 0}
    minutes = sum(
        per_week[DayKind(day)] * line.minimum * (line.end_minute - line.start_minute)
        for line in problem.department.demand
        for day in line.days
        if line.competence is None
    )
    exact = minutes / 60 / 35.5
    assert problem.scenario.positions.fte_frame is not None
    assert exact <= problem.scenario.positions.fte_frame < exact + 0.05


@pytest.mark.parametrize(("ward", "exempt"), [("short-term-ward", 1), ("home-care", 1)])
def test_one_helsefagarbeider_at_80_percent_is_exempt(ward: str, exempt: int) -> None:
    staff = alternative(ward, "before").employees
    free = [each for each in staff if each.weekend is None]
    assert [(each.competence, each.position_percent) for each in free] == [
        ("helsefagarbeider", 80)
    ] * exempt


def test_only_the_long_term_ward_has_a_vacancy() -> None:
    vacant = {ward: alternative(ward, "before").department.vacancies for ward in WARDS}
    assert [v.position_percent for v in vacant["long-term-ward"]] == [14.08]
    assert not vacant["short-term-ward"]
    assert not vacant["home-care"]


@pytest.mark.parametrize("ward", WARDS)
def test_long_shifts_are_for_weekends_and_red_days(ward: str) -> None:
    after = alternative(ward, "after")
    for code in ("L1", "L2", "KA"):
        assert DayKind.WEEKDAY not in after.shift_days[code]
    assert all(not shift.long for shift in alternative(ward, "before").shifts)


def test_three_part_work_is_lost_with_every_fourth_weekend() -> None:
    before, after = (alternative("three-part-ward", name) for name in ("before", "after"))
    rotating = [each for each in before.employees if each.nights]
    assert len(rotating) == 17
    assert not any(each.night_only for each in before.employees)
    assert (before.scenario.keep_three_part, after.scenario.keep_three_part) == (True, False)
