"""Who is owed F3 and F5 in a ward's year, the days they get, and what the year does with them."""

from datetime import date
from pathlib import Path

import pytest

from solver.annual import NoLawfulYearError, Year
from solver.annual_bound import UncoveredBound
from solver.days_off import plan_days_off
from solver.decide import decide
from solver.hours import least_weekend_duties, most_minutes
from solver.live import Live
from solver.marks import marked
from solver.parts import parts
from solver.vacation import plan_vacation
from solver.weekends import assign_weekend_groups, works_weekend
from turnus.agreement import Reading, RedDays, Season
from turnus.calendar import DAY
from turnus.employee import Employee, LastYear, RedDaysOwed, Turn
from turnus.files.load import load
from turnus.goals import score
from turnus.norm import full_time_norm, paid_minutes
from turnus.paid_off import days_off_credit, f3_is_known
from turnus.result import Settings, Status
from turnus.roster import Mark, Roster
from turnus.rules import check
from turnus.scenario import Problem
from turnus.schema import Period
from turnus.worked import red_days_worked

SCENARIOS = Path(__file__).parents[2] / "scenarios"
SETTINGS = Settings(seed=1)
EASTER = date(2027, 3, 15)


def ward(start: date = EASTER, weeks: int = 6, **agreement: object) -> Problem:
    """Today's long-term ward over Easter, with weekend groups."""
    problem = load(SCENARIOS / "long-term-ward" / "before.yaml")
    department = problem.department
    problem = problem.replace(
        department=department.replace(agreement=department.agreement.replace(**agreement)),
        scenario=problem.scenario.replace(start=start, weeks=weeks, base_weeks=3),
    )
    return assign_weekend_groups(problem.replace(cyclic=True), SETTINGS).replace(cyclic=False)


def base_of(problem: Problem, codes: dict[str, str], marks: dict[str, str]) -> Roster:
    """The same three weeks for everybody named; a point is a day off."""
    days = [problem.scenario.start + i * DAY for i in range(21)]
    duties = {
        (id, day): code
        for id, row in codes.items()
        for day, code in zip(days, row.split(), strict=True)
        if code != "."
    }
    given = {
        (id, day): Mark(mark)
        for id, row in marks.items()
        for day, mark in zip(days, row.split(), strict=True)
        if mark != "."
    }
    return Roster.from_codes(problem.replace(cyclic=True), duties, given)


T27 = "A A D . A D D . A D D . . . A A D D D . ."
FREE = ". . . F1 . . . . . . . . . F1 . . . . . . F1"


def test_main_rule_keeps_the_day_and_pays_the_duty() -> None:
    problem = ward(weeks=3, sunday_average_weeks=None)
    nurse = problem.employees[0]
    asked, given = plan_days_off(problem, base_of(problem, {nurse.id: T27}, {}), {})
    assert asked.employees[0].red_days_owed == RedDaysOwed(f3=1, f3_minutes=450)
    assert given[nurse.id] == {date(2027, 3, 25): Mark.F3}
    assert not given[problem.employees[1].id]


def test_without_a_base_roster_nothing_is_known_to_be_owed() -> None:
    problem = ward(weeks=3, sunday_average_weeks=None)
    nurse, other, told = problem.employees[:3]
    agreed = RedDaysOwed(f3=1, f3_minutes=450)
    people = (nurse, other, told.replace(red_days_owed=agreed), *problem.employees[3:])
    problem = problem.replace(employees=people)
    base = base_of(problem, {nurse.id: T27}, {})
    asked, given = plan_days_off(problem, base, {}, without={other.id, told.id})
    assert [each.red_days_owed for each in asked.employees[:3]] == [agreed, None, agreed]
    assert not given[other.id]
    assert not f3_is_known(asked)


def test_f3_in_vacation_is_not_owed_as_well() -> None:
    problem = ward(weeks=3, sunday_average_weeks=None)
    away = Period(first=date(2027, 3, 22), last=date(2027, 3, 27))
    nurse = problem.employees[0].replace(vacation=(away,))
    problem = problem.replace(employees=(nurse, *problem.employees[1:]))
    vacation = plan_vacation(problem, SETTINGS)
    assert date(2027, 3, 25) not in vacation[nurse.id]
    asked, given = plan_days_off(problem, base_of(problem, {nurse.id: T27}, {}), vacation)
    assert asked.employees[0].red_days_owed == RedDaysOwed()
    assert given[nurse.id] == {}


def test_f5_is_an_ordinary_day_beside_a_weekend_off() -> None:
    problem = ward(start=date(2027, 5, 3), weeks=6)
    base = base_of(problem, {}, {each.id: FREE for each in problem.employees})
    asked, given = plan_days_off(problem, base, {})
    for employee in asked.employees:
        assert employee.red_days_owed == RedDaysOwed(f5=1), "Ascension alone; no Sunday gives any"
        ((day, mark),) = given[employee.id].items()
        assert mark is Mark.F5
        assert day.weekday() in (0, 4)
        assert not problem.calendar.is_red(day)
        assert not works_weekend(employee, problem.calendar.index(day) // 7)
    days = [day for row in given.values() for day in row]
    assert max(days.count(day) for day in days) <= 6, "spread over the weeks"


def test_f5_that_is_paid_out_takes_no_day() -> None:
    problem = ward(start=date(2027, 5, 3), red_days=RedDays(f5="pay"))
    base = base_of(problem, {}, {each.id: FREE for each in problem.employees})
    asked, given = plan_days_off(problem, base, {})
    assert all(each.red_days_owed == RedDaysOwed(f5=1) for each in asked.employees)
    assert not any(given.values())


def test_numbers_that_the_input_gives_are_kept() -> None:
    problem = ward()
    agreed = RedDaysOwed(f3=3, f3_minutes=1350, f5=2)
    nurse = problem.employees[0].replace(red_days_owed=agreed)
    problem = problem.replace(employees=(nurse, *problem.employees[1:]))
    asked, given = plan_days_off(problem, Roster({}), {})
    assert asked.employees[0].red_days_owed == agreed
    marks = list(given[nurse.id].values())
    assert (marks.count(Mark.F3), marks.count(Mark.F5)) == (3, 2)
    assert all(
        problem.calendar.is_red(day) == (mark is Mark.F3) for day, mark in given[nurse.id].items()
    )


@pytest.fixture(scope="module")
def easter() -> tuple[Problem, Roster]:
    """The year of people who are owed F3 and F5, and who worked last Easter."""
    problem = ward(
        sunday_average_weeks=None,
        holiday_turns=(Season.EASTER,),
        reading=Reading(red_overlap_minutes=15),
    )
    worked = LastYear(easter=Turn.WORKED)
    people = [
        each.replace(last_year=worked) if place % 2 == 0 and each.position_percent >= 60 else each
        for place, each in enumerate(problem.employees)
    ]
    problem = assign_weekend_groups(
        problem.replace(employees=tuple(people), cyclic=True), SETTINGS
    ).replace(cyclic=False)
    rows = {each.id: T27 for each in people if not each.night_only and each.weekend}
    base = base_of(problem, rows, {each.id: FREE for each in people})
    problem, given = plan_days_off(problem, base, {})
    codes = {}
    for part in parts(problem):
        year = Year(part, base.codes, {}, SETTINGS, days_off=given)
        list(year.draft(1.0))
        codes |= year.codes
    return problem, marked(problem, codes, {}, given)


def test_a_year_with_days_off_and_turns_is_lawful(easter: tuple[Problem, Roster]) -> None:
    problem, roster = easter
    assert check(problem, roster) == ()
    owed = [each.red_days_owed or RedDaysOwed() for each in problem.employees]
    assert sum(each.f3 for each in owed) > 5
    for employee in problem.employees:
        due = employee.red_days_owed
        assert due is not None
        f3 = roster.marked(employee.id, Mark.F3)
        assert (len(f3), len(roster.marked(employee.id, Mark.F5))) == (due.f3, due.f5)
        assert not set(f3) & red_days_worked(problem, roster, employee)


def test_days_off_are_paid(easter: tuple[Problem, Roster]) -> None:
    problem, roster = easter
    for employee in problem.employees:
        norm = full_time_norm(problem, roster, employee)
        week = norm.minutes_per_week * employee.position_points / 10_000
        off = days_off_credit(problem, roster, employee, week)
        due = employee.red_days_owed or RedDaysOwed()
        assert off == due.f3_minutes + due.f5 * week / 5
        worked = sum(duty.paid_minutes for duty in roster.duties[employee.id])
        assert paid_minutes(problem, roster, employee, norm) == worked + off
        assert worked <= most_minutes(problem, employee)


def test_the_bound_holds_with_days_off(easter: tuple[Problem, Roster]) -> None:
    problem, roster = easter
    bound = UncoveredBound(problem, SETTINGS)
    assert bound.minimum <= score(problem, roster)["uncovered-minimum"]


def test_easter_is_free_for_those_who_worked_the_last(easter: tuple[Problem, Roster]) -> None:
    problem, roster = easter
    free = (
        problem.calendar.wall(date(2027, 3, 24), 18 * 60),
        problem.calendar.wall(date(2027, 3, 29), 22 * 60),
    )

    def works(employee: Employee) -> bool:
        return any(duty.overlap(*free) for duty in roster.duties[employee.id])

    last = [each for each in problem.employees if each.last_year.easter is Turn.WORKED]
    assert last
    assert not any(works(each) for each in last)
    assert any(works(each) for each in problem.employees if each not in last)


def test_groups_keep_clear_of_a_season_that_is_free() -> None:
    problem = ward(start=date(2027, 1, 4), weeks=52, holiday_turns=tuple(Season))
    worked = LastYear(christmas=Turn.WORKED, new_year=Turn.WORKED)
    people = tuple(
        each.replace(last_year=worked, weekend_group=None)
        if place in (0, 6)
        else each.replace(weekend_group=None)
        for place, each in enumerate(problem.employees)
    )
    grouped = assign_weekend_groups(
        problem.replace(employees=people, cyclic=True), SETTINGS
    ).employees
    for place in (0, 6):
        assert not works_weekend(grouped[place], 50)
        assert not works_weekend(grouped[place], 51)


def test_a_season_off_takes_its_weekend_from_the_least() -> None:
    problem = ward(start=date(2027, 1, 4), weeks=52, holiday_turns=tuple(Season))
    plain = problem.employees[0]
    worked = plain.replace(last_year=LastYear(easter=Turn.WORKED))
    owed = plain.replace(red_days_owed=RedDaysOwed(f3=2, f3_minutes=900))
    usual = least_weekend_duties(problem, plain)
    assert least_weekend_duties(problem, worked) == usual - 2
    assert least_weekend_duties(problem, owed) == usual - 4


def test_an_f3_that_does_not_fit_is_told_with_its_rule() -> None:
    """More red days off than the plan has: no year, and the rule is named."""
    problem = ward(weeks=3)
    owed = RedDaysOwed(f3=30, f3_minutes=13_500)
    nurse = problem.employees[0].replace(red_days_owed=owed)
    problem = problem.replace(employees=(nurse,))
    asked, given = plan_days_off(problem, Roster({}), {})
    year = Year(asked, {}, {}, SETTINGS, days_off=given)
    with pytest.raises(NoLawfulYearError) as raised:
        list(year.draft(1.0))
    assert raised.value.proved
    assert "R-T6" in raised.value.rules


def test_a_base_roster_not_found_in_time_leaves_what_is_owed_unknown() -> None:
    """A three-part ward's base roster is not made in a hundredth of a second."""
    problem = load(SCENARIOS / "three-part-ward" / "before.yaml")
    problem = problem.replace(scenario=problem.scenario.replace(weeks=8))
    decided = decide(problem, Settings(seconds=0.04, seed=1), None, Live("x", None, None))
    assert decided.base is not None
    assert decided.base.status is Status.UNKNOWN
    assert {each.red_days_owed for each in decided.problem.employees} == {None}
    assert not any(decided.days_off.values())
