"""The constraints as a reader of finished rosters: one rule in the model, every cell fixed."""

from datetime import date

from ortools.sat.python import cp_model

from solver.grid import Grid
from solver.rules import add_rules
from turnus.roster import Mark, Roster
from turnus.scenario import Problem


def vacation_of(problem: Problem, roster: Roster) -> dict[str, frozenset[date]]:
    """Days marked FE, by employee id."""
    return {each.id: frozenset(roster.marked(each.id, Mark.FE)) for each in problem.employees}


def days_off_of(problem: Problem, roster: Roster) -> dict[str, dict[date, Mark]]:
    """Days marked F3 or F5, by employee id."""
    return {
        each.id: {
            day: mark
            for day, mark in roster.marks.get(each.id, {}).items()
            if mark in (Mark.F3, Mark.F5)
        }
        for each in problem.employees
    }


def rests(roster: Roster) -> bool:
    """Whether the roster says which days are F1."""
    return any(Mark.F1 in row.values() for row in roster.marks.values())


def by_constraints(problem: Problem, roster: Roster, id: str) -> bool:
    """Whether a model with one rule has a solution that is this roster.

    Which day is F1 is a choice of the model; where the roster has F1 marks, they are fixed as well.
    """
    grid = Grid(
        problem,
        vacation=vacation_of(problem, roster),
        days_off=days_off_of(problem, roster),
    )
    add_rules(grid, only={id})
    return fits(grid, roster)


def fits(grid: Grid, roster: Roster) -> bool:
    """Whether the grid's model has a solution that is this roster."""
    if not _fix_cells(grid, roster):
        return False
    if rests(roster):
        for (what, e, d), literal in grid.literals.items():
            if what.startswith("F1") and "weekly-rest" in grid.rulebook:
                marked = roster.mark(grid.employees[e].id, grid.day(d)) == Mark.F1
                grid.model.add(literal == marked)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(grid.model)
    assert status in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.INFEASIBLE), status
    return bool(status != cp_model.INFEASIBLE)


def _fix_cells(grid: Grid, roster: Roster) -> bool:
    """False where the roster uses a cell that the model does not have."""
    worked: set[tuple[str, date, str]] = {
        (id, duty.day, duty.shift) for id, row in roster.duties.items() for duty in row
    }
    codes = {shift.code for shift in grid.shifts}
    if any(code not in codes for _, _, code in worked):
        return False
    for e, employee in enumerate(grid.employees):
        for d in range(grid.size):
            for s, shift in enumerate(grid.shifts):
                term = grid.works(e, d, s)
                wanted = (employee.id, grid.day(d), shift.code) in worked
                if not isinstance(term, int):
                    grid.model.add(term == wanted)
                elif term != wanted:
                    return False
    return True
