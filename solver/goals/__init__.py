"""Goals as the solver sees them: weighted sums to be made small, in order of importance."""

from solver.goals.coverage import Coverage, Terms
from solver.goals.isolated_days import isolated_days
from solver.goals.nights_in_a_row import nights_in_a_row
from solver.goals.quick_returns import quick_returns
from solver.goals.uneven import uneven
from solver.grid import Grid
from solver.ledger import Ledger

__all__ = ["Terms", "objectives", "strain"]


def objectives(grid: Grid, ledger: Ledger | None = None) -> dict[str, Terms]:
    """The free part of every goal, by id, most important first.

    Parameters
    ----------
    ledger
        Duties of those who are not in the grid; None: there are no others.
    """
    coverage = Coverage(grid, ledger)
    return {
        "uncovered-minimum": coverage.uncovered_minimum,
        "uncovered-target": coverage.uncovered_target,
        "overcover": coverage.overcover,
        **strain(grid, ledger),
    }


def strain(grid: Grid, ledger: Ledger | None = None) -> dict[str, Terms]:
    """The free part of the goals on what a roster asks of each person."""
    return {
        "quick-returns": quick_returns(grid),
        "nights-in-a-row": nights_in_a_row(grid),
        "isolated-days": isolated_days(grid),
        "uneven": uneven(grid, ledger),
    }
