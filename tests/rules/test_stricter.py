"""Stricter readings count people; they never make a lawful roster unlawful."""

from datetime import date, timedelta

from tests.small import small_problem
from turnus.roster import Mark, Roster
from turnus.rules import check
from turnus.rules.stricter import stricter_readings
from turnus.scenario import Problem


def people(problem: Problem, roster: Roster) -> dict[str, int]:
    return {each.id: each.people for each in stricter_readings(problem, roster)}


def roster_of_days(problem: Problem, off: set[int]) -> Roster:
    """The first employee works every day but those; marks on each week's first day off."""
    id = problem.employees[0].id
    start = problem.calendar.start
    codes = {(id, day): "D" for d, day in enumerate(problem.calendar.days) if d not in off}
    marks = {(id, start + timedelta(days=d)): Mark.F1 for d in off}
    return Roster.from_codes(problem, codes, marks)


def test_twelve_days_in_a_row_are_a_warning_and_no_breach() -> None:
    """T07: F1 on Monday of the first week and on Sunday of the second."""
    problem = small_problem(weeks=4)
    off = {0, 13, 20, 27}
    roster = roster_of_days(problem, off)
    assert people(problem, roster)["I2"] == 1
    first = problem.employees[0].id
    weekly = [each for each in check(problem, roster) if each.rule == "weekly-rest"]
    assert not [each for each in weekly if each.employee == first]


def test_one_day_off_in_every_seven_is_no_warning() -> None:
    problem = small_problem(weeks=4)
    assert people(problem, roster_of_days(problem, {6, 13, 20, 27}))["I2"] == 0


def test_a_plan_shorter_than_a_week_of_days_has_none() -> None:
    problem = small_problem(weeks=1)
    assert people(problem, roster_of_days(problem, {0}))["I2"] == 0
    assert problem.calendar.start == date(2027, 1, 4)


def test_an_evening_before_a_day_fills_a_running_24_hours() -> None:
    problem = small_problem()
    id, start = problem.employees[0].id, problem.calendar.start
    codes = {(id, start): "A", (id, start + timedelta(days=1)): "D"}
    assert people(problem, Roster.from_codes(problem, codes))["I1"] == 1
    apart = {(id, start): "A", (id, start + timedelta(days=2)): "D"}
    assert people(problem, Roster.from_codes(problem, apart))["I1"] == 0


def test_every_fourth_sunday_of_eight_is_warned_of_where_the_hours_hang_on_it() -> None:
    """Two Sundays of eight are one in each whole three weeks, and less than every third."""
    problem = small_problem(weeks=8)
    id, days = problem.employees[0].id, problem.calendar.days

    def rostered(sundays: tuple[int, ...]) -> Roster:
        worked = (day for d, day in enumerate(days) if d % 7 < 5 or d in sundays)
        return Roster.from_codes(problem, {(id, day): "D" for day in worked})

    assert people(problem, rostered((6, 34)))["R-T2"] == 1
    assert people(problem, rostered((6, 27, 48)))["R-T2"] == 0
