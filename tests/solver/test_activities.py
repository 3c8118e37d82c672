"""What is no care: two people's rule one person at a time, and a year with all of it, still lawful."""

from datetime import date
from pathlib import Path
from random import Random

import pytest

from solver.annual import Year
from solver.annual_bound import UncoveredBound
from solver.grid import Grid
from solver.hours import most_care_minutes, most_minutes
from solver.marks import marked
from solver.parts import parts
from solver.rules import add_rules
from solver.weekends import assign_weekend_groups
from tests.solver.near_activities import mentoring
from tests.solver.second_reader import fits
from turnus.employee import Newcomer, Supervision
from turnus.files.load import load
from turnus.goals import score
from turnus.result import Settings
from turnus.roster import Roster
from turnus.rules import check, rule
from turnus.rules import competence_time as competence
from turnus.scenario import Problem

SCENARIOS = Path(__file__).parents[2] / "scenarios"
SETTINGS = Settings(seed=1)


@pytest.mark.parametrize("decided", ["P0", "P1"])
def test_newcomer_and_mentor_are_held_to_each_other_one_at_a_time(decided: str) -> None:
    verdicts = []
    for seed in range(60):
        problem, roster = mentoring(Random(f"alone {seed}"))
        if problem.cyclic:
            continue
        alone = problem.of_people([problem.employee(decided)])
        others = {cell: code for cell, code in roster.codes.items() if cell[0] != decided}
        own = {cell: code for cell, code in roster.codes.items() if cell[0] == decided}
        grid = Grid(alone, others=others)
        add_rules(grid, only={"mentoring"})
        verdicts.append(not check(problem, roster, [rule("mentoring")]))
        assert fits(grid, Roster.from_codes(alone, own)) == (verdicts[-1] or not others), seed
    assert len(set(verdicts)) == 2


def ward() -> Problem:
    """Ten weeks of today's long-term ward with a newcomer, a student, meetings and learning."""
    problem = load(SCENARIOS / "long-term-ward" / "before.yaml")
    learning = problem.department.activities.competence_time
    assert learning is not None
    activities = problem.department.activities.replace(
        competence_time=learning.replace(minutes_per_week=90)
    )
    changes = {
        "HFA05": {"newcomer": Newcomer(first=date(2027, 1, 11), mentor="HFA06", share=0.6)},
        "SPL02": {
            "supervises": (Supervision(first=date(2027, 2, 1), last=date(2027, 2, 21), days=8),)
        },
    }
    people = tuple(each.replace(**changes.get(each.id, {})) for each in problem.employees)
    problem = problem.replace(
        department=problem.department.replace(activities=activities),
        scenario=problem.scenario.replace(weeks=10),
        employees=people,
    )
    return assign_weekend_groups(problem.replace(cyclic=True), SETTINGS).replace(cyclic=False)


def test_a_year_with_everything_beside_care_is_lawful_at_each_step() -> None:
    problem = ward()
    years = [Year(part, {}, {}, SETTINGS) for part in parts(problem)]
    for year in years:
        drafted = [each.id for each in year.draft(1.0)]
        if "HFA06" in drafted:
            assert drafted.index("HFA06") < drafted.index("HFA05"), "mentors first"

    def roster() -> Roster:
        return marked(problem, {cell: code for year in years for cell, code in year.codes.items()})

    assert check(problem, roster()) == ()
    for year in years:
        list(year.improve(3.0))
    better = roster()
    assert check(problem, better) == ()
    for employee in problem.employees:
        owed = competence.least(problem, better, employee)
        assert competence.competence_minutes(problem, better, employee) == owed
    bound = UncoveredBound(problem, SETTINGS)
    assert bound.minimum <= score(problem, better)["uncovered-minimum"]


def test_learning_is_taken_off_the_hours_of_care() -> None:
    problem = ward()
    nurse, student = problem.employee("SPL01"), problem.employee("ASS05")
    assert most_minutes(problem, nurse) - most_care_minutes(problem, nurse) == 2 * 450
    assert most_care_minutes(problem, student) == most_minutes(problem, student)


def test_seats_are_those_of_the_whole_plan_in_every_part() -> None:
    problem = ward()
    hms = problem.department.activities.meetings[0]
    assert problem.members(hms) == {"SPL01", "HFA-N1", "HFA01"}
    for part in parts(problem):
        assert part.members(hms) == problem.members(hms)
        alone = part.of_people(part.employees[:1])
        assert alone.members(hms) == problem.members(hms)


def test_a_base_roster_has_no_activities() -> None:
    problem = ward()
    assert {"FD", "HM", "K2"} <= set(problem.shift_days)
    assert not {"FD", "HM", "K2"} & set(problem.replace(cyclic=True).shift_days)
