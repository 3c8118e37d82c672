"""AML § 10-8 (2): every calendar week has one day F1 inside at least 35 hours of rest.

Which day is F1 is marked when the roster is done; here it is enough that some day can be. A day of
vacation, an F3 or an F5 cannot, but in a week of vacation one of its days is the rest.
"""

from dataclasses import dataclass, field
from typing import cast

from ortools.sat.python import cp_model

from solver.clock import WHOLE_DAY
from solver.grid import Grid
from turnus.law import provision
from turnus.roster import Mark

LAW = provision("weekly-rest")
WEEK = 7
Start = tuple[int, int]
"""A day and a shift."""


@dataclass(frozen=True)
class Clashes:
    """Duties near a day that leave too little rest around it."""

    alone: list[Start] = field(default_factory=list)
    pairs: list[tuple[Start, Start]] = field(default_factory=list)
    hopeless: bool = False
    """Whether there is too little time even without a duty."""


def add_weekly_rest(grid: Grid) -> None:
    for week in grid.weeks(around=1):
        days = range(7 * week, 7 * week + 7)
        for e in range(len(grid.employees)):
            if is_known(grid, e, week):
                continue
            away = days_away(grid, e, week)
            away |= frozenset(grid.marked_off(e, Mark.F3, Mark.F5))
            options = [rest_day(grid, e, d) for d in days if d not in away]
            if is_vacation(grid, e, week):
                options += [rest_day(grid, e, d, "FE") for d in days_away(grid, e, week)]
            grid.model.add_bool_or(options)
    if grid.problem.agreement.reading.week_window == "rolling":
        for e in range(len(grid.employees)):
            _any_seven_days(grid, e)


def _any_seven_days(grid: Grid, e: int) -> None:
    """Seven days in a row hold a whole day inside a rest that is long enough (I2)."""
    far = _furthest(grid)
    near = grid.near(before=WEEK + far, after=far)
    last = grid.size if grid.cyclic else grid.size - WEEK + 1
    for first in range(max(0, near.start), min(near.stop, last)):
        options: list[cp_model.BoolVarT] = []
        rests = False
        for d in range(first, first + WEEK):
            if all(isinstance(grid.on(e, day), int) for day in range(d - far, d + far + 1)):
                rests = rests or is_resting(grid, e, d % grid.size, whole=True, clipped=False)
            else:
                options.append(
                    resting(grid, e, d % grid.size, whole=True, clipped=False, what="rests")
                )
        if options and not rests:
            grid.model.add_bool_or(options)


def rest_day(grid: Grid, e: int, d: int, what: str = "F1") -> cp_model.IntVar:
    """Implies that day ``d`` can be the weekly rest day of employee ``e``, F1 or a day of vacation."""
    reading = grid.problem.agreement.reading
    whole, clipped = reading.weekly_rest_whole_day, reading.weekly_rest == "clipped"
    return resting(grid, e, d, whole=whole, clipped=clipped, what=what)


def resting(
    grid: Grid,
    e: int,
    d: int,
    *,
    whole: bool,
    clipped: bool,
    least: int | None = None,
    what: str = "F1",
) -> cp_model.IntVar:
    """Implies that no duty starts on day ``d`` and that the rest around it is long enough.

    Parameters
    ----------
    whole
        The rest holds the whole day (I5).
    clipped
        The rest is cut at the ends of the week (I4).
    least
        Minutes of rest; None: those of the weekly rest.
    what
        Those who ask for the same share a literal.
    """
    what = what if least is None else f"rest {least}"
    key = f"{what} {whole} {clipped}", e, d
    if key not in grid.literals:
        literal = grid.model.new_bool_var(f"{grid.employees[e].id} {grid.day(d)} {what}")
        grid.literals[key] = literal
        grid.never_together(literal, grid.on(e, d))
        _rest_around(grid, e, literal, clashes(grid, d, whole=whole, clipped=clipped, least=least))
    return grid.literals[key]


def rests_on(grid: Grid, e: int, d: int) -> bool:
    """Whether day ``d`` of a known week can be F1."""
    reading = grid.problem.agreement.reading
    whole, clipped = reading.weekly_rest_whole_day, reading.weekly_rest == "clipped"
    return is_resting(grid, e, d, whole=whole, clipped=clipped)


def is_resting(grid: Grid, e: int, d: int, *, whole: bool, clipped: bool) -> bool:
    """``resting`` where all duties near are known."""
    found = clashes(grid, d, whole=whole, clipped=clipped)
    return not (
        found.hopeless
        or grid.on(e, d)
        or any(grid.works(e, *one) for one in found.alone)
        or any(grid.works(e, *one) and grid.works(e, *other) for one, other in found.pairs)
    )


def is_known(grid: Grid, e: int, week: int) -> bool:
    """Whether every duty in and beside a week is known."""
    return all(isinstance(grid.on(e, d), int) for d in range(7 * week - 1, 7 * week + 8))


def days_away(grid: Grid, e: int, week: int) -> frozenset[int]:
    """Days of a week on which employee ``e`` has vacation."""
    away = grid.vacation.get(grid.employees[e].id)
    if not away:
        return frozenset()
    return frozenset(d for d in range(7 * week, 7 * week + 7) if grid.day(d) in away)


def is_vacation(grid: Grid, e: int, week: int) -> bool:
    """Whether a week has so many days of vacation that it needs no F1."""
    least: int = LAW.value("vacation_days", on=grid.law_day(7 * week))
    return len(days_away(grid, e, week)) >= least


def clashes(grid: Grid, d: int, *, whole: bool, clipped: bool, least: int | None = None) -> Clashes:
    """What leaves too little rest around day ``d``, worked out once."""
    limit = _limit(grid, d) if least is None else least
    key = f"rest {limit} {whole} {clipped}", d
    if key not in grid.cache:
        monday = d - d % 7
        cut = (grid.midnight(monday), grid.midnight(monday + 7)) if clipped else None
        grid.cache[key] = _clashes(grid, d, cut, whole, limit)
    return cast(Clashes, grid.cache[key])


def _clashes(grid: Grid, day: int, cut: tuple[int, int] | None, whole: bool, limit: int) -> Clashes:
    if cut and cut[1] - cut[0] < limit:
        return Clashes(hopeless=True)
    far = limit // WHOLE_DAY + 2
    before, after = range(day - 1, day - far - 1, -1), range(day + 1, day + 1 + far)
    shifts = range(len(grid.shifts))
    alone: set[Start] = set()
    if whole:
        d = day - 1
        alone |= {(d, s) for s in shifts if grid.end(d, s) > grid.midnight(day)}
    if cut:
        alone |= {(d, s) for d in before for s in shifts if cut[1] - grid.end(d, s) < limit}
        alone |= {(d, s) for d in after for s in shifts if grid.start(d, s) - cut[0] < limit}
    pairs = []
    for d in before:
        for later in after:
            for a, b in _closer(grid, d, later, limit, cut):
                if (d, a) not in alone and (later, b) not in alone:
                    pairs.append(((d, a), (later, b)))
    return Clashes(sorted(alone), pairs)


def _closer(
    grid: Grid, d: int, later: int, limit: int, cut: tuple[int, int] | None
) -> list[tuple[int, int]]:
    """Shifts of two days that leave less rest than ``limit`` between them, inside the cut."""
    if not cut:
        return grid.closer(d, later, limit)
    shifts = range(len(grid.shifts))
    return [
        (a, b)
        for a in shifts
        for b in shifts
        if min(grid.start(later, b), cut[1]) - max(grid.end(d, a), cut[0]) < limit
    ]


def _rest_around(grid: Grid, e: int, literal: cp_model.IntVar, found: Clashes) -> None:
    if found.hopeless:
        grid.never_together(literal)
    for one in found.alone:
        grid.never_together(literal, grid.works(e, *one))
    for one, other in found.pairs:
        grid.never_together(literal, grid.works(e, *one), grid.works(e, *other))


def _limit(grid: Grid, d: int) -> int:
    """Minutes of weekly rest in the week of day ``d``: as agreed, never below the law's floor."""
    agreement = grid.problem.agreement
    floor: int = LAW.value("rest_minutes", agreement.level, grid.law_day(d - d % 7))
    return max(floor, agreement.weekly_rest_minutes)


def _furthest(grid: Grid) -> int:
    """Days to either side of a rest day that can be part of its rest."""
    return max(_limit(grid, d) for d in range(0, grid.size, 7)) // WHOLE_DAY + 2
