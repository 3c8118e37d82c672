"""The check as a whole: what governs, base rosters that repeat, hand-edited rosters."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.law.cases import Case, load_cases
from turnus.agreement import Level
from turnus.roster import Roster
from turnus.rules import RULES, check, rule
from turnus.unroll import in_cycle, unroll

CASES = {case.id: case for case in load_cases()}
LEVEL_RULES = ("norm-40", "avg-individual", "avg-union", "avg-permit", "avg-central")


@pytest.mark.parametrize("level", Level)
def test_one_averaging_rule_governs_each_level(level: Level) -> None:
    problem = CASES["ordinary-week"].problem
    central = {"day_minutes": 870} if level == Level.L4 else None
    agreement = problem.agreement.replace(level=level, central=central)
    problem = problem.replace(department=problem.department.replace(agreement=agreement))
    governing = [each.id for each in RULES if each.governs(problem)]
    assert [id for id in governing if id in LEVEL_RULES] == [LEVEL_RULES[list(Level).index(level)]]
    assert ("sunday-main" in governing) != ("sunday-average" in governing)


def test_a_base_roster_has_no_vacation_and_no_date() -> None:
    problem = CASES["rest-over-the-turn"].problem
    governing = {each.id for each in RULES if each.governs(problem)}
    assert not governing & {"vac-days", "vac-main", "vac-sunday", "max-away", "roster-duty"}


def test_roster_r1_breaks_no_rule_at_l2() -> None:
    case = CASES["T19-a"]
    assert check(case.problem, case.roster) == ()


@pytest.mark.parametrize(
    "case", [case for case in CASES.values() if case.problem.cyclic], ids=lambda case: case.id
)
def test_a_cycle_written_twice_is_as_lawful_as_once(case: Case) -> None:
    problem, roster = case.problem, case.roster
    weeks = 2 * problem.scenario.base_weeks
    twice = problem.replace(scenario=problem.scenario.replace(base_weeks=weeks))
    _, repeated = unroll(problem, roster, weeks)
    for id in case.rules:
        if rule(id).weeks(problem) is not None:
            assert bool(check(twice, repeated, [rule(id)])) == bool(
                check(problem, roster, [rule(id)])
            )


@pytest.mark.parametrize(
    "case", [case for case in CASES.values() if case.problem.cyclic], ids=lambda case: case.id
)
def test_a_cycle_begun_a_week_later_is_as_lawful(case: Case) -> None:
    """Rules on neighbours do not mind where the cycle is cut; blocks of weeks do."""
    problem, roster = case.problem, case.roster
    cycle = timedelta(days=7 * problem.scenario.base_weeks)
    late = problem.calendar.end - timedelta(days=7)

    def moved(row: tuple) -> tuple:  # type: ignore[type-arg]
        last = [
            replace(d, day=d.day - cycle, start=d.start - cycle, end=d.end - cycle)
            for d in row
            if d.day >= late
        ]
        week = timedelta(days=7)
        return tuple(
            replace(d, day=d.day + week, start=d.start + week, end=d.end + week)
            for d in (*last, *(d for d in row if d.day < late))
        )

    turned = Roster(
        {id: moved(row) for id, row in roster.duties.items()},
        {
            id: {in_cycle(problem, day + timedelta(days=7)): mark for day, mark in row.items()}
            for id, row in roster.marks.items()
        },
    )
    for id in set(case.rules) & {"daily-rest", "comp-rest", "weekly-rest", "weekend-freq"}:
        found = check(problem, roster, [rule(id)])
        assert len(check(problem, turned, [rule(id)])) == len(found)


def test_an_unknown_code_is_told_and_stops_no_other_rule() -> None:
    case = CASES["ordinary-week"]
    row = case.roster.duties["P1"]
    edited = Roster({"P1": (replace(row[0], shift="Q"), *row[1:])}, case.roster.marks)
    found = check(case.problem, edited)
    assert [each.rule for each in found] == ["shift-days"]
    assert "Q" in found[0].text


def test_a_person_without_a_row_has_no_duties() -> None:
    case = CASES["ordinary-week"]
    found = check(case.problem, Roster({}, {}))
    assert {each.rule for each in found} == {"weekly-rest", "hours-balance"}
