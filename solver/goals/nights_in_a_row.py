"""Nights beyond the third in a row: every four consecutive nights count once."""

from solver.goals.coverage import Terms
from solver.grid import Grid

ADVISED = 3


def nights_in_a_row(grid: Grid) -> Terms:
    """One for each night that is at least the fourth in a row."""
    found: Terms = []
    nights = [s for s, shift in enumerate(grid.shifts) if shift.night]
    for e, employee in enumerate(grid.employees):
        if not employee.nights:
            continue
        for d in grid.near(before=ADVISED):
            run = [grid.some_of(e, day, nights, "night") for day in range(d, d + ADVISED + 1)]
            if any(isinstance(term, int) and term == 0 for term in run):
                continue
            if all(isinstance(term, int) for term in run):
                continue
            over = grid.model.new_bool_var(f"nights {e} {d}")
            grid.never_together(*run, over.negated())
            found.append((1, over))
    return found
