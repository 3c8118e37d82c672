"""Staffing of red days, eves and named dates in demand, coverage, bounds and the parts of a ward."""

from datetime import date
from pathlib import Path

import pytest

from solver.annual_bound import UncoveredBound, _Model
from solver.clock import Clock
from solver.ledger import Ledger
from solver.parts import parts
from solver.typical_week import typical_week
from turnus.calendar import DayKind
from turnus.coverage import cover
from turnus.demand import demand_on, profile
from turnus.department import Demand
from turnus.files.load import load
from turnus.goals import score
from turnus.result import Settings
from turnus.roster import Roster
from turnus.scenario import Problem

SCENARIOS = Path(__file__).parent.parent / "scenarios"
EVE = date(2027, 12, 24)


def ward(*lines: Demand, start: date = date(2027, 12, 13), weeks: int = 3) -> Problem:
    """Today's long-term ward over Christmas, with demand of its own on some dates."""
    problem = load(SCENARIOS / "long-term-ward" / "before.yaml")
    scenario = problem.scenario.replace(start=start, weeks=weeks)
    department = problem.department
    return problem.replace(
        department=department.replace(demand=(*department.demand, *lines)), scenario=scenario
    )


def line(day: date | DayKind, minimum: int, start: str = "07:30", end: str = "15:00") -> Demand:
    return Demand.model_validate(
        {
            "name": "egen dag",
            "days": [day],
            "start": start,
            "end": end,
            "minimum": minimum,
            "target": minimum,
        }
    )


def heads(problem: Problem, day: date, hour: int) -> int:
    """Fewest people wanted at an hour of a day, whatever their competence."""
    moment = problem.calendar.wall(day, 60 * hour)
    for segment in profile(problem):
        if segment.start <= moment < segment.end:
            return max(need.minimum for need in segment.needs)
    return 0


def test_a_named_date_replaces_its_kind_on_that_day_alone() -> None:
    problem = ward(line(EVE, 3))
    assert [each.name for each in demand_on(problem, EVE)] == ["egen dag"]
    assert heads(problem, EVE, 10) == 3
    assert heads(problem, EVE, 16) == 0
    assert heads(problem, date(2027, 12, 23), 10) == heads(ward(), EVE, 10) == 5


def test_red_days_are_staffed_as_sundays_until_they_have_lines_of_their_own() -> None:
    given = ward()
    plain = tuple(
        each.replace(days=tuple(day for day in each.days if day != DayKind.RED))
        for each in given.department.demand
    )
    without = given.replace(department=given.department.replace(demand=plain))
    saturday = date(2027, 12, 25)
    assert demand_on(without, saturday) == tuple(
        each for each in plain if DayKind.SUNDAY in each.days
    )
    own = without.replace(
        department=without.department.replace(demand=(*plain, line(DayKind.RED, 2)))
    )
    assert heads(own, saturday, 10) == 2
    assert heads(own, date(2027, 12, 26), 10) == heads(without, date(2027, 12, 26), 10)


def test_coverage_counts_what_the_date_asks_for() -> None:
    problem = ward(line(EVE, 3))
    roster = Roster.from_codes(problem, {})
    short = score(problem, roster)["uncovered-minimum"]
    usual = score(ward(), Roster.from_codes(ward(), {}))["uncovered-minimum"]
    eve = sum(
        segment.minutes * max(need.minimum for need in segment.needs)
        for segment in profile(ward())
        if segment.start >= ward().calendar.wall(EVE, 7 * 60 + 30)
        and segment.end <= ward().calendar.wall(EVE, 31 * 60 + 30)
    )
    assert usual - short == eve - 3 * 450
    assert cover(problem, roster).minutes.sum() > 0


def test_the_ledger_and_the_score_agree_on_named_dates() -> None:
    problem = ward(line(EVE, 6), line(EVE, 1, "15:00", "22:00"))
    nurse = problem.employees[0]
    codes = {(nurse.id, EVE): "D"}
    ledger = Ledger(Clock(problem))
    ledger.enter(nurse, codes)
    goals = score(problem, Roster.from_codes(problem, codes))
    assert ledger.coverage()["uncovered-minimum"] == goals["uncovered-minimum"]


def test_weeks_with_a_named_date_are_a_type_of_their_own() -> None:
    named = date(2027, 11, 10)
    plain = _Model(ward(start=date(2027, 11, 1), weeks=4))
    dated = _Model(ward(line(named, 9), start=date(2027, 11, 1), weeks=4))
    assert plain.week_type[1] == plain.week_type[2]
    assert dated.week_type[1] != dated.week_type[2]


def test_a_monday_with_a_date_of_its_own_parts_the_weeks_before_it() -> None:
    """A Sunday night is followed by a Monday that wants more people, in one week and no other."""
    model = _Model(ward(line(date(2027, 11, 15), 9), start=date(2027, 11, 1), weeks=4))
    assert len(set(model.week_type)) == 4
    assert model._types_around(1, 1, 2) == {model.week_type[1]}


def test_the_bound_follows_the_date() -> None:
    """Sixty people wanted for a day: no roster with this staff has fewer than so many missing."""
    settings = Settings(seed=1)
    start = date(2027, 11, 1)
    usual = UncoveredBound(ward(start=start, weeks=3), settings).minimum
    wanted = UncoveredBound(ward(line(date(2027, 11, 10), 60), start=start, weeks=3), settings)
    assert wanted.minimum >= usual + 450 * (60 - 23 - 5)


def test_the_parts_add_up_to_the_whole_on_a_date_without_nights() -> None:
    problem = ward(line(EVE, 3))
    whole = score(problem, Roster.from_codes(problem, {}))
    found = parts(problem)
    assert len(found) == 2
    sums = [score(part, Roster.from_codes(part, {})) for part in found]
    for goal in ("uncovered-minimum", "uncovered-target"):
        assert sum(each[goal] for each in sums) == whole[goal]


@pytest.mark.parametrize("cyclic", [True, False])
def test_the_typical_week_knows_no_dates(cyclic: bool) -> None:
    problem = ward(line(EVE, 30)).replace(cyclic=cyclic)
    assert typical_week(problem) == typical_week(ward().replace(cyclic=cyclic))
