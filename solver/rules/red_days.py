"""F3, F5 and holiday seasons in turns: time that is free for certain, and one season of two.

The days of F3 and F5 are given to the grid; what they break by themselves leaves no roster at all.
"""

from itertools import pairwise

from solver.clock import Span, overlap
from solver.grid import Grid, Term
from solver.turns import season_spans, seasons_off
from turnus.agreement import Season
from turnus.employee import RedDaysOwed
from turnus.roster import Mark


def add_f3(grid: Grid) -> None:
    """AML § 10-8 (4): as many F3 as owed, on red days, with their whole windows free."""
    for e, employee in enumerate(grid.employees):
        days = grid.marked_off(e, Mark.F3)
        owed = employee.red_days_owed or RedDaysOwed()
        red = [d for d in days if 0 <= d < grid.size and grid.calendar.is_red(grid.day(d))]
        if len(red) != len(days) or len(days) != owed.f3:
            grid.refuse()
        for d in red:
            _keep_free(grid, e, grid.red_window(d))


def add_f5(grid: Grid) -> None:
    """HTA: as many F5 as owed and not paid out, on ordinary days, each free from midnight on."""
    in_time = grid.problem.agreement.red_days.f5 == "day-off"
    for e, employee in enumerate(grid.employees):
        days = grid.marked_off(e, Mark.F5)
        owed = employee.red_days_owed or RedDaysOwed()
        plain = [d for d in days if 0 <= d < grid.size and not grid.calendar.is_red(grid.day(d))]
        if len(plain) != len(days) or len(days) != owed.f5 * in_time:
            grid.refuse()
        for d in plain:
            _keep_free(grid, e, (grid.midnight(d), grid.midnight(d + 1)))


def add_free_seasons(grid: Grid) -> None:
    """As agreed: a season worked last year is free this year."""
    for e, employee in enumerate(grid.employees):
        for span in seasons_off(grid, employee):
            _keep_free(grid, e, span)


def add_one_season_of_two(grid: Grid) -> None:
    """As agreed: no season two years in a row, and no Christmas and New Year in one winter."""
    turns = set(grid.problem.agreement.holiday_turns)
    spans = {season: season_spans(grid, season) for season in turns}
    pairs = [pair for each in spans.values() for pair in pairwise(each.values())]
    new_years = spans.get(Season.NEW_YEAR, {})
    for winter, christmas in spans.get(Season.CHRISTMAS, {}).items():
        if winter in new_years:
            pairs.append((christmas, new_years[winter]))
    for e in range(len(grid.employees)):
        for first, second in pairs:
            grid.never_together(_works_in(grid, e, first), _works_in(grid, e, second))


def _keep_free(grid: Grid, e: int, span: Span) -> None:
    """No choice that has time in the span; silent on what is known."""
    for d, s in _starts(grid, span):
        if d in grid.free:
            grid.forbid(e, d, s)


def _works_in(grid: Grid, e: int, span: Span) -> Term:
    terms = [grid.works(e, d, s) for d, s in _starts(grid, span)]
    return grid.any_of(terms, f"{grid.employees[e].id} works {span}")


def _starts(grid: Grid, span: Span) -> list[tuple[int, int]]:
    """(day, shift) with time in the span."""
    first, last = (minute // (24 * 60) for minute in span)
    return [
        (d, s)
        for d in range(first - 2, last + 2)
        if grid.exists(d)
        for s in range(len(grid.shifts))
        if overlap((grid.start(d, s), grid.end(d, s)), span)
    ]
