"""AML § 10-8 (2): every calendar week has one day F1 inside at least 35 hours of rest."""

from solver.grid import Grid
from turnus.law import provision

LAW = provision("weekly-rest")


def add_weekly_rest(grid: Grid) -> None:
    for week in grid.weeks(around=1):
        days = range(7 * week, 7 * week + 7)
        clashes = {d: _clashes(grid, d) for d in days}
        for e in range(len(grid.employees)):
            around = [grid.on(e, d) for d in range(days.start - 1, days.stop + 1)]
            if not all(isinstance(term, int) for term in around):
                for d in days:
                    _imply_rest(grid, e, d, *clashes[d])
                grid.model.add_bool_or([grid.weekly_rest_day(e, d) for d in days])


def _clashes(grid: Grid, d: int) -> tuple[list[int], list[tuple[int, int]]]:
    """Shifts of the day before that run into day ``d``; pairs around it that leave too little."""
    agreement = grid.problem.agreement
    floor = LAW.value("rest_minutes", agreement.level, grid.problem.scenario.start)
    limit = max(floor, agreement.weekly_rest_minutes)
    midnight, shifts = grid.midnight(d), range(len(grid.shifts))
    into = [s for s in shifts if grid.end(d - 1, s) > midnight]
    around = [(a, b) for a in shifts for b in shifts if grid.gap(d - 1, a, d + 1, b) < limit]
    return into, around


def _imply_rest(
    grid: Grid, e: int, d: int, into: list[int], around: list[tuple[int, int]]
) -> None:
    """F1 on day ``d`` implies that nothing touches it and that the rest around it is long enough."""
    free = grid.weekly_rest_day(e, d)
    for s in range(len(grid.shifts)):
        grid.never_together(free, grid.works(e, d, s))
    for s in into:
        grid.never_together(free, grid.works(e, d - 1, s))
    for a, b in around:
        grid.never_together(free, grid.works(e, d - 1, a), grid.works(e, d + 1, b))


def rests_on(grid: Grid, e: int, d: int) -> bool:
    """Whether day ``d`` of a known week can be F1."""
    into, around = _clashes(grid, d)
    return not (
        grid.on(e, d)
        or any(grid.works(e, d - 1, s) for s in into)
        or any(grid.works(e, d - 1, a) and grid.works(e, d + 1, b) for a, b in around)
    )
