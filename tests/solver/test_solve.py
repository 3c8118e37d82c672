"""The whole way through, on a small ward: plan, base roster, annual roster, files, comparison."""

import signal
import threading
from datetime import date
from pathlib import Path

import pytest
from ortools.sat.python import cp_model

from solver import plan_positions, solve
from solver.run import run
from turnus.compare import compare
from turnus.files import read_folder, write_result
from turnus.files.load import load
from turnus.goals import score
from turnus.red_days import days_off, on_the_calendar
from turnus.result import Result, Settings, Status
from turnus.roster import Mark
from turnus.rules import check
from turnus.scenario import Problem

SCENARIOS = Path(__file__).parents[2] / "scenarios"
SOLVER = Path(__file__).parents[2] / "solver"
QUICK = Settings(seconds=8.0, seed=1, workers=4)


def eight_weeks(alternative: str) -> Problem:
    problem = load(SCENARIOS / "long-term-ward" / f"{alternative}.yaml")
    scenario = problem.scenario.replace(weeks=8, base_weeks=12, start=date(2027, 3, 1))
    return problem.replace(scenario=scenario)


@pytest.fixture(scope="module")
def result() -> Result:
    return solve(eight_weeks("after"), Settings(seconds=60.0, seed=1))


def test_the_roster_is_lawful_and_its_stages_are_its_score(result: Result) -> None:
    assert check(result.problem, result.roster) == ()
    values = {stage.goal: stage.value for stage in result.stages}
    assert values == score(result.problem, result.roster)
    for stage in result.stages:
        assert stage.bound is not None, "withdrawn: a lawful roster has beaten it"
        assert stage.bound <= stage.value


def test_the_plan_bounds_the_share_and_the_base_roster_is_lawful(result: Result) -> None:
    assert result.plan.share == result.plan.bound
    assert (result.plan.full_time, result.plan.heads) == (9, 19)
    assert result.base is not None
    assert check(result.base.problem, result.base.roster) == ()


def test_files_hold_what_was_found(result: Result, tmp_path: Path) -> None:
    write_result(result, tmp_path)
    problem, roster = read_folder(tmp_path)
    assert roster.codes == result.roster.codes
    assert check(problem, roster) == ()


def test_both_sides_compare(result: Result) -> None:
    before = solve(eight_weeks("before"), QUICK)
    comparison = compare(before, result)
    assert {row.id for row in comparison.rows} >= {"full-time-share"}


def test_stopped_at_once_still_gives_a_lawful_roster() -> None:
    stop = threading.Event()
    stop.set()
    stopped = solve(eight_weeks("after"), QUICK, stop=stop)
    assert stopped.status is Status.STOPPED
    assert check(stopped.problem, stopped.roster) == ()


def test_solving_leaves_ctrl_c_to_the_program() -> None:
    heard: list[int] = []
    previous = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        plan_positions(eight_weeks("after"))
        run(cp_model.CpModel(), QUICK, 1.0)
        signal.raise_signal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, previous)
    assert heard == [signal.SIGINT]


def test_solvers_are_made_in_one_place() -> None:
    modules = [path for path in SOLVER.rglob("*.py") if "CpSolver()" in path.read_text()]
    assert [path.name for path in modules] == ["run.py"]


def test_deterministic_runs_give_the_same_roster_watched_or_not() -> None:
    settings = Settings(seconds=4.0, seed=3, deterministic=True)
    given: list[Result] = []
    first = solve(eight_weeks("after"), settings)
    second = solve(eight_weeks("after"), settings, on_best=given.append)
    assert given
    assert first.roster.codes == second.roster.codes
    assert first.roster.marked("HFA-N1", Mark.F1) == second.roster.marked("HFA-N1", Mark.F1)


def test_the_days_off_that_the_base_roster_gives_are_in_the_year(result: Result) -> None:
    """Eight weeks over Easter: by averaging no F3, and an F5 for each F1 on a holiday."""
    assert result.base is not None
    base = on_the_calendar(result.problem, result.base.roster)
    for employee in result.problem.employees:
        found = days_off(result.problem, base, employee)
        owed = employee.red_days_owed
        assert owed is not None
        assert (owed.f3, owed.f3_minutes) == (len(found.f3), found.f3_minutes)
        assert owed.f5 == len(found.f1_on_holidays)
        for mark, days in ((Mark.F3, owed.f3), (Mark.F5, owed.f5)):
            assert len(result.roster.marked(employee.id, mark)) == days
