"""AML § 10-8 (1) (3): two duties closer than the agreed rest never follow each other."""

from solver.grid import Grid
from turnus.law import provision

LAW = provision("daily-rest")
FURTHEST = 2
"""Days from one duty to the next that can leave less than 24 hours of rest."""


def add_daily_rest(grid: Grid) -> None:
    agreement = grid.problem.agreement
    for d in grid.near(before=FURTHEST):
        floor = LAW.value("rest_minutes", agreement.level, grid.law_day(d))
        limit = max(floor, agreement.daily_rest_minutes)
        for later in range(d + 1, d + 1 + FURTHEST):
            if grid.exists(d) and grid.exists(later):
                clashes = grid.closer(d, later, limit)
                for e in range(len(grid.employees)):
                    for a, b in clashes:
                        grid.never_together(grid.works(e, d, a), grid.works(e, later, b))
