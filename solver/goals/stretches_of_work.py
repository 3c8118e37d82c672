"""What a stretch of days costs in isolated days and long runs, told to the linear relaxation.

A person off at certain weekends has the year parted into stretches of at most a dozen days. How few
isolated days and days beyond five in a row a stretch can have follows from how many of its days,
and of its weekend days, are worked; the counted variables alone let the relaxation believe none.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from itertools import groupby, product

from ortools.sat.python import cp_model

from solver.grid import Grid
from turnus.law import provision

LONGEST = 12
"""Days of a stretch whose every pattern is looked at."""
SLOPES = tuple(Fraction(n, 6) for n in (0, 2, 3, 4, 6, 8, 9, 12, 18))
Counted = Mapping[tuple[int, int], cp_model.IntVar]
"""By employee and day."""
Cut = tuple[int, int, int, int]
"""m, a, b, c: m times what it costs is at least a a day, b a weekend day, and c."""


def add_cuts(grid: Grid, isolated: Counted, beyond: Counted) -> None:
    """Redundant: what every stretch costs at least, or cannot be where the advice is a rule."""
    health = grid.problem.department.health
    advised = provision("health-max-streak").value("days_in_a_row", on=grid.calendar.start)
    most = health.max_streak.limit or advised
    if grid.cyclic:
        return
    for e in range(len(grid.employees)):
        for first, last in _stretches(grid, e):
            days = range(first, last + 1)
            weekend = tuple(d - first for d in days if d % 7 > 4)
            costs = [each[e, d] for each in (isolated, beyond) for d in days if (e, d) in each]
            on = [grid.on(e, d) for d in days]
            for m, a, b, c in cuts(
                len(days), weekend, most, health.long_free.hard, health.max_streak.hard
            ):
                grid.model.add(
                    m * cp_model.LinearExpr.sum(costs)
                    >= a * cp_model.LinearExpr.sum(on)
                    + b * cp_model.LinearExpr.sum([on[i] for i in weekend])
                    + c
                )


def _stretches(grid: Grid, e: int) -> Iterator[tuple[int, int]]:
    """First and last day of what lies open between two days off that are no vacation."""
    away = grid.vacation.get(grid.employees[e].id, frozenset())
    on = [grid.on(e, d) for d in range(grid.size)]
    off = [
        isinstance(term, int) and not term and grid.day(d) not in away for d, term in enumerate(on)
    ]
    for known, group in groupby(range(grid.size), key=lambda d: isinstance(on[d], int)):
        days = list(group)
        first, last = days[0], days[-1]
        inside = first > 0 and last < grid.size - 1
        if not known and inside and len(days) <= LONGEST and off[first - 1] and off[last + 1]:
            yield first, last


@cache
def cuts(
    length: int, weekend: tuple[int, ...], most: int, none_isolated: bool, none_beyond: bool
) -> tuple[Cut, ...]:
    """Linear bounds on the cost of a stretch, each the best at some number of days worked.

    Parameters
    ----------
    none_isolated, none_beyond
        Patterns with isolated days, or with days too many in a row, are none at all.
    """
    least: dict[tuple[int, int], int] = {}
    every: set[tuple[int, int]] = set()
    for pattern in product((0, 1), repeat=length):
        key = sum(pattern), sum(pattern[i] for i in weekend)
        every.add(key)
        isolated, beyond = _costs(pattern, most)
        if not (isolated and none_isolated) and not (beyond and none_beyond):
            least[key] = min(least.get(key, length), isolated + beyond)
    slopes = (*SLOPES, *(-slope for slope in SLOPES if slope))
    planes = [
        (a, b, min(cost - a * k - b * w for (k, w), cost in least.items()))
        for a, b in product(slopes, slopes)
    ]
    found: dict[tuple[Fraction, Fraction], Fraction] = {}
    for k, w in sorted(every):
        if least.get((k, w), 1):
            a, b, c = max(planes, key=lambda each: (_at(each, k, w), -abs(each[0])))
            if _at((a, b, c), k, w) > 0:
                found[a, b] = c
    return tuple((6, int(6 * a), int(6 * b), int(6 * c)) for (a, b), c in found.items())


def _at(plane: tuple[Fraction, Fraction, Fraction], k: int, w: int) -> Fraction:
    a, b, c = plane
    return a * k + b * w + c


def _costs(pattern: tuple[int, ...], most: int) -> tuple[int, int]:
    """Isolated days, and days beyond so many in a row, of a stretch between days off."""
    row = (0, *pattern, 0)
    isolated = sum(row[i - 1] == row[i + 1] != row[i] for i in range(1, len(row) - 1))
    runs = "".join(map(str, pattern)).split("0")
    return isolated, sum(max(0, len(run) - most) for run in runs)
