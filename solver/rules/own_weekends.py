"""Weekends as agreed: also the least a person works, as far as the hours of the position go."""

from fractions import Fraction
from itertools import product
from math import floor

from solver.clock import Clock, overlap
from solver.eligible import longest, may_have
from solver.grid import Grid
from solver.rules.norm import Weighted, agreed, weekly
from solver.rules.position import contract_weeks
from solver.turns import seasons_off, weekends_off
from turnus.calendar import DayKind
from turnus.employee import Employee
from turnus.law import provision
from turnus.roster import Mark


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


def duties_a_weekend(clock: Clock, employee: Employee) -> int:
    """Duties of an agreed weekend, no more than days of it with a shift for the employee."""
    window, days = clock.agreed_weekend(0), set()
    for d, s in product(range(7), range(len(clock.shifts))):
        shift = clock.shifts[s]
        kind = (DayKind.SATURDAY, DayKind.SUNDAY)[d - 5] if d > 4 else DayKind.WEEKDAY
        used = kind in clock.problem.shift_days[shift.code] and may_have(employee, shift)
        if used and overlap((clock.start(d, s), clock.end(d, s)), window):
            days.add(d)
    agreed: int = provision("own-weekends").value(
        "duties_a_weekend", on=clock.problem.scenario.start
    )
    return min(len(days), agreed)


def shared_red_days(clock: Clock) -> int:
    """Red Fridays and Saturdays; the main rule on Sundays leaves a day of those weekends free."""
    agreement = clock.problem.agreement
    averaged = agreement.sunday_average_weeks is not None and agreement.level != "L0"
    if clock.cyclic or averaged:
        return 0
    return sum(d % 7 in (4, 5) for d in clock.red_days())


def all_held(grid: Grid, e: int) -> bool:
    """Whether the hours of the position hold all duties of the agreed weekends."""
    return _agreed_duties(grid, e) <= _held_duties(grid, e)


def _least(grid: Grid, e: int) -> int:
    """Duties of the agreed weekends, or as many as the shortest week of the position holds."""
    return max(0, min(_agreed_duties(grid, e), _held_duties(grid, e)))


def _agreed_duties(grid: Grid, e: int) -> int:
    employee = grid.employees[e]
    if employee.weekend is None:
        return 0
    weekends = contract_weeks(grid, e) * employee.weekend.on // employee.weekend.of
    weekends = max(0, int(weekends) - _weekends_off(grid, e))
    return duties_a_weekend(grid, employee) * weekends - shared_red_days(grid)


def spare(grid: Grid, e: int) -> Fraction:
    """Minutes of the position's shortest week beside the duties of the agreed weekends."""
    hours = agreed(grid, e, weekly(grid, "R-T4", "lowest_minutes"))
    if not grid.problem.agreement.own_weekends:
        return hours
    return hours - max(0, _agreed_duties(grid, e)) * longest(grid.problem, grid.employees[e])


def _held_duties(grid: Grid, e: int) -> int:
    minutes = longest(grid.problem, grid.employees[e])
    hours = agreed(grid, e, weekly(grid, "R-T4", "lowest_minutes"))
    return floor(hours / minutes) if minutes else 0


def _weekends_off(grid: Grid, e: int) -> int:
    """Weekends that F3 and holiday seasons keep free, or free in part."""
    off = seasons_off(grid, grid.employees[e])
    off += [
        grid.red_window(d)
        for d in grid.marked_off(e, Mark.F3)
        if 0 <= d < grid.size and grid.calendar.is_red(grid.day(d))
    ]
    return len(weekends_off(grid, off))
