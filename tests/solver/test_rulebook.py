"""All rules at once: what the whole model lets through, marked as it is in production, is lawful."""

from random import Random
from typing import Any

import pytest
from ortools.sat.python import cp_model

from solver.grid import Grid
from solver.marks import marked
from solver.rules import add_rules
from tests.solver.draw import problem_of
from tests.solver.near_limits import without_f1
from tests.solver.second_reader import fits
from turnus.calendar import DAY
from turnus.employee import Employee
from turnus.health import Health
from turnus.roster import Cell, Roster
from turnus.rules import check
from turnus.scenario import Problem

CATALOGUE = {
    "D": ("07:30", "15:00"),
    "A": ("14:45", "22:15"),
    "N": ("22:00", "07:45"),
    "L": ("07:30", "20:00"),
}
ADVICE = tuple(Health.model_fields)
NEIGHBOURS = 8
"""Changed rosters beside each lawful one."""


def drawn(rng: Random) -> Problem:
    """One person or two under an agreement with something for every rule to say."""
    problem = problem_of(
        rng,
        rng.choice((3, 4, 5, 6)),
        people=rng.choice((1, 2)),
        shifts=CATALOGUE,
        person={
            "position_percent": rng.choice((100, 75, 60)),
            "weekend": rng.choice(("1/2", "1/3")),
        },
        agreement={
            "level": rng.choice(("L1", "L2", "L2", "L3")),
            "daily_rest_minutes": rng.choice((480, 660)),
            "weekly_rest_minutes": rng.choice((1680, 2100)),
            "sunday_average_weeks": rng.choice((None, 4, 26)),
            "balance_under_minutes": rng.choice((450, 1200)),
        },
        reading={"weekly_rest_whole_day": True},
        scenario={"keep_shorter_week": rng.random() < 0.5},
        share=1.0,
    )
    rules = {advice: {"mode": "hard"} for advice in ADVICE if rng.random() < 0.2}
    health = problem.department.health.replace(**rules)
    problem = problem.replace(department=problem.department.replace(health=health))
    return problem if problem.cyclic else _with_vacation(rng, problem)


def _with_vacation(rng: Random, problem: Problem) -> Problem:
    if rng.random() < 0.5:
        return problem
    monday = rng.choice(list(problem.calendar.week_starts()))
    span: dict[str, Any] = {"first": monday, "last": monday + rng.choice((3, 5)) * DAY}
    first, *others = problem.employees
    away = Employee.model_validate(first.model_dump() | {"vacation": (span,)})
    return problem.replace(employees=(away, *others))


def given_vacation(problem: Problem) -> dict[str, frozenset[Any]]:
    calendar = problem.calendar
    return {
        each.id: frozenset(
            day
            for span in each.vacation
            for day in calendar.days
            if span.first <= day <= span.last and not calendar.is_red(day)
        )
        for each in problem.employees
    }


def lawful_codes(problem: Problem, rng: Random) -> dict[Cell, str] | None:
    """Some roster of the whole model; None where it has none."""
    grid = Grid(problem, vacation=given_vacation(problem))
    add_rules(grid)
    grid.model.maximize(sum(rng.randrange(-9, 10) * cell for *_, cell in grid.cells()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = 0.1
    status = solver.solve(grid.model)
    return grid.codes(solver) if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None


def neighbour(rng: Random, problem: Problem, codes: dict[Cell, str]) -> dict[Cell, str]:
    """The roster with a day or two changed, or two days exchanged."""
    changed = dict(codes)
    employee = rng.choice(problem.employees).id
    days = rng.sample(problem.calendar.days, 2)
    if rng.random() < 0.5:
        one, other = (changed.pop((employee, day), None) for day in days)
        swapped = zip(days, (other, one), strict=True)
        changed |= {(employee, day): code for day, code in swapped if code}
    else:
        for day in days[: rng.choice((1, 2))]:
            changed.pop((employee, day), None)
            if rng.random() < 0.6:
                changed[employee, day] = rng.choice(list(CATALOGUE))
    return changed


def model_fits(problem: Problem, roster: Roster, free: range | None = None) -> bool:
    """Whether the whole model, or that of a window with the rest as it stands, has this roster."""
    grid = Grid(problem, roster.codes, free, given_vacation(problem))
    add_rules(grid)
    return fits(grid, without_f1(roster))


@pytest.mark.parametrize("part", range(2))
def test_whole_rulebook(part: int) -> None:
    solved, verdicts = 0, []
    for seed in range(12 * part, 12 * part + 12):
        rng = Random(f"rulebook {seed}")
        problem = drawn(rng)
        codes = lawful_codes(problem, rng)
        if codes is None:
            continue
        solved += 1
        vacation = given_vacation(problem)
        found = check(problem, marked(problem, codes, vacation))
        assert not found, (seed, [(each.rule, each.text) for each in found])
        for _ in range(NEIGHBOURS):
            roster = marked(problem, neighbour(rng, problem, codes), vacation)
            verdicts.append(not check(problem, roster))
            assert model_fits(problem, roster) == verdicts[-1], seed
    assert solved
    assert any(verdicts)
    assert not all(verdicts)


@pytest.mark.parametrize("part", range(2))
def test_a_window_sees_every_rule_that_its_days_can_break(part: int) -> None:
    """Beside a lawful roster, a window's model has exactly the lawful changes of its days."""
    verdicts = []
    for seed in range(12 * part, 12 * part + 12):
        rng = Random(f"window {seed}")
        problem = drawn(rng)
        codes = None if problem.cyclic else lawful_codes(problem, rng)
        if codes is None:
            continue
        first = rng.randrange(problem.calendar.weeks - 1)
        free = range(7 * first, 7 * min(first + rng.choice((1, 2)), problem.calendar.weeks))
        for _ in range(NEIGHBOURS):
            changed = neighbour(rng, problem, codes)
            inside = {
                cell: code
                for source, wanted in ((codes, False), (changed, True))
                for cell, code in source.items()
                if (problem.calendar.index(cell[1]) in free) == wanted
            }
            roster = marked(problem, inside, given_vacation(problem))
            verdicts.append(not check(problem, roster))
            assert model_fits(problem, roster, free) == verdicts[-1], seed
    assert any(verdicts)
    assert not all(verdicts)
