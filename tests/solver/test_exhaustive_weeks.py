"""Every week of days, evenings and nights, with and without a night before it, read by both sides.

The models of a single rule are enumerated: what they let through is exactly what the checker does.
"""

from collections.abc import Iterator
from datetime import date
from itertools import product
from random import Random

import pytest
from ortools.sat.python import cp_model

from solver.grid import Grid
from solver.rules import add_rules
from tests.solver.draw import CATALOGUES, problem_of
from turnus.calendar import DAY
from turnus.roster import Duty, Mark, Roster, duty
from turnus.rules import check, rule
from turnus.scenario import Problem

START = date(2027, 3, 15)
"""The week after the first has the Saturday night in which the clock is put forward."""
CODES = (None, "D", "A", "N")
FREE = range(6, 14)
"""The Sunday before, off or a night, and the week."""
Week = tuple[str | None, ...]


def weeks() -> Iterator[Week]:
    for before in (None, "N"):
        for week in product(CODES, repeat=7):
            yield (before, *week)


def small_problem(**agreement: int | str) -> Problem:
    given = {"level": "L2", "daily_rest_minutes": 480, "weekly_rest_minutes": 2100} | agreement
    reading = {"weekly_rest": "around-f1", "weekly_rest_whole_day": True}
    return problem_of(
        Random(0),
        2,
        cyclic=False,
        start=START,
        shifts=CATALOGUES[0],
        agreement=given,
        reading=reading,
    )


class _Every(cp_model.CpSolverSolutionCallback):
    def __init__(self, cells: list[tuple[int, str, cp_model.IntVar]]) -> None:
        super().__init__()
        self.cells, self.found = cells, set[Week]()

    def on_solution_callback(self) -> None:
        week: list[str | None] = [None] * len(FREE)
        for place, code, variable in self.cells:
            if self.boolean_value(variable):
                week[place] = code
        self.found.add(tuple(week))


def accepted(problem: Problem, id: str) -> set[Week]:
    """Every roster of the free days in the model of one rule, at most one duty a day."""
    grid = Grid(problem, free=FREE)
    for s, shift in enumerate(grid.shifts):
        if shift.code != "N":
            grid.forbid(0, FREE.start, s)
    add_rules(grid, only={id})
    cells = []
    for place, d in enumerate(FREE):
        terms = [(s, term) for s, term in grid.duties(0, d) if not isinstance(term, int)]
        grid.model.add_at_most_one(term for _, term in terms)
        cells += [(place, grid.shifts[s].code, term) for s, term in terms]
    for week in range(grid.size // 7):
        days = range(7 * week, 7 * week + 7)
        f1 = [lit for (what, _, d), lit in grid.literals.items() if d in days and "F1" in what]
        if f1:
            grid.model.add_exactly_one(f1)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.enumerate_all_solutions = True
    every = _Every(cells)
    assert solver.solve(grid.model, every) in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
    return every.found


@pytest.mark.parametrize(
    ("id", "agreement"),
    [
        ("daily-rest", {}),
        ("daily-rest", {"level": "L1"}),
        ("comp-rest", {}),
        ("weekly-rest", {}),
        ("weekly-rest", {"weekly_rest_minutes": 1680}),
    ],
)
def test_every_week(id: str, agreement: dict[str, int | str]) -> None:
    problem = small_problem(**agreement)
    days = [problem.calendar.days[d] for d in FREE]
    duties = {
        (place, code): duty(problem, day, code) for place, day in enumerate(days) for code in "DAN"
    }
    lawful = set()
    for week in weeks():
        row = tuple(duties[place, code] for place, code in enumerate(week) if code)
        if is_lawful(problem, row, id):
            lawful.add(week)
    assert accepted(problem, id) == lawful
    assert 0 < len(lawful) < 2 * 4**7


def is_lawful(problem: Problem, row: tuple[Duty, ...], id: str) -> bool:
    """Whether some day of the week can be its F1; the week before has it on its Thursday."""
    if id != "weekly-rest":
        return not check(problem, Roster({"P0": row}), [rule(id)])
    worked = {each.day for each in row}
    before = {START + 3 * DAY: Mark.F1}
    return any(
        not check(problem, Roster({"P0": row}, {"P0": {**before, day: Mark.F1}}), [rule(id)])
        for day in (START + i * DAY for i in range(13, 6, -1))
        if day not in worked
    )
