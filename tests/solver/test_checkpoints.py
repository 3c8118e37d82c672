"""A run that dies is taken up again from its best roster so far, and a stop ends it soon."""

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from solver import CheckpointError, UnlawfulRosterError, plan_positions, solve
from solver.annual_bound import UncoveredBound
from solver.best_so_far import BestSoFar
from solver.decided import decided_in
from solver.lawful import Checked
from turnus.files.load import load
from turnus.files.result_document import document_of, result_of
from turnus.goals import score
from turnus.result import Progress, Result, Settings, Status
from turnus.roster import Mark, Roster
from turnus.rules import check
from turnus.scenario import Problem

ROOT = Path(__file__).parents[2]
QUICK = Settings(seconds=10.0, seed=1)


class Killed(Exception):  # noqa: N818 - not a fault
    """What stands in for the end of the process."""


@cache
def weeks(number: int = 6) -> Problem:
    """The long-term ward over Easter, with new posts."""
    problem = load(ROOT / "scenarios" / "long-term-ward" / "after.yaml")
    scenario = problem.scenario.replace(weeks=number, base_weeks=12, start=date(2027, 3, 1))
    return problem.replace(scenario=scenario)


@pytest.fixture(scope="module")
def first() -> Result:
    """The first roster that a run gives out, which dies of it."""
    given: list[Result] = []

    def die(result: Result) -> None:
        given.append(result)
        raise Killed

    with pytest.raises(Killed):
        solve(weeks(), QUICK, on_best=die)
    (only,) = given
    return result_of(document_of(only))


@pytest.fixture(scope="module")
def again(first: Result) -> Result:
    return solve(weeks(), QUICK, resume=first)


def worth(result: Result) -> tuple[int, ...]:
    return tuple(stage.value for stage in result.stages)


def test_what_is_given_out_is_a_whole_result(first: Result) -> None:
    assert check(first.problem, first.roster) == ()
    assert worth(first) == tuple(score(first.problem, first.roster).values())
    assert first.status is Status.FEASIBLE
    assert (first.problem_hash, first.settings) == (weeks().hash, QUICK)
    assert first.base is not None
    assert first.positions
    bounds = [stage.bound for stage in first.stages]
    assert all(
        bound is not None and bound <= stage.value
        for bound, stage in zip(bounds, first.stages, strict=True)
    )
    assert bounds[0]


def test_a_run_taken_up_again_is_lawful_and_no_worse(first: Result, again: Result) -> None:
    assert check(again.problem, again.roster) == ()
    assert worth(again) <= worth(first)
    assert worth(again) == tuple(score(again.problem, again.roster).values())
    assert again.status in (Status.FEASIBLE, Status.OPTIMAL)
    assert (again.problem, again.base) == (first.problem, first.base)
    assert again.positions == first.positions


def test_it_goes_on_where_it_was(first: Result, again: Result) -> None:
    assert again.seconds > first.seconds
    points = again.stages[0].trace.points
    assert points[: len(first.stages[0].trace.points)] == first.stages[0].trace.points
    assert [second for second, *_ in points] == sorted(second for second, *_ in points)
    assert all(
        second >= first.seconds for second, *_ in points[len(first.stages[0].trace.points) :]
    )
    assert again.stages[0].bound == first.stages[0].bound
    assert again.notes[-1] == (
        f"Tatt opp igjen etter {round(first.seconds)} sekunder, fra den beste turnusen så langt."
    )


def test_vacation_and_days_off_are_as_they_were(first: Result, again: Result) -> None:
    for employee in first.problem.employees:
        for mark in (Mark.FE, Mark.F3, Mark.F5):
            before = first.roster.marked(employee.id, mark)
            assert again.roster.marked(employee.id, mark) == before
    marks = {mark for row in first.roster.marks.values() for mark in row.values()}
    assert Mark.F5 in marks


def test_the_marks_of_a_result_tell_what_was_decided(first: Result) -> None:
    decided = decided_in(weeks(), first)
    assert decided.marked(first.roster.codes) == first.roster


def test_a_result_that_is_stopped_can_be_taken_up(first: Result) -> None:
    stopped = replace(first, notes=("Stoppet underveis; dette er det beste så langt.", "Annet."))
    stop = threading.Event()
    stop.set()
    result = solve(weeks(), QUICK, stop=stop, resume=stopped)
    assert result.status is Status.STOPPED
    assert result.roster == first.roster
    assert result.notes[0] == "Annet."
    assert result.notes[-1] == stopped.notes[0]
    assert "Tatt opp igjen" in result.notes[-2]


def test_a_result_of_another_problem_is_refused(first: Result) -> None:
    with pytest.raises(CheckpointError, match="et annet problem"):
        solve(weeks(7), QUICK, resume=first)


def test_a_roster_that_breaks_a_rule_is_refused(first: Result) -> None:
    with pytest.raises(CheckpointError, match="bryter regelen"):
        solve(weeks(), QUICK, resume=replace(first, roster=broken(first.roster)))


def broken(roster: Roster) -> Roster:
    """Somebody has lost every duty."""
    id = next(id for id, row in roster.duties.items() if row)
    return Roster({**roster.duties, id: ()}, roster.marks)


def test_only_those_changed_are_read_again_and_no_breach_is_missed(
    first: Result, again: Result
) -> None:
    checked = Checked(first.problem)
    for roster in (first.roster, again.roster):
        checked.insist_on_law(roster)
    with pytest.raises(UnlawfulRosterError):
        checked.insist_on_law(broken(again.roster))


def test_a_killed_process_leaves_a_roster_to_go_on_from(tmp_path: Path) -> None:
    """``kill -9`` while it is improved."""
    program = (
        "import sys; from pathlib import Path\n"
        "from solver import solve\n"
        "from tests.solver.test_checkpoints import QUICK, weeks\n"
        "from turnus.files.replace import replace_file\n"
        "from turnus.files.result_document import document_of\n"
        "path = Path(sys.argv[1])\n"
        "solve(weeks(), QUICK, on_best=lambda best: replace_file(path, document_of(best)))\n"
    )
    path = tmp_path / "best.json"
    process = subprocess.Popen([sys.executable, "-c", program, str(path)], cwd=ROOT)
    deadline = time.monotonic() + 60
    while not path.exists() and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    best = result_of(path.read_bytes())
    result = solve(weeks(), replace(QUICK, seconds=1.0), resume=best)
    assert check(result.problem, result.roster) == ()
    assert worth(result) <= worth(best)


def test_the_last_better_roster_is_given_out_when_it_is_due(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [0.0]
    monkeypatch.setattr("solver.best_so_far.time.monotonic", lambda: now[0])
    given: list[float] = []
    best = BestSoFar(lambda: given.append(now[0]))
    for second, better in ((0.0, False), (1.0, True), (1.5, True), (2.0, False), (9.0, False)):
        now[0] = second
        best.look(better=better)
    assert given == [1.0, 9.0]
    now[0] = 20.0
    best.look(better=True)
    assert given == [1.0, 9.0, 20.0]


@pytest.mark.parametrize(
    ("step", "most"),
    [
        ("stillingsplan", 15),
        ("grunnturnus", 15),
        ("årsturnus, utkast", 15),
        ("årsturnus, forbedring", 5),
    ],
)
def test_a_stop_in_any_step_ends_the_run_soon(step: str, most: float) -> None:
    """What is left of the draft takes some seconds."""
    stop, told = threading.Event(), list[Progress]()
    asked: list[float] = []

    def listen(line: Progress) -> None:
        told.append(line)
        if line.step == step and not stop.is_set():
            asked.append(time.monotonic())
            stop.set()

    result = solve(weeks(), Settings(seconds=90.0), listen, stop)
    assert time.monotonic() - asked[0] < most
    assert result.status is Status.STOPPED
    assert check(result.problem, result.roster) == ()
    hurried = [line for line in told if line.detail.startswith("stopper; gjør ferdig utkastet")]
    assert bool(hurried) == (step != "årsturnus, forbedring")


def test_no_plan_is_made_to_compare_with_after_a_stop() -> None:
    stop = threading.Event()
    stop.set()
    (plan,) = plan_positions(weeks(), QUICK, stop)
    assert plan.id == "minimum"
    assert plan.heads == 19


def test_nothing_more_is_proved_after_a_stop() -> None:
    stop = threading.Event()
    bound = UncoveredBound(weeks(), QUICK, stop, known=7)
    stop.set()
    assert (bound.minimum, bound.target(100)) == (7, 7)
    assert UncoveredBound(weeks(), QUICK, stop).minimum == 0
