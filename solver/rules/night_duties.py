"""Nights as agreed: no fewer and no more than a person's share."""

from math import ceil, floor

from solver.grid import Grid
from solver.rules.position import contract_weeks
from turnus.law import provision


def add_night_duties(grid: Grid) -> None:
    year = provision("night-duties").value("year_weeks", on=grid.problem.scenario.start)
    at_night = [s for s, shift in enumerate(grid.shifts) if shift.night]
    for e, employee in enumerate(grid.employees):
        agreed = employee.night_duties
        if agreed is None:
            continue
        part = contract_weeks(grid, e) / year
        least, most = floor(agreed.least * part), ceil(agreed.most * part)
        nights = [(1, grid.works(e, d, s)) for d in range(grid.size) for s in at_night]
        grid.at_most(nights, most)
        grid.at_least(nights, least)
        known = [term for _, term in nights if isinstance(term, int)]
        settled = len(known) == len(nights) and len(grid.free) == grid.size
        if settled and not least <= sum(known) <= most:
            grid.refuse()
