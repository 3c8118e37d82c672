"""How large a person's position is, week by week, and how much of it vacation is credited with."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from solver.grid import Grid
from solver.owed import working_days_owed
from turnus.employee import Employee

WEEK = 6
"""Working days in a week of vacation."""


def shares(grid: Grid, e: int) -> list[Fraction]:
    """Share of a full position in each week of the plan; a base roster has the contract's."""
    employee = grid.employees[e]
    if grid.cyclic:
        return [Fraction(employee.position_points, 10_000)] * (grid.size // 7)
    return weekly_shares(employee, grid.calendar.days)


def weekly_shares(employee: Employee, days: tuple[date, ...]) -> list[Fraction]:
    """Share of a full position in each week of some days from a Monday."""
    if not employee.reduced:
        return [Fraction(employee.position_points, 10_000)] * (len(days) // 7)
    points = _points(employee, days)
    return [Fraction(sum(points[d : d + 7]), 70_000) for d in range(0, len(points), 7)]


def position(grid: Grid, e: int) -> Fraction:
    """Share of a full position, the mean over the plan."""
    found = shares(grid, e)
    return sum(found, Fraction(0)) / len(found)


def credited(grid: Grid, e: int) -> list[date]:
    """Working days of vacation that are paid, no more than are owed; a base roster has none."""
    if grid.cyclic:
        return []
    away = sorted(grid.vacation.get(grid.employees[e].id, ()))
    days = [day for day in away if day in grid.calendar and not grid.calendar.is_red(day)]
    return days[: working_days_owed(grid.problem, grid.employees[e])]


def held(grid: Grid, e: int) -> Fraction:
    """Weeks of a full position that the contract leaves for duties."""
    off = sum(_points(grid.employees[e], credited(grid, e)))
    return sum(shares(grid, e), Fraction(0)) - Fraction(off, 10_000 * WEEK)


def contract_weeks(grid: Grid, e: int) -> Fraction:
    """Weeks of the employee's own contract that are left for duties; fewer in a reduced time."""
    return held(grid, e) * 10_000 / grid.employees[e].position_points


def _points(employee: Employee, days: Iterable[date]) -> list[int]:
    return [employee.points_on(day) for day in days]
