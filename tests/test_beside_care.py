"""Competence time, meetings and staffing counted by hand in the small ward."""

from datetime import date
from fractions import Fraction

import pytest

from tests.small import roster_of, small_problem, small_result
from turnus.activities import Activities, CompetenceTime, Meeting
from turnus.compare import compare
from turnus.dimensioning import dimensioning, meeting_minutes
from turnus.employee import Newcomer
from turnus.indicators import indicator_values
from turnus.report import render
from turnus.result import Result
from turnus.rules import check
from turnus.scenario import Problem

MEETING = Meeting(
    id="hms", name="HMS-gruppa", kind="hms", code="K", dates=(date(2027, 1, 6),), seats={"spl": 1}
)


def ward(minutes: int = 120, *, by_position: bool = True) -> Problem:
    """The small ward, its K a day of learning and a meeting of the largest nurse."""
    problem = small_problem()
    activities = Activities(
        competence_time=CompetenceTime(
            codes=("K",), minutes_per_week=minutes, by_position=by_position
        ),
        meetings=(MEETING,),
    )
    positions = problem.scenario.positions.replace(absence_margin=0.2)
    return problem.replace(
        department=problem.department.replace(activities=activities),
        scenario=problem.scenario.replace(positions=positions),
    )


def solved(problem: Problem) -> Result:
    rows = {"s1": "D D K . . . .  K", "s2": ". . . K", "h2": ". N N . . . ."}
    return small_result(roster_of(problem, rows), problem)


def test_hours_of_learning_by_person_and_department() -> None:
    """K is 5.5 paid hours; three of them in four weeks, two of them one person's."""
    values = indicator_values(solved(ward()))
    assert values["competence-full-position"] == pytest.approx(16.5 / (4 * 3.4408))
    assert values["competence-mean"] == pytest.approx(16.5 / 4 / 5)
    assert values["competence-least"] == 0
    assert values["competence-department"] == pytest.approx(16.5 / 4)
    assert values["meeting-hours"] == pytest.approx(16.5)


def test_a_day_of_learning_that_nobody_agreed_on_is_not_counted() -> None:
    values = indicator_values(small_result())
    assert values["competence-mean"] == 0
    assert values["meeting-hours"] == 0


def test_staff_needed_step_by_step() -> None:
    """Minimum by day 2 × 7 h, evening 1 × 7.5 h, every day; 47 of 52 weeks; a fifth away."""
    found = dimensioning(ward(), "minimum")
    care = Fraction(43, 2) * 364
    week = Fraction(71, 2)
    meeting = Fraction(11, 2) * 13
    assert found.care_hours == care
    assert found.meeting_hours == meeting
    assert found.care_fte == care / (52 * week)
    assert found.care_fte + found.vacation_fte == care / (47 * week)
    with_learning = care / (47 * (week - 2))
    assert found.care_fte + found.vacation_fte + found.competence_fte == with_learning
    assert found.fte == (care + meeting) / (47 * (week - 2)) / Fraction(4, 5)
    assert found.competence_hours == 47 * 2 * (care + meeting) / (47 * (week - 2))
    assert found.missing_fte == found.fte - Fraction(34408, 10_000)


def test_the_same_learning_for_everybody_follows_the_heads() -> None:
    found = dimensioning(ward(by_position=False), "minimum")
    assert found.competence_hours == 5 * 47 * 2
    assert found.competence_fte == Fraction(5 * 47 * 2) / (47 * Fraction(71, 2))


def test_meetings_that_one_need_not_attend_are_not_counted() -> None:
    problem = ward()
    several = MEETING.replace(
        dates=(date(2027, 1, 6), date(2027, 1, 13), date(2027, 3, 1)), seats={}, attend=1
    )
    activities = problem.department.activities.replace(meetings=(several,))
    problem = problem.replace(department=problem.department.replace(activities=activities))
    assert meeting_minutes(problem) == 5 * 330


def test_members_are_named_or_have_the_largest_positions_or_are_everybody() -> None:
    problem = ward()
    assert problem.members(MEETING) == {"s1"}
    assert problem.members(MEETING.replace(members=("a1", "gone"))) == {"a1"}
    assert len(problem.members(MEETING.replace(seats={}))) == 5


def test_the_report_tells_what_is_beside_care() -> None:
    problem = ward()
    first, *others = problem.employees
    new = first.replace(newcomer=Newcomer(first=date(2027, 1, 4), mentor="s2"))
    problem = problem.replace(employees=(new, *others))
    page = render(compare(solved(problem), solved(problem)), date(2027, 1, 4))
    assert "Kompetansetid, møter og fravær" in page
    assert "Årsverk som trengs" in page
    assert "HMS-gruppa" in page
    assert "0 av 2\u00a0vakter" in page
    assert "Kompetansetid og møter per ansatt" in page


def test_activities_have_their_days_without_the_scenario_naming_them() -> None:
    problem = ward()
    uses = tuple(use for use in problem.scenario.shifts if use.code != "K")
    problem = problem.replace(scenario=problem.scenario.replace(shifts=uses))
    roster = roster_of(problem, {"s1": ". . K . . K ."})
    told = [(each.rule, each.day) for each in check(problem, roster) if each.rule == "shift-days"]
    assert told == [("shift-days", date(2027, 1, 9))], "weekdays only"
    assert len(problem.replace(cyclic=True).shifts) == len(problem.shifts) - 1
