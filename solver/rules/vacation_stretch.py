"""Stretches of vacation: long enough, free beside them, and few own weekends in each.

The days are given to the grid; what is open is which Sundays and holidays between them are worked.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from solver.grid import Grid, Term, negation
from solver.owed import working_days_owed
from solver.rules.vacation_runs import between, blocks, duty, never, number, runs, works
from solver.weekends import own_weekend
from turnus.calendar import DAY
from turnus.law import provision

Parts = frozenset[date]
"""Sundays and holidays inside a stretch: a duty on one of them parts it."""


def add_vac_sunday(grid: Grid) -> None:
    """Ferieloven § 5 (4) a: the Sunday before or after six working days of vacation is free."""
    least = number(grid, provision("vac-sunday"), "working_days")
    for e in range(len(grid.employees)):
        for days, block in blocks(grid, e):
            if sum(works(grid, day) for day in days) >= least:
                before = days[0] - (days[0].weekday() + 1) * DAY
                after = days[-1] + ((6 - days[-1].weekday()) or 7) * DAY
                grid.never_together(
                    _red_worked(grid, e, before), _red_worked(grid, e, after), *block
                )


def add_vac_16h(grid: Grid) -> None:
    """Ferieloven § 5 (4) b: 16 hours off beside the days of a vacation of 18 working days."""
    law = provision("vac-16h")
    least, beyond = number(grid, law, "working_days"), number(grid, law, "beyond_minutes")
    for e in range(len(grid.employees)):
        for days, block in blocks(grid, e):
            if sum(works(grid, day) for day in days) >= least:
                _time_off(grid, e, days, beyond, block)


def _time_off(grid: Grid, e: int, days: list[date], beyond: int, block: list[Term]) -> None:
    first, last = grid.calendar.index(days[0]), grid.calendar.index(days[-1])
    limit = 24 * 60 * (last - first + 1) + beyond
    far = beyond // (24 * 60) + 2
    for d in range(first - 1, first - far - 1, -1):
        for later in range(last + 1, last + far + 1):
            if grid.exists(d) and grid.exists(later):
                for a, b in grid.closer(d, later, limit):
                    grid.never_together(grid.works(e, d, a), grid.works(e, later, b), *block)


def add_vac_main(grid: Grid) -> None:
    """Ferieloven § 7 (1): 18 working days in one stretch, in each summer that the plan holds whole."""
    asking = [e for e, each in enumerate(grid.employees) if not each.main_vacation_waived]
    for first, last in _summers(grid):
        for e in asking:
            _some_unbroken(grid, e, {parts for parts, _ in _mains(grid, e, first, last)}, "summer")


def add_vac_rest(grid: Grid) -> None:
    """Ferieloven § 7 (2): seven working days in one stretch beside the main vacation."""
    if grid.calendar.weeks < number(grid, provision("vac-days"), "plan_weeks"):
        return
    law = provision("vac-rest")
    stretch, main = number(grid, law, "working_days"), number(grid, law, "main_days")
    summers = list(_summers(grid))
    for e, employee in enumerate(grid.employees):
        owed = working_days_owed(grid.problem, employee)
        least = min(stretch, owed - (main if summers else 0))
        if least > 0:
            mains = [each for first, last in summers for each in _mains(grid, e, first, last)]
            rests = list(_windows(grid, e, least))
            if summers:
                _rest(grid, e, {parts for parts, _ in mains}, _beside(mains, rests))
            else:
                _some_unbroken(grid, e, {parts for parts, _ in rests}, "rest")


def _beside(
    mains: list[tuple[Parts, list[date]]], rests: list[tuple[Parts, list[date]]]
) -> set[Parts]:
    """What must be free for a main vacation with a rest outside it."""
    return {
        parts | other
        for parts, days in mains
        for other, rest in rests
        if rest[-1] < days[0] or days[-1] < rest[0]
    }


def _rest(grid: Grid, e: int, mains: set[Parts], options: set[Parts]) -> None:
    """One of the options is free, or none of the main vacations is."""
    broken = [
        grid.any_of([duty(grid, e, day) for day in sorted(parts)], f"{e} no main {i}")
        for i, parts in enumerate(sorted(mains, key=sorted))
    ]
    no_main = grid.all_of(broken, f"{e} no main vacation")
    if not (isinstance(no_main, int) and no_main):
        _some_unbroken(grid, e, options, "rest", no_main)


def add_vac_weekend(grid: Grid) -> None:
    """As agreed: one stretch takes up no more than so many of the own weekends."""
    most = grid.problem.agreement.vacation_weekends or 0
    for e, employee in enumerate(grid.employees):
        if employee.weekend is None or employee.weekend_group is None:
            continue
        weeks = range(grid.size // 7)
        own = [w for w in weeks if own_weekend(grid.problem, employee, w)]
        for days, block in blocks(grid, e):
            first, last = grid.calendar.index(days[0]), grid.calendar.index(days[-1])
            if sum(first <= 7 * w + 6 and 7 * w + 5 <= last for w in own) > most:
                never(grid, block)


def _some_unbroken(grid: Grid, e: int, options: set[Parts], name: str, other: Term = 0) -> None:
    """No duty on the days of one of the options, unless ``other`` holds."""
    broken = [
        [duty(grid, e, day) for day in sorted(parts)] for parts in sorted(options, key=sorted)
    ]
    if any(all(isinstance(term, int) and not term for term in terms) for terms in broken):
        return
    unbroken = [
        grid.all_of([negation(term) for term in terms], f"{e} {name} {i}")
        for i, terms in enumerate(broken)
    ]
    found = [negation(option) for option in (*unbroken, other)]
    if not options and isinstance(other, int) and not other:
        grid.refuse()
    else:
        grid.never_together(*found)


def _mains(grid: Grid, e: int, first: date, last: date) -> Iterator[tuple[Parts, list[date]]]:
    """Each shortest stretch with working days enough for a main vacation in a summer."""
    least = number(grid, provision("vac-main"), "working_days")
    yield from _windows(grid, e, least, first, last)


def _windows(
    grid: Grid, e: int, least: int, first: date = date.min, last: date = date.max
) -> Iterator[tuple[Parts, list[date]]]:
    """Each shortest stretch with ``least`` working days from ``first`` to ``last``, and its parts."""
    for run in runs(grid, e):
        days = [day for segment in run for day in segment]
        inside = [day for day in days if first <= day <= last and works(grid, day)]
        taken = set(days)
        for start, end in zip(inside, inside[least - 1 :], strict=False):
            parts = frozenset(day for day in between(start, end) if day not in taken)
            yield parts, [day for day in inside if start <= day <= end]


def _red_worked(grid: Grid, e: int, day: date) -> Term:
    return grid.red_worked(e, grid.calendar.index(day))


def _summers(grid: Grid) -> Iterator[tuple[date, date]]:
    law, calendar = provision("vac-main"), grid.calendar
    start, end = number(grid, law, "first_month"), number(grid, law, "last_month")
    for year in range(calendar.start.year, calendar.end.year + 1):
        first, last = date(year, start, 1), date(year, end, monthrange(year, end)[1])
        if first in calendar and last in calendar:
            yield first, last
