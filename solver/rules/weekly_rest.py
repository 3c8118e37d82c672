"""AML § 10-8 (2): every calendar week has one day F1 inside at least 35 hours of rest.

Which day is F1 is marked when the roster is done; here it is enough that some day can be. A day of
vacation, an F3 or an F5 cannot, and a week of vacation without a duty needs none.
"""

from dataclasses import dataclass, field
from typing import cast

from ortools.sat.python import cp_model

from solver.clock import WHOLE_DAY
from solver.grid import Grid
from turnus.law import provision
from turnus.roster import Mark

LAW = provision("weekly-rest")
Start = tuple[int, int]
"""A day and a shift."""


@dataclass(frozen=True)
class Clashes:
    """Duties near a stretch of days that leave too little rest around it."""

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
                options.append(_free_week(grid, e, week))
            grid.model.add_bool_or(options)


def rest_day(grid: Grid, e: int, d: int) -> cp_model.IntVar:
    """Implies that day ``d`` can be the weekly rest day F1 of employee ``e``."""
    reading = grid.problem.agreement.reading
    whole, clipped = reading.weekly_rest_whole_day, reading.weekly_rest == "clipped"
    return resting(grid, e, d, whole=whole, clipped=clipped)


def resting(
    grid: Grid, e: int, d: int, *, whole: bool, clipped: bool, least: int | None = None
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
    """
    what = f"F1 {whole} {clipped}" if least is None else f"rest {least} {whole} {clipped}"
    key = what, e, d
    if key not in grid.literals:
        literal = grid.model.new_bool_var(f"{grid.employees[e].id} {grid.day(d)} F1")
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
    least: int = LAW.value("vacation_days", on=grid.problem.scenario.start)
    return len(days_away(grid, e, week)) >= least


def clashes(grid: Grid, d: int, *, whole: bool, clipped: bool, least: int | None = None) -> Clashes:
    """What leaves too little rest around day ``d``, worked out once."""
    limit = _limit(grid) if least is None else least
    key = f"rest {limit} {whole} {clipped}", d
    if key not in grid.cache:
        monday = d - d % 7
        cut = (grid.midnight(monday), grid.midnight(monday + 7)) if clipped else None
        grid.cache[key] = _clashes(grid, range(d, d + 1), cut, whole, limit)
    return cast(Clashes, grid.cache[key])


def _clashes(
    grid: Grid, free: range, cut: tuple[int, int] | None, whole: bool, limit: int
) -> Clashes:
    if cut and cut[1] - cut[0] < limit:
        return Clashes(hopeless=True)
    far = limit // WHOLE_DAY + 2
    before, after = (
        range(free.start - 1, free.start - far - 1, -1),
        range(free.stop, free.stop + far),
    )
    shifts = range(len(grid.shifts))
    alone: set[Start] = set()
    if whole:
        d = free.start - 1
        alone |= {(d, s) for s in shifts if grid.end(d, s) > grid.midnight(free.start)}
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


def _free_week(grid: Grid, e: int, week: int) -> cp_model.IntVar:
    """Implies that no duty starts in the week and that the rest around it is long enough."""
    literal = grid.model.new_bool_var(f"{grid.employees[e].id} free week {week}")
    days = range(7 * week, 7 * week + 7)
    for d in days:
        grid.never_together(literal, grid.on(e, d))
    _rest_around(grid, e, literal, _clashes(grid, days, None, False, _limit(grid)))
    return literal


def _rest_around(grid: Grid, e: int, literal: cp_model.IntVar, found: Clashes) -> None:
    if found.hopeless:
        grid.never_together(literal)
    for one in found.alone:
        grid.never_together(literal, grid.works(e, *one))
    for one, other in found.pairs:
        grid.never_together(literal, grid.works(e, *one), grid.works(e, *other))


def _limit(grid: Grid) -> int:
    """Minutes of weekly rest: as agreed, never below the law's floor."""
    agreement = grid.problem.agreement
    floor: int = LAW.value("rest_minutes", agreement.level, grid.problem.scenario.start)
    return max(floor, agreement.weekly_rest_minutes)
