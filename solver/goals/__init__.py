"""Goals as the solver sees them: weighted sums to be made small, in order of importance."""

from solver.goals.coverage import Coverage, Terms
from solver.goals.isolated_days import isolated_days
from solver.goals.nights_in_a_row import nights_in_a_row
from solver.goals.quick_returns import quick_returns
from solver.goals.uneven import uneven
from solver.grid import Grid

__all__ = ["Terms", "objectives"]


def objectives(grid: Grid) -> dict[str, Terms]:
    """The free part of every goal, by id, most important first."""
    coverage = Coverage(grid)
    return {
        "uncovered-minimum": coverage.uncovered_minimum,
        "uncovered-target": coverage.uncovered_target,
        "overcover": coverage.overcover,
        "quick-returns": quick_returns(grid),
        "nights-in-a-row": nights_in_a_row(grid),
        "isolated-days": isolated_days(grid),
        "uneven": uneven(grid),
    }
