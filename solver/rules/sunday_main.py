"""AML § 10-8 (4) s. 1-2: whoever worked a Sunday or holiday has the next one off."""

from solver.grid import Grid


def add_sunday_main(grid: Grid) -> None:
    red = grid.red_days()
    pairs = list(zip(red, red[1:] + ([red[0] + grid.size] if grid.cyclic else []), strict=False))
    near = grid.near(before=35, after=35)
    for e in range(len(grid.employees)):
        for first, second in pairs:
            if grid.cyclic or (second in near and first in near):
                grid.never_together(grid.red_worked(e, first), grid.red_worked(e, second))
