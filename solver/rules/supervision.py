"""As agreed: day duties on enough weekdays of each practice that a person supervises."""

from solver.grid import Grid
from turnus.calendar import DayKind
from turnus.employee import Supervision


def add_supervision(grid: Grid) -> None:
    for e, employee in enumerate(grid.employees):
        for practice in employee.supervises:
            _add_practice(grid, e, practice)


def _add_practice(grid: Grid, e: int, practice: Supervision) -> None:
    away = grid.away(e)
    by_day = [
        s
        for s, shift in enumerate(grid.shifts)
        if shift.counts and not shift.night and not shift.evening
    ]
    days = [
        d
        for d in range(grid.size)
        if practice.first <= grid.day(d) <= practice.last
        and grid.calendar.kind(grid.day(d)) is DayKind.WEEKDAY
        and grid.day(d) not in away
    ]
    least = min(practice.days, len(days))
    on = [(1, grid.some_of(e, d, by_day, "day duty")) for d in days]
    grid.at_least(on, least)
    known = [term for _, term in on if isinstance(term, int)]
    if len(known) == len(on) and len(grid.free) == grid.size and sum(known) < least:
        grid.refuse()
