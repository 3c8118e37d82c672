"""Stretches of vacation as they may become: days in a row, and the duties that can part them."""

from collections.abc import Iterator
from datetime import date

from solver.grid import Grid, Term, negation
from turnus.calendar import DAY
from turnus.law import Provision

Segment = list[date]
"""Days of vacation in a row."""


def marked(grid: Grid, e: int) -> list[date]:
    """The days of vacation of employee ``e``, in order."""
    return sorted(grid.vacation.get(grid.employees[e].id, ()))


def works(grid: Grid, day: date) -> bool:
    """Whether the day is a working day (virkedag)."""
    return not grid.calendar.is_red(day)


def between(first: date, last: date) -> list[date]:
    """The days after the first and before the last."""
    return [first + i * DAY for i in range(1, (last - first).days)]


def runs(grid: Grid, e: int) -> Iterator[list[Segment]]:
    """Vacations that nothing but Sundays and holidays part, as segments of days in a row."""
    run: list[Segment] = []
    for day in marked(grid, e):
        if run and day - run[-1][-1] == DAY:
            run[-1].append(day)
            continue
        if run and not all(grid.calendar.is_red(d) for d in between(run[-1][-1], day)):
            yield run
            run = []
        run.append([day])
    if run:
        yield run


def blocks(grid: Grid, e: int) -> Iterator[tuple[list[date], list[Term]]]:
    """Stretches that there can be: their days, and terms that all hold where one is a vacation."""
    for run in runs(grid, e):
        for i in range(len(run)):
            for j in range(i, len(run)):
                days = [day for segment in run[i : j + 1] for day in segment]
                terms = list(_is_block(grid, e, run, i, j))
                if not any(isinstance(term, int) and not term for term in terms):
                    yield days, terms


def _is_block(grid: Grid, e: int, run: list[Segment], i: int, j: int) -> Iterator[Term]:
    """Terms that all hold where a duty parts segments ``i`` to ``j`` from the rest of their run."""
    for k in range(max(i - 1, 0), min(j + 1, len(run) - 1)):
        duties = [duty(grid, e, day) for day in between(run[k][-1], run[k + 1][0])]
        if i <= k < j:
            yield from (negation(each) for each in duties)
        else:
            yield grid.any_of(duties, f"{grid.employees[e].id} duty after {run[k][-1]}")


def never(grid: Grid, terms: list[Term]) -> None:
    """Not all of these; no roster at all where all of them are known to hold."""
    if all(isinstance(term, int) and term for term in terms):
        grid.refuse()
    else:
        grid.never_together(*terms)


def duty(grid: Grid, e: int, day: date) -> Term:
    """Whether employee ``e`` starts a duty on a date."""
    return grid.on(e, grid.calendar.index(day))


def number(grid: Grid, law: Provision, name: str) -> int:
    """A number of a provision on the day the plan starts."""
    found: int = law.value(name, on=grid.problem.scenario.start)
    return found
