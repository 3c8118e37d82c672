"""Rests under 11 hours between consecutive duties."""

from itertools import product

from solver.goals.coverage import Terms
from solver.grid import Grid

QUICK_RETURN_MINUTES = 660


def quick_returns(grid: Grid) -> Terms:
    """One for each rest under 11 hours."""
    found: Terms = []
    shifts = range(len(grid.shifts))
    for d in grid.near(before=1):
        if not (grid.exists(d) and grid.exists(d + 1)):
            continue
        quick = [
            (a, b)
            for a, b in product(shifts, shifts)
            if grid.gap(d, a, d + 1, b) < QUICK_RETURN_MINUTES
        ]
        for e in range(len(grid.employees)):
            pairs = [(grid.works(e, d, a), grid.works(e, d + 1, b)) for a, b in quick]
            pairs = [(a, b) for a, b in pairs if not (isinstance(a, int) and a == 0)]
            pairs = [(a, b) for a, b in pairs if not (isinstance(b, int) and b == 0)]
            if all(isinstance(a, int) and isinstance(b, int) for a, b in pairs):
                continue
            counted = grid.model.new_bool_var(f"quick {e} {d}")
            for a, b in pairs:
                grid.never_together(a, b, counted.negated())
            found.append((1, counted))
    return found
