"""One window of an annual roster: its days are free, all others are as they stand."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from solver.goals import Terms, objectives
from solver.grid import Grid
from solver.hours import SUNDAY_MINUTES, Account
from solver.rules import add_rules
from solver.rules.norm import paid
from solver.run import Answer, run
from solver.structure import keep_own_weekends, total, weekend_cells
from solver.weekends import works_weekend
from turnus.calendar import DAY
from turnus.result import Settings
from turnus.roster import Cell
from turnus.scenario import Problem

WEIGHTS: Mapping[str, int] = {
    "uncovered-minimum": 400,
    "uncovered-target": 60,
    "overcover": 6,
    "quick-returns": 60,
    "nights-in-a-row": 40,
    "isolated-days": 12,
    "uneven": 6,
}
"""Per minute or per case. Far enough apart that a quarter of an hour of a goal outweighs the
usual sum of those below it; whether a window is better is judged in strict order afterwards."""


OWN_WEEKEND_PRICE = 100_000
"""Of a missing duty: more than the four hours of demand that a move to a weekday can win."""
MOST_MINUTES = 200_000
"""More than a year's work."""
SEARCH = {"use_lns_only": True, "num_workers": 2}
"""From a good hint, large neighbourhood search alone reaches in one second what takes the default
portfolio five; the year's bound comes from ``annual_bound``, so none is needed here."""


@dataclass(frozen=True)
class Opened:
    """A window's answer: the cells of its days, and what the solve told."""

    codes: dict[Cell, str]
    answer: Answer


def solve_window(
    problem: Problem,
    codes: Mapping[Cell, str],
    vacation: Mapping[str, frozenset[date]],
    free: range,
    accounts: Mapping[str, Account],
    hint: Mapping[Cell, str],
    settings: Settings,
    seconds: float,
    stop: threading.Event | None = None,
) -> Opened | None:
    """The best roster of the days ``free``, all else as it stands; None where none was found.

    Parameters
    ----------
    accounts
        Paid minutes each person should have worked from the plan's start to the window's end;
        missed at a price, so that a window can always be solved.
    """
    grid = Grid(problem, codes, free, vacation)
    keep_own_weekends(grid)
    _free_sundays(grid)
    add_rules(grid, whole_plan=False)
    goals = objectives(grid)
    costs: Terms = [
        (WEIGHTS[id] * weight, variable)
        for id, terms in goals.items()
        for weight, variable in terms
    ]
    for e, employee in enumerate(problem.employees):
        account = accounts.get(employee.id)
        if account is not None:
            costs += _keep_account(grid, e, account)
    costs += _work_own_weekends(grid)
    grid.model.minimize(total(costs))
    for e, d, s, variable in grid.cells():
        cell = problem.employees[e].id, grid.day(d)
        grid.model.add_hint(variable, hint.get(cell) == grid.shifts[s].code)
    answer = run(grid.model, settings, seconds, stop=stop, parameters=SEARCH)
    return Opened(grid.codes(answer.solver), answer) if answer.found else None


def _work_own_weekends(grid: Grid) -> Terms:
    """A price for each duty that is missing in a weekend of one's own.

    Without it a short weekend duty, of which the minimum asks for only a part, would be moved to a
    weekday in the vacation weeks, and the agreed weekends would stand empty.
    """
    costs: Terms = []
    for week in grid.weeks():
        cells = weekend_cells(grid, week)
        for e, employee in enumerate(grid.employees):
            duties = [grid.works(e, d, s) for d, s in cells]
            if works_weekend(employee, week) and not all(isinstance(t, int) for t in duties):
                missing = grid.model.new_int_var(0, 2, f"weekend {e} {week}")
                grid.model.add(total([(1, term) for term in duties]) + missing >= 2)
                costs.append((OWN_WEEKEND_PRICE, missing))
    return costs


def _free_sundays(grid: Grid) -> None:
    """The Sunday that ends a week of vacation is free."""
    for e, employee in enumerate(grid.employees):
        for day in grid.vacation.get(employee.id, frozenset()):
            if day.weekday() == 5 and day + DAY in grid.calendar:
                d = grid.calendar.index(day + DAY)
                if d in grid.free:
                    for s in range(len(grid.shifts)):
                        grid.forbid(e, d, s)


def _keep_account(grid: Grid, e: int, account: Account) -> Terms:
    """Slack, at a price, for paid minutes outside the account and for missing evenings."""
    days = range(account.days)
    worked = paid(grid, e, days)
    if all(isinstance(term, int) for _, term in worked):
        return []
    model = grid.model
    under = model.new_int_var(0, MOST_MINUTES, f"under {e}")
    over = model.new_int_var(0, MOST_MINUTES, f"over {e}")
    model.add(total(worked) + under >= account.least)
    model.add(total(worked) - over <= account.most)
    costs: Terms = [(account.under_price, under), (account.over_price, over)]
    if account.evening_minutes:
        evenings = [
            (grid.minutes_within(d, s, *account.evening_window), term)
            for d in days
            for s, term in grid.duties(e, d)
        ]
        missing = model.new_int_var(0, MOST_MINUTES, f"evenings {e}")
        model.add(total(evenings) + missing >= account.evening_minutes)
        costs.append((account.ground_price, missing))
    if account.sundays:
        sundays = [(1, grid.red_worked(e, d)) for d in range(6, account.days, 7)]
        missing = model.new_int_var(0, 53, f"sundays {e}")
        model.add(total(sundays) + missing >= account.sundays)
        costs.append((account.ground_price * SUNDAY_MINUTES, missing))
    return costs
