"""What the solver makes small is what the goals count: on any roster, the least of the one is the other."""

from random import Random

import pytest
from ortools.sat.python import cp_model

from solver.goals import strain
from solver.goals.stretches_of_work import cuts
from solver.grid import Grid
from solver.run import new_solver
from solver.structure import keep_own_weekends, total
from tests.solver.draw import CATALOGUES, problem_of, roster_of
from tests.solver.second_reader import fits, vacation_of
from turnus.goals import score
from turnus.result import Settings
from turnus.roster import Mark, Roster
from turnus.scenario import Problem

HEALTH = ("max_nights", "after_nights", "long_shift_chain", "max_streak")
SHARED = ("uneven",)
"""Rounded shares of a group; measured in test_goals."""


def drawn(seed: int) -> tuple[Problem, Roster, Grid]:
    """A person or two with wishes, own limits, vacation and free weekends."""
    rng = Random(f"terms {seed}")
    problem = problem_of(
        rng,
        rng.choice((1, 2, 4)),
        people=rng.choice((1, 2)),
        shifts=rng.choice((CATALOGUES[0], CATALOGUES[2], CATALOGUES[3])),
    )
    days, first = problem.calendar.days, problem.shifts[0].code
    wishes = tuple(
        rng.choice(
            (
                {"kind": "off", "days": (rng.choice(days), "friday"), "points": 7},
                {"kind": "duty", "days": ("monday", "tuesday"), "points": 11},
                {"kind": "duty", "days": ("thursday",), "shift": first, "points": 1},
                {"kind": "evenings", "points": 13},
                {"kind": "no-evenings", "points": 5},
            )
        )
        for _ in range(3)
    )
    people = tuple(
        each.replace(wishes=wishes, weekend="1/2", weekend_group=i)
        for i, each in enumerate(problem.employees)
    )
    health = problem.department.health.replace(
        **{field: {"limit": rng.choice((1, 2, 3, 5, 24, 40))} for field in HEALTH}
    )
    problem = problem.replace(
        employees=people, department=problem.department.replace(health=health)
    )
    roster = roster_of(rng, problem, rng.choice((0.3, 0.6, 0.9)), rng.choice((0.0, 0.3)))
    grid = Grid(problem, vacation=vacation_of(problem, roster))
    keep_own_weekends(grid)
    codes = {
        (id, duty.day): duty.shift
        for e, (id, row) in enumerate(roster.duties.items())
        for duty in row
        if duty.day not in roster.marked(id, Mark.FE) and _may(grid, e, duty.day, duty.shift)
    }
    marks = {(id, day): mark for id, row in roster.marks.items() for day, mark in row.items()}
    return problem, Roster.from_codes(problem, codes, marks), grid


def _may(grid: Grid, e: int, day: object, code: str) -> bool:
    s = next(s for s, shift in enumerate(grid.shifts) if shift.code == code)
    return not isinstance(grid.works(e, grid.calendar.days.index(day), s), int)


@pytest.mark.parametrize("part", range(4))
def test_the_terms_of_a_roster_are_its_score(part: int) -> None:
    counted = set()
    for seed in range(15 * part, 15 * part + 15):
        problem, roster, grid = drawn(seed)
        goals = strain(grid)
        assert fits(grid, roster), "redundant constraints let every roster through"
        measured = score(problem, roster)
        for goal, terms in goals.items():
            if goal in SHARED:
                continue
            grid.model.minimize(total(terms))
            solver = new_solver(Settings())
            solver.parameters.num_workers = 1
            assert solver.solve(grid.model) == cp_model.OPTIMAL
            assert round(solver.objective_value) == measured[goal], (seed, goal)
            if measured[goal]:
                counted.add(goal)
    assert {"after-nights", "backward-rotation", "long-runs", "isolated-days", "wishes"} <= counted


def test_a_stretch_around_a_weekend_costs_a_day_for_each_beyond_eight() -> None:
    """Monday to Friday the week after, both weekend days worked: eight days are had for nothing."""
    bounds = cuts(12, (5, 6), 5, False, False)

    def least(worked: int, weekend: int) -> float:
        return max(0.0, *((a * worked + b * weekend + c) / m for m, a, b, c in bounds))

    assert [least(worked, 2) for worked in (7, 8, 9, 10)] == [0, 0, 1, 2]
    assert cuts(5, (), 5, False, False) == ()


def test_where_the_advice_is_a_rule_a_stretch_holds_no_more() -> None:
    """Eight days at most with both weekend days, without a single day off or a sixth in a row."""
    bounds = cuts(12, (5, 6), 5, True, True)
    assert not any(a * 8 + b * 2 + c > 0 for _, a, b, c in bounds)
    assert any(a * 9 + b * 2 + c > 0 for _, a, b, c in bounds)
