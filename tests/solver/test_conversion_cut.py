"""The straight line under which a three-part roster's hours lie leaves out no lawful year."""

from pathlib import Path
from random import Random

import pytest

from solver.grid import Grid, Term, weighted
from solver.rules import PERSONAL, add_rules, full_time_hours
from solver.rules.conversion_cut import add_conversion_cut
from solver.run import run
from tests.solver.second_reader import fits
from turnus.files.load import load
from turnus.result import Settings
from turnus.roster import Roster
from turnus.scenario import Problem

WARD = Path(__file__).parents[2] / "scenarios" / "three-part-ward"
SETTINGS = Settings(seconds=1.5, workers=2)


def person(alternative: str, position: float) -> Problem:
    """One of those who work days, evenings and nights, in a plan of six weeks."""
    problem = load(WARD / f"{alternative}.yaml")
    working_nights = next(each for each in problem.employees if each.nights)
    return problem.replace(
        employees=(working_nights.replace(position_percent=position, weekend_group=0),),
        scenario=problem.scenario.replace(weeks=6),
    )


def grid_of(problem: Problem) -> Grid:
    grid = Grid(problem)
    add_rules(grid, only=PERSONAL)
    return grid


def dear_plan(problem: Problem, seed: int) -> Roster:
    """A lawful plan with many hours, nights and Sundays being worth more or less than others."""
    grid, rng = grid_of(problem), Random(seed)
    night, sunday = rng.choice((1, 2, 6)), rng.choice((1, 2, 6))
    worth = [
        (
            grid.paid(d, s)
            * (night if grid.shifts[s].night else 2)
            * (sunday if d % 7 == 6 else 2),
            variable,
        )
        for _, d, s, variable in grid.cells()
    ]
    grid.model.maximize(weighted(worth))
    answer = run(grid.model, SETTINGS, SETTINGS.seconds)
    assert answer.found
    return Roster.from_codes(problem, grid.codes(answer.solver))


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("alternative", ["before", "after"])
def test_a_plan_that_was_made_without_the_cut_lies_under_it(
    alternative: str, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem, left_out = person(alternative, (100, 50)[seed % 2]), []
    with monkeypatch.context() as patch:
        patch.setattr(full_time_hours, "add_conversion_cut", lambda *_: left_out.append(1))
        roster = dear_plan(problem, seed)
    assert left_out
    assert fits(grid_of(problem), roster)


@pytest.mark.parametrize(("free", "said"), [(None, True), (range(14, 28), False)])
def test_the_line_is_said_of_a_whole_plan_and_not_of_a_window(
    free: range | None, said: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A window's other weeks stand as they are, and need not keep the rules that the line rests on."""
    sentences = []

    def counted(grid: Grid, e: int, over: int, when: Term) -> None:
        before = len(grid.model.proto.constraints)
        add_conversion_cut(grid, e, over, when)
        sentences.append(len(grid.model.proto.constraints) - before)

    monkeypatch.setattr(full_time_hours, "add_conversion_cut", counted)
    grid = Grid(person("before", 100), free=free)
    add_rules(grid, only=PERSONAL)
    assert sentences
    assert any(sentences) == said
