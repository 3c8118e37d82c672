"""AML § 10-8 (3): after a rest shorter than 11 hours the next rest makes up for what was missing."""

from itertools import product

from solver.grid import Grid
from turnus.law import provision

LAW = provision("comp-rest")


def add_comp_rest(grid: Grid) -> None:
    full = LAW.value("rest_minutes", grid.problem.agreement.level, grid.problem.scenario.start)
    shifts = range(len(grid.shifts))
    for d in grid.near(before=2):
        if not (grid.exists(d) and grid.exists(d + 2)):
            continue
        short = [
            (a, b, c)
            for a, b, c in product(shifts, shifts, shifts)
            if (rest := grid.gap(d, a, d + 1, b)) < full
            and grid.gap(d + 1, b, d + 2, c) < 2 * full - rest
        ]
        for e in range(len(grid.employees)):
            for a, b, c in short:
                grid.never_together(
                    grid.works(e, d, a), grid.works(e, d + 1, b), grid.works(e, d + 2, c)
                )
