"""Marks of a finished roster: FE, F3 and F5 as given, one F1 a week, a second day off F2."""

from collections.abc import Mapping
from datetime import date

from solver.grid import DaysOff, Grid
from solver.rules.weekly_rest import rests_on
from turnus.roster import Cell, Mark, Roster
from turnus.scenario import Problem


def marked(
    problem: Problem,
    codes: Mapping[Cell, str],
    vacation: Mapping[str, frozenset[date]] | None = None,
    days_off: DaysOff | None = None,
) -> Roster:
    """The roster of these codes with its days off marked.

    F1 goes to a free red day where there is one, F2 beside it where that day is off.
    """
    grid = Grid(problem, codes, range(0), vacation, days_off)
    marks: dict[Cell, Mark] = {}
    for e, employee in enumerate(problem.employees):
        away = grid.vacation.get(employee.id, frozenset())
        marks |= {(employee.id, day): Mark.FE for day in away}
        given = grid.days_off.get(employee.id, {})
        marks |= {(employee.id, day): mark for day, mark in given.items()}
        for week in range(grid.size // 7):
            off = [
                d
                for d in range(7 * week, 7 * week + 7)
                if not grid.on(e, d) and grid.day(d) not in away and grid.day(d) not in given
            ]
            rest = [d for d in off if rests_on(grid, e, d)]
            if not rest:
                continue
            first = min(rest, key=lambda d: (not _free_red(grid, e, d), abs(7 * week + 6 - d)))
            marks[employee.id, grid.day(first)] = Mark.F1
            others = [d for d in off if d != first]
            if others:
                second = min(others, key=lambda d: (abs(d - first), d))
                marks[employee.id, grid.day(second)] = Mark.F2
    return Roster.from_codes(problem, codes, marks)


def _free_red(grid: Grid, e: int, d: int) -> bool:
    return grid.calendar.is_red(grid.day(d)) and not grid.red_worked(e, d)
