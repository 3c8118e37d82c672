"""As agreed: paid time in the codes of competence time, in whole duties."""

from fractions import Fraction
from math import floor

from solver.grid import Grid
from solver.rules.norm import position, present
from turnus.scenario import Problem


def add_competence_time(grid: Grid) -> None:
    agreed = grid.problem.department.activities.competence_time
    if agreed is None:
        return
    learning = [s for s, shift in enumerate(grid.shifts) if shift.code in agreed.codes]
    for e in range(len(grid.employees)):
        wanted = least_minutes(grid.problem, present(grid, e), position(grid, e))
        cells = [(grid.paid(d, s), grid.works(e, d, s)) for d in range(grid.size) for s in learning]
        grid.at_least(cells, wanted)
        known = [minutes * term for minutes, term in cells if isinstance(term, int)]
        if len(known) == len(cells) and len(grid.free) == grid.size and sum(known) < wanted:
            grid.refuse()


def least_minutes(problem: Problem, weeks: Fraction, position: Fraction) -> int:
    """Minutes of competence time in so many weeks of a position, in whole duties."""
    agreed = problem.department.activities.competence_time
    if agreed is None:
        return 0
    shortest = min(problem.shift(code).paid_minutes for code in agreed.codes)
    share = position if agreed.by_position else 1
    return shortest * floor(weeks * share * agreed.minutes_per_week / shortest)
