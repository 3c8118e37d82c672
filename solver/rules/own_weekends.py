"""Weekends as agreed: also the least a person works, as far as the hours of the position go."""

from math import floor

from solver.grid import Grid
from solver.rules.norm import Weighted, position, present, weekly
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
        for week in range(grid.size // 7)
        for d, s in grid.weekend_duties(week)
    ]


def _least(grid: Grid, e: int) -> int:
    """Duties of the agreed weekends, or as many as the shortest week of the position holds."""
    employee = grid.employees[e]
    longest = _longest_shift(grid, e)
    if employee.weekend is None or longest <= 0:
        return 0
    each = provision("own-weekends").value("duties_a_weekend", on=grid.problem.scenario.start)
    weekends = present(grid, e) * employee.weekend.on // employee.weekend.of
    hours = present(grid, e) * position(grid, e) * weekly(grid, "R-T4", "lowest_minutes")
    return min(int(each) * weekends, floor(hours / longest))


def _longest_shift(grid: Grid, e: int) -> int:
    """Paid minutes of the longest shift that consents and exemptions leave employee ``e``."""
    employee = grid.employees[e]
    shifts = [shift for shift in grid.shifts if employee.long_shift_consent or not shift.long]
    if not employee.nights:
        shifts = [shift for shift in shifts if not shift.night]
    if employee.night_only:
        shifts = [shift for shift in shifts if shift.night]
    return max((shift.paid_minutes for shift in shifts), default=0)
