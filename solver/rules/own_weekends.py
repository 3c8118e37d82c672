"""Weekends as agreed: also the least a person works, as far as the hours of the position go."""

from math import floor

from solver.eligible import longest
from solver.grid import Grid
from solver.rules.norm import Weighted, weekly
from solver.rules.position import held
from turnus.law import provision


def add_own_weekends(grid: Grid) -> None:
    for e in range(len(grid.employees)):
        least, duties = _least(grid, e), _weekend_duties(grid, e)
        grid.at_least(duties, least)
        known = [term for _, term in duties if isinstance(term, int)]
        if len(known) == len(duties) and len(grid.free) == grid.size and sum(known) < least:
            grid.refuse()


def _weekend_duties(grid: Grid, e: int) -> Weighted:
    """The cells that have time in some weekend of the plan."""
    return [
        (1, grid.works(e, d, s))
        for saturday in range(5, grid.size, 7)
        for d, s, _ in grid.sharing(grid.weekend_window(saturday), saturday)
    ]


def _least(grid: Grid, e: int) -> int:
    """Duties of the agreed weekends, or as many as the shortest week of the position holds."""
    employee = grid.employees[e]
    minutes = longest(grid.problem, employee)
    if employee.weekend is None or not minutes:
        return 0
    each = provision("own-weekends").value("duties_a_weekend", on=grid.problem.scenario.start)
    weeks = held(grid, e) * 10_000 / employee.position_points
    weekends = weeks * employee.weekend.on // employee.weekend.of
    hours = held(grid, e) * weekly(grid, "R-T4", "lowest_minutes")
    return min(int(each) * weekends, floor(hours / minutes))
