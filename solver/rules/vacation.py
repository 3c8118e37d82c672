"""Vacation: no duty on it, as many days as are owed, told in time, and not too many away at once.

The days of vacation are given to the grid; what they break by themselves leaves no roster at all.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from datetime import date
from math import floor

from solver.grid import Grid
from solver.owed import ordinary_days_owed, working_days_owed
from solver.rules.vacation_runs import marked, number, works
from turnus.law import provision


def add_free_vacation(grid: Grid) -> None:
    """Ferieloven § 5 (1): no duty touches a day of vacation."""
    for e, employee in enumerate(grid.employees):
        for day in grid.vacation.get(employee.id, frozenset()):
            d = grid.calendar.index(day)
            for s in range(len(grid.shifts)):
                if d in grid.free:
                    grid.forbid(e, d, s)
                if d - 1 in grid.free and grid.end(d - 1, s) > grid.midnight(d):
                    grid.forbid(e, d - 1, s)


def add_vac_days(grid: Grid) -> None:
    """Ferieloven § 5 (1) and HTA 7: 25 + 5 working days in a plan of a year, and those carried in."""
    for e, employee in enumerate(grid.employees):
        if _a_year(grid) and _days(grid, e) < ordinary_days_owed(grid.problem, employee):
            grid.refuse()


def add_vac_60(grid: Grid) -> None:
    """Ferieloven § 5 (2): six working days more from the year one turns 60."""
    for e, employee in enumerate(grid.employees):
        owed = working_days_owed(grid.problem, employee)
        extra = owed > ordinary_days_owed(grid.problem, employee)
        if _a_year(grid) and extra and _days(grid, e) < owed:
            grid.refuse()


def add_vac_carry(grid: Grid) -> None:
    """Ferieloven § 7 (3): so many days carried at most, and no more in a year than are owed."""
    most = number(grid, provision("vac-carry"), "most_days")
    for e, employee in enumerate(grid.employees):
        carried = max(abs(employee.vacation_carried_in), employee.vacation_carried_out)
        owed = working_days_owed(grid.problem, employee)
        if carried > most or (_a_year(grid) and _days(grid, e) > owed):
            grid.refuse()


def add_vac_notice(grid: Grid) -> None:
    """Ferieloven § 6 (2): two months' notice of vacation that was not settled before."""
    told = grid.problem.scenario.vacation_published
    if told is None:
        return
    for e, employee in enumerate(grid.employees):
        for day in marked(grid, e):
            settled = any(span.first <= day <= span.last for span in employee.vacation)
            if not settled and told > months_before(day, _months(day)):
                grid.refuse()


def add_max_away(grid: Grid) -> None:
    """No more people are on vacation the same day than the department allows."""
    department = grid.problem.department
    share = floor(department.max_away_share * len(grid.employees) + 1e-9)
    most = max(number(grid, provision("max-away"), "people_at_least"), share)
    everybody = range(len(grid.employees))
    _most_away(grid, everybody, most)
    for competence, limit in department.max_away_by_competence.items():
        staff = [e for e in everybody if grid.employees[e].competence == competence]
        _most_away(grid, staff, limit)


def months_before(day: date, months: int) -> date:
    """The same day of the month so many months before, or the last day of that month."""
    year, month = divmod(12 * day.year + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _most_away(grid: Grid, staff: Iterable[int], most: int) -> None:
    away = Counter(day for e in staff for day in marked(grid, e))
    if any(heads > most for heads in away.values()):
        grid.refuse()


def _months(day: date) -> int:
    months: int = provision("vac-notice").value("notice_months", on=day)
    return months


def _days(grid: Grid, e: int) -> int:
    return sum(day in grid.calendar and works(grid, day) for day in marked(grid, e))


def _a_year(grid: Grid) -> bool:
    return grid.calendar.weeks >= number(grid, provision("vac-days"), "plan_weeks")
