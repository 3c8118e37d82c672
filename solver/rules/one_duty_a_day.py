"""As agreed: no two duties of one person start the same day or overlap."""

from solver.grid import Grid


def add_one_duty_a_day(grid: Grid) -> None:
    for e in range(len(grid.employees)):
        for d in grid.free:
            grid.on(e, d)
    if "daily-rest" in grid.rulebook:
        return
    for d in grid.near(before=1):
        for a, b in grid.closer(d, d + 1, 0):
            for e in range(len(grid.employees)):
                grid.never_together(grid.works(e, d, a), grid.works(e, d + 1, b))
