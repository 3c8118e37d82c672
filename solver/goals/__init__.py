"""Goals as the solver sees them: weighted sums to be made small, in order of importance."""

from solver.goals.coverage import Coverage
from solver.goals.health import health
from solver.goals.terms import Terms
from solver.goals.uneven import uneven
from solver.goals.wishes import wishes
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
        **health(grid),
        "wishes": wishes(grid),
        "uneven": uneven(grid, ledger),
    }
