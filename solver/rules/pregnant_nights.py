"""NFA's advice on night work: at most one night a week in pregnancy."""

from solver.grid import Grid
from turnus.law import provision

LAW = provision("pregnant-nights")


def add_pregnant_nights(grid: Grid) -> None:
    nights = [s for s, shift in enumerate(grid.shifts) if shift.night]
    for e, employee in enumerate(grid.employees):
        if employee.pregnancy is None:
            continue
        for week in grid.weeks():
            days = range(7 * week, 7 * week + 7)
            if any(grid.day(d) in employee.pregnancy for d in days):
                terms = [(1, grid.works(e, d, s)) for d in days for s in nights]
                grid.at_most(terms, LAW.value("nights_a_week", on=grid.day(days.start)))
