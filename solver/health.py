"""What advice on health asks not to happen, as duties that should not stand together.

Each case is counted once, whichever of its combinations of duties comes about. A goal counts the
cases; a rule of the department forbids them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from math import ceil
from typing import NamedTuple

from solver.clock import WHOLE_DAY
from solver.grid import Grid, Term, negation
from turnus.law import provision


class Case(NamedTuple):
    """Employee and day it is counted on, and the duties that should not stand together."""

    e: int
    d: int
    ways: list[tuple[Term, ...]]


NIGHTS_APART = 2
"""Days from one duty to the next that can leave less than 24 hours of rest."""


def quick_returns(grid: Grid) -> Iterator[Case]:
    """Rests under 11 hours, by the duty before."""
    least = provision("health-quick-return").value("rest_minutes", on=grid.calendar.start)
    for d in grid.near(before=NIGHTS_APART):
        pairs = _closer(grid, d, d + NIGHTS_APART, least)
        for e in range(len(grid.employees) if pairs else 0):
            yield Case(
                e, d, [(grid.works(e, d, a), grid.works(e, later, b)) for a, later, b in pairs]
            )


def nights_in_a_row(grid: Grid) -> Iterator[Case]:
    """Nights beyond three in a row."""
    own = grid.problem.department.health.max_nights.limit
    advised = provision("health-max-nights").value("nights_in_a_row", on=grid.calendar.start)
    yield from _in_a_row(grid, own or advised, _nights(grid), "night")


def after_nights(grid: Grid) -> Iterator[Case]:
    """Less than 24 hours from the end of the last night in a row to the next duty."""
    own = grid.problem.department.health.after_nights.limit
    advised = provision("health-after-nights").value("free_minutes", on=grid.calendar.start)
    least = 60 * own if own else advised
    nights, furthest = _nights(grid), NIGHTS_APART + ceil(least / WHOLE_DAY)
    for d in grid.near(before=furthest):
        pairs = [
            (a, later, b)
            for a, later, b in _closer(grid, d, d + furthest, least)
            if a in nights and not (later == d + 1 and b in nights)
        ]
        for e in range(len(grid.employees) if pairs else 0):
            last = negation(grid.some_of(e, d + 1, nights, "night"))
            yield Case(
                e,
                d,
                [(grid.works(e, d, a), last, grid.works(e, later, b)) for a, later, b in pairs],
            )


def backward_rotation(grid: Grid) -> Iterator[Case]:
    """From evening to day, or from night to evening or day, from one day to the next."""
    order = [2 if shift.night else 1 if shift.evening else 0 for shift in grid.shifts]
    shifts = range(len(grid.shifts))
    back = [(a, b) for a, b in product(shifts, shifts) if order[a] > order[b]]
    for d in grid.near(before=1):
        if grid.exists(d) and grid.exists(d + 1):
            pairs = [(a, b) for a, b in back if _possible(grid, d, a, d + 1, b)]
            for e in range(len(grid.employees)):
                yield Case(e, d, [(grid.works(e, d, a), grid.works(e, d + 1, b)) for a, b in pairs])


def long_shift_chains(grid: Grid) -> Iterator[Case]:
    """Long shifts beyond two on days in a row."""
    own = grid.problem.department.health.long_shift_chain.limit
    law = provision("health-long-shift-chain")
    advised = law.value("long_shifts_in_a_row", on=grid.calendar.start)
    long = [s for s, shift in enumerate(grid.shifts) if shift.long]
    yield from _in_a_row(grid, own or advised, long, "long")


def long_runs(grid: Grid) -> Iterator[Case]:
    """Working days beyond five in a row."""
    own = grid.problem.department.health.max_streak.limit
    advised = provision("health-max-streak").value("days_in_a_row", on=grid.calendar.start)
    yield from _in_a_row(grid, own or advised, range(len(grid.shifts)), "on")


def isolated_days(grid: Grid) -> Iterator[Case]:
    """Single days off and single working days with both neighbours in the plan, vacation apart."""
    for e, employee in enumerate(grid.employees):
        away = grid.vacation.get(employee.id, frozenset())
        for d in grid.near(before=1, after=1):
            if not (grid.exists(d - 1) and grid.exists(d) and grid.exists(d + 1)):
                continue
            if any(grid.day(day) in away for day in (d - 1, d, d + 1)):
                continue
            before, on, after = (grid.on(e, day) for day in (d - 1, d, d + 1))
            yield Case(
                e, d, [(negation(before), on, negation(after)), (before, negation(on), after)]
            )


def _nights(grid: Grid) -> list[int]:
    return [s for s, shift in enumerate(grid.shifts) if shift.night]


def _in_a_row(grid: Grid, most: int, shifts: Sequence[int], name: str) -> Iterator[Case]:
    """Every day that is at least one too many in a row with one of these shifts."""
    for e in range(len(grid.employees)):
        for d in grid.near(before=most):
            days = range(d, d + most + 1)
            if all(any(_may(grid, e, day, s) for s in shifts) for day in days):
                row = (
                    grid.on(e, day) if name == "on" else grid.some_of(e, day, shifts, name)
                    for day in days
                )
                yield Case(e, days[-1], [tuple(row)])


def _may(grid: Grid, e: int, d: int, s: int) -> bool:
    term = grid.works(e, d, s)
    return not isinstance(term, int) or bool(term)


def _closer(grid: Grid, d: int, last: int, least: int) -> Sequence[tuple[int, int, int]]:
    """(shift of day ``d``, later day, its shift) with less rest between them than ``least``."""
    key = "closer on some day", d, last, least, "daily-rest" in grid.rulebook
    return grid.once(key, lambda: tuple(_closer_on_some_day(grid, d, last, least)))


def _closer_on_some_day(
    grid: Grid, d: int, last: int, least: int
) -> Iterator[tuple[int, int, int]]:
    for later in range(d + 1, last + 1):
        if grid.exists(d) and grid.exists(later):
            for a, b in grid.closer(d, later, least):
                if _possible(grid, d, a, later, b):
                    yield a, later, b


def _possible(grid: Grid, d: int, a: int, later: int, b: int) -> bool:
    """False where the daily rest keeps the two duties apart already."""
    rest = grid.problem.agreement.daily_rest_minutes
    return "daily-rest" not in grid.rulebook or grid.gap(d, a, later, b) >= rest


CASES: Mapping[str, tuple[str, Callable[[Grid], Iterator[Case]]]] = {
    "health-quick-return": ("quick-returns", quick_returns),
    "health-max-nights": ("nights-in-a-row", nights_in_a_row),
    "health-after-nights": ("after-nights", after_nights),
    "health-forward-rotation": ("backward-rotation", backward_rotation),
    "health-long-shift-chain": ("long-shift-chains", long_shift_chains),
    "health-max-streak": ("long-runs", long_runs),
    "health-long-free": ("isolated-days", isolated_days),
}
"""The goal that counts each piece of advice, and its cases."""
