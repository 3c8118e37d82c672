"""As agreed: paid time in the codes of competence time, in whole duties."""

from fractions import Fraction
from math import ceil, floor

from solver.grid import Grid
from solver.rules.norm import Weighted
from solver.rules.own_weekends import spare
from solver.rules.position import held
from turnus.employee import Employee
from turnus.scenario import Problem


def add_competence_time(grid: Grid) -> None:
    for e in range(len(grid.employees)):
        owed, cells = owed_minutes(grid, e), learning(grid, e)
        grid.at_least(cells, owed)
        known = [minutes * term for minutes, term in cells if isinstance(term, int)]
        if len(known) == len(cells) and len(grid.free) == grid.size and sum(known) < owed:
            grid.refuse()


def learning(grid: Grid, e: int) -> Weighted:
    """The cells of employee ``e`` that are competence time, with their paid minutes."""
    agreed = grid.problem.department.activities.competence_time
    return [
        (grid.paid(d, s), grid.works(e, d, s))
        for s, shift in enumerate(grid.shifts)
        if agreed is not None and shift.code in agreed.codes
        for d in range(grid.size)
    ]


def owed_minutes(grid: Grid, e: int) -> int:
    """Minutes of competence time that employee ``e`` has at least."""
    return least_minutes(grid.problem, grid.employees[e], held(grid, e), spare(grid, e))


def least_minutes(problem: Problem, employee: Employee, weeks: Fraction, room: Fraction) -> int:
    """Minutes of competence time, in whole duties, rounded up.

    Parameters
    ----------
    weeks
        Weeks of a full position.
    room
        Minutes that the duties may take in all; beyond them nothing is owed.
    """
    agreed = problem.department.activities.competence_time
    if agreed is None:
        return 0
    shortest = min(problem.shift(code).paid_minutes for code in agreed.codes)
    each = 1 if agreed.by_position else Fraction(10_000, employee.position_points)
    wanted = ceil(weeks * each * agreed.minutes_per_week / shortest)
    return shortest * max(0, min(wanted, floor(room / shortest)))
