"""Weekends from Friday evening, with red days beside them and swapped, in a roster that is made."""

from datetime import date, timedelta
from pathlib import Path

from solver.annual import Year
from solver.annual_bound import UncoveredBound
from solver.clock import Clock
from solver.marks import marked
from solver.parts import parts
from solver.typical_week import typical_week
from solver.weekends import assign_weekend_groups, own_weekend
from turnus.files.load import load
from turnus.goals import score
from turnus.result import Settings
from turnus.roster import Roster
from turnus.rules import check
from turnus.scenario import Problem
from turnus.weekend import weekends_worked

SCENARIOS = Path(__file__).parents[2] / "scenarios"
SETTINGS = Settings(seed=1)
START = date(2027, 3, 1)
EASTER = [date(2027, 3, 25) + timedelta(days=i) for i in range(5)]


def over_easter() -> Problem:
    """The long-term ward over eight weeks; each of the first three has swapped a weekend."""
    problem = load(SCENARIOS / "long-term-ward" / "before.yaml")
    agreement = problem.agreement.replace(
        weekend_from="friday", weekend_start="17:00", holiday_weekends=True
    )
    department = problem.department.replace(agreement=agreement)
    swaps = tuple(
        {
            "employee": each.id,
            "gives": START + timedelta(days=7 * week),
            "takes": START + timedelta(days=7 * (week + 1)),
        }
        for week, each in enumerate(problem.employees[:3])
    )
    scenario = problem.scenario.replace(weeks=8, start=START, weekend_swaps=swaps)
    problem = problem.replace(department=department, scenario=scenario)
    return assign_weekend_groups(problem.replace(cyclic=True), SETTINGS).replace(cyclic=False)


def made(problem: Problem) -> Roster:
    years = [Year(part, {}, {}, SETTINGS) for part in parts(problem)]
    for year in years:
        list(year.draft(1.0))
        list(year.improve(2.0))
    return marked(problem, {cell: c for year in years for cell, c in year.codes.items()})


def test_everybody_works_own_weekends_alone_and_the_bound_holds() -> None:
    problem = over_easter()
    roster = made(problem)
    assert check(problem, roster) == ()
    mondays = list(problem.calendar.week_starts())
    for employee in problem.employees:
        own = {m for week, m in enumerate(mondays) if own_weekend(problem, employee, week)}
        assert weekends_worked(problem, roster, employee) <= own
        ends = problem.calendar.wall(EASTER[-1], 21 * 60)
        worked = {duty.day for duty in roster.duties[employee.id] if duty.start < ends}
        if mondays[3] not in own:
            assert not worked & set(EASTER), "the night after Easter Monday is not in it"
    for swap in problem.scenario.weekend_swaps:
        own = weekends_worked(problem, roster, problem.employee(swap.employee))
        assert swap.gives not in own
        assert swap.takes in own
    assert any(set(EASTER) & {duty.day for duty in row} for row in roster.duties.values())
    assert UncoveredBound(problem, SETTINGS).minimum <= score(problem, roster)["uncovered-minimum"]


def test_the_window_of_easter_is_five_days() -> None:
    clock = Clock(over_easter())
    first, last = clock.weekend_window(3)
    assert first == clock.midnight(24)
    assert last == clock.midnight(28) + 21 * 60
    assert clock.weekend_window(0)[0] == clock.midnight(4) + 17 * 60
    days = {d for d, _ in clock.weekend_duties(3)}
    assert days == {23, 24, 25, 26, 27, 28}, "the night before Maundy Thursday runs into it"


def test_a_position_plan_counts_friday_evenings_as_weekend() -> None:
    problem = over_easter()
    code = next(shift.code for shift in problem.shifts if shift.evening)
    friday = [
        s.weekend for s in typical_week(problem).starts if s.shift.code == code and 4 in s.days
    ]
    monday = [
        s.weekend for s in typical_week(problem).starts if s.shift.code == code and 0 in s.days
    ]
    assert (friday, monday) == ([True], [False])
