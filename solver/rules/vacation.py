"""Vacation: no duty on it, enough of it, a free Sunday beside it, and not too many away at once.

The days of vacation are given to the grid; what they break by themselves leaves no roster at all.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import combinations_with_replacement
from math import floor

from solver.grid import Grid, Term, negation
from turnus.calendar import DAY
from turnus.law import Provision, provision

Segment = list[date]
"""Days of vacation in a row."""


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
    """Ferieloven § 5 (1) and HTA 7: 25 + 5 working days in a plan of a year."""
    law = provision("vac-days")
    if grid.calendar.weeks < _number(grid, law, "plan_weeks"):
        return
    least = _number(grid, law, "working_days")
    for e in range(len(grid.employees)):
        if sum(day in grid.calendar and _works(grid, day) for day in _marked(grid, e)) < least:
            grid.refuse()


def add_max_away(grid: Grid) -> None:
    """No more people are on vacation the same day than the department allows."""
    share = floor(grid.problem.department.max_away_share * len(grid.employees) + 1e-9)
    most = max(_number(grid, provision("max-away"), "people_at_least"), share)
    away = Counter(day for e in range(len(grid.employees)) for day in _marked(grid, e))
    if any(heads > most for heads in away.values()):
        grid.refuse()


def add_vac_sunday(grid: Grid) -> None:
    """Ferieloven § 5 (4) a: the Sunday before or after six working days of vacation is free."""
    least = _number(grid, provision("vac-sunday"), "working_days")
    for e in range(len(grid.employees)):
        for run in _runs(grid, e):
            for i, j in combinations_with_replacement(range(len(run)), 2):
                days = [day for segment in run[i : j + 1] for day in segment]
                if sum(_works(grid, day) for day in days) >= least:
                    first, last = run[i][0], run[j][-1]
                    before = first - (first.weekday() + 1) * DAY
                    after = last + ((6 - last.weekday()) or 7) * DAY
                    grid.never_together(
                        _red_worked(grid, e, before),
                        _red_worked(grid, e, after),
                        *_is_block(grid, e, run, i, j),
                    )


def add_vac_main(grid: Grid) -> None:
    """Ferieloven § 7 (1): 18 working days in one stretch, in each summer that the plan holds whole."""
    for first, last in _summers(grid):
        for e in range(len(grid.employees)):
            stretches = list(_stretches(grid, e, first, last))
            broken = [[_duty(grid, e, day) for day in between] for between in stretches]
            if not stretches:
                grid.refuse()
            elif all(any(not _is_zero(term) for term in terms) for terms in broken):
                options = [
                    grid.all_of([negation(term) for term in terms], f"{e} summer {first} {i}")
                    for i, terms in enumerate(broken)
                ]
                grid.never_together(*(negation(option) for option in options))


def _marked(grid: Grid, e: int) -> list[date]:
    return sorted(grid.vacation.get(grid.employees[e].id, ()))


def _works(grid: Grid, day: date) -> bool:
    """Whether the day is a working day (virkedag)."""
    return not grid.calendar.is_red(day)


def _duty(grid: Grid, e: int, day: date) -> Term:
    return grid.on(e, grid.calendar.index(day))


def _red_worked(grid: Grid, e: int, day: date) -> Term:
    return grid.red_worked(e, grid.calendar.index(day))


def _is_zero(term: Term) -> bool:
    return isinstance(term, int) and not term


def _between(first: date, last: date) -> list[date]:
    return [first + i * DAY for i in range(1, (last - first).days)]


def _runs(grid: Grid, e: int) -> Iterator[list[Segment]]:
    """Vacations that nothing but Sundays and holidays part, as segments of days in a row."""
    run: list[Segment] = []
    for day in _marked(grid, e):
        if run and day - run[-1][-1] == DAY:
            run[-1].append(day)
            continue
        if run and not all(grid.calendar.is_red(d) for d in _between(run[-1][-1], day)):
            yield run
            run = []
        run.append([day])
    if run:
        yield run


def _is_block(grid: Grid, e: int, run: list[Segment], i: int, j: int) -> Iterator[Term]:
    """Terms that all hold where a duty parts segments ``i`` to ``j`` from the rest of their run."""
    for k in range(max(i - 1, 0), min(j + 1, len(run) - 1)):
        duties = [_duty(grid, e, day) for day in _between(run[k][-1], run[k + 1][0])]
        if i <= k < j:
            yield from (negation(duty) for duty in duties)
        else:
            yield grid.any_of(duties, f"{grid.employees[e].id} duty after {run[k][-1]}")


def _stretches(grid: Grid, e: int, first: date, last: date) -> Iterator[list[date]]:
    """Sundays and holidays inside each shortest stretch with working days enough in a summer."""
    least = _number(grid, provision("vac-main"), "working_days")
    for run in _runs(grid, e):
        days = [day for segment in run for day in segment]
        summer = [day for day in days if first <= day <= last and _works(grid, day)]
        marked = set(days)
        for start, end in zip(summer, summer[least - 1 :], strict=False):
            yield [day for day in _between(start, end) if day not in marked]


def _summers(grid: Grid) -> Iterator[tuple[date, date]]:
    law, calendar = provision("vac-main"), grid.calendar
    start, end = _number(grid, law, "first_month"), _number(grid, law, "last_month")
    for year in range(calendar.start.year, calendar.end.year + 1):
        first, last = date(year, start, 1), date(year, end, monthrange(year, end)[1])
        if first in calendar and last in calendar:
            yield first, last


def _number(grid: Grid, law: Provision, name: str) -> int:
    number: int = law.value(name, on=grid.problem.scenario.start)
    return number
