"""AML § 10-8 (4) s. 1-2: whoever worked a Sunday or holiday has the next one off."""

from itertools import pairwise

from solver.grid import Grid

SIGHT = 35
"""Days to either side whose red days a free day can touch."""


def add_sunday_main(grid: Grid) -> None:
    red = grid.red_days()
    near = grid.near(before=SIGHT, after=SIGHT)
    for e in range(len(grid.employees)):
        for first, second in pairwise(red + ([red[0] + grid.size] if grid.cyclic else [])):
            if grid.cyclic or (second in near and first in near):
                grid.never_together(grid.red_worked(e, first), grid.red_worked(e, second))
