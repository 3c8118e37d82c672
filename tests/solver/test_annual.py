"""Each step of the annual roster is lawful, no worse than before, and never below its bound."""

from datetime import date
from pathlib import Path

import pytest

from solver.annual import NoLawfulYearError, Year
from solver.annual_bound import UncoveredBound
from solver.marks import marked
from solver.parts import parts
from solver.vacation import plan_vacation
from solver.weekends import assign_weekend_groups, works_weekend
from turnus.calendar import DAY
from turnus.files.load import load
from turnus.goals import score
from turnus.result import Settings
from turnus.rules import check
from turnus.scenario import Problem
from turnus.schema import Period

SCENARIOS = Path(__file__).parents[2] / "scenarios"
SETTINGS = Settings(seed=1)


def ward(weeks: int) -> Problem:
    """Today's long-term ward, with weekend groups."""
    problem = load(SCENARIOS / "long-term-ward" / "before.yaml")
    problem = problem.replace(scenario=problem.scenario.replace(weeks=weeks))
    return assign_weekend_groups(problem.replace(cyclic=True), SETTINGS).replace(cyclic=False)


def others(problem: Problem) -> Problem:
    """All but the night staff."""
    return parts(problem)[1]


def test_a_year_without_a_base_roster_is_lawful_and_gets_no_worse() -> None:
    problem = ward(weeks=6)
    years = [Year(part, {}, {}, SETTINGS) for part in parts(problem)]
    for year in years:
        assert [each.id for each in year.draft(1.0)] == [e.id for e in year.problem.employees]
    drafted = marked(problem, {cell: c for year in years for cell, c in year.codes.items()})
    assert check(problem, drafted) == ()
    for year in years:
        list(year.improve(4.0))
    better = marked(problem, {cell: c for year in years for cell, c in year.codes.items()})
    assert check(problem, better) == ()
    before, after = score(problem, drafted), score(problem, better)
    assert tuple(after.values()) <= tuple(before.values())
    bound = UncoveredBound(problem, SETTINGS)
    assert bound.minimum <= after["uncovered-minimum"]
    assert bound.target(after["uncovered-minimum"]) <= after["uncovered-target"]


def test_impossible_vacation_names_the_person_and_the_rule() -> None:
    problem = others(ward(weeks=52))
    away = Period(first=date(2027, 2, 1), last=date(2027, 11, 27))
    person = problem.employees[0].replace(vacation=(away,))
    problem = problem.replace(employees=(person,))
    year = Year(problem, {}, plan_vacation(problem, SETTINGS), SETTINGS)
    with pytest.raises(NoLawfulYearError) as raised:
        list(year.draft(1.0))
    assert raised.value.employee == person
    assert raised.value.proved
    assert "hours-balance" in raised.value.rules


def test_vacation_spares_the_agreed_weekends() -> None:
    problem = ward(weeks=52)
    vacation = plan_vacation(problem, SETTINGS)
    for employee in problem.employees:
        pattern = employee.weekend
        assert pattern is not None
        saturdays = [monday + 5 * DAY for monday in problem.calendar.week_starts()]
        left = sum(
            works_weekend(employee, week) and saturday not in vacation[employee.id]
            for week, saturday in enumerate(saturdays)
        )
        assert left >= 47 * pattern.on // pattern.of


def test_weekend_groups_keep_clear_of_vacation_that_is_given() -> None:
    problem = load(SCENARIOS / "long-term-ward" / "before.yaml")
    mondays = list(problem.calendar.week_starts())[1:13:3]
    spans = tuple(Period(first=monday, last=monday + 5 * DAY) for monday in mondays)
    person = problem.employees[0].replace(vacation=spans)
    problem = problem.replace(employees=(person, *problem.employees[1:]), cyclic=True)
    grouped = assign_weekend_groups(problem, SETTINGS).employees[0]
    assert not any(works_weekend(grouped, week) for week in range(1, 13, 3))


def advised(problem: Problem, **rules: object) -> Problem:
    """The problem of a department that has made advice on health its own rules."""
    health = problem.department.health.replace(**rules)
    return problem.replace(department=problem.department.replace(health=health))


def test_a_year_keeps_the_departments_own_rules_on_health() -> None:
    rules = ("quick_return", "max_nights", "after_nights", "forward_rotation", "max_streak")
    problem = advised(ward(weeks=52), **{each: {"mode": "hard"} for each in rules})
    for part in parts(problem):
        person = part.employees[0]
        alone = part.replace(employees=(person,))
        vacation = plan_vacation(alone, SETTINGS)
        year = Year(alone, {}, vacation, SETTINGS)
        assert list(year.draft(5.0)) == [person]
        roster = marked(alone, year.codes, vacation)
        assert check(alone, roster) == ()
        assert score(alone, roster)["long-runs"] == 0


def test_an_own_rule_that_leaves_no_year_is_named_and_the_law_is_not() -> None:
    problem = advised(others(ward(weeks=52)), max_streak={"mode": "hard", "limit": 1})
    person = problem.employees[0].replace(position_percent=100, weekend="1/3")
    problem = problem.replace(employees=(person,))
    year = Year(problem, {}, plan_vacation(problem, SETTINGS), SETTINGS)
    with pytest.raises(NoLawfulYearError) as raised:
        list(year.draft(5.0))
    assert raised.value.rules == ("health-max-streak",)
