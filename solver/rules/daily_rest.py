"""AML § 10-8 (1) (3): two duties closer than the agreed rest never follow each other."""

from itertools import product

from solver.grid import Grid
from turnus.law import provision

LAW = provision("daily-rest")


def add_daily_rest(grid: Grid) -> None:
    agreement = grid.problem.agreement
    floor = LAW.value("rest_minutes", agreement.level, grid.problem.scenario.start)
    limit = max(floor, agreement.daily_rest_minutes)
    shifts = range(len(grid.shifts))
    for d in grid.near(before=1):
        if not (grid.exists(d) and grid.exists(d + 1)):
            continue
        clashes = [(a, b) for a, b in product(shifts, shifts) if grid.gap(d, a, d + 1, b) < limit]
        for e in range(len(grid.employees)):
            for a, b in clashes:
                grid.never_together(grid.works(e, d, a), grid.works(e, d + 1, b))
