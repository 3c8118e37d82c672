"""AML § 10-11 (6): regular night workers average 8 hours in 24 over four weeks."""

from math import lcm

from solver.grid import Grid
from turnus.department import minute_of
from turnus.law import provision

LAW = provision("night-average")


def add_night_average(grid: Grid) -> None:
    length, limit, at_night, regular = (
        LAW.value(name)
        for name in ("block_weeks", "block_minutes", "night_minutes", "regular_duties")
    )
    reading = grid.problem.agreement.reading
    start, end = minute_of(reading.night_start), minute_of(reading.night_end)
    weeks = grid.size // 7
    horizon = lcm(weeks, length) if grid.cyclic else weeks
    for first in block_starts(horizon, length, rolling=reading.averaging == "rolling"):
        days = range(7 * first, min(7 * (first + length), 7 * horizon))
        for e in range(len(grid.employees)):
            duties = [(d, s, term) for d in days for s, term in grid.duties(e, d)]
            nights = [
                (1, term)
                for d, s, term in duties
                if grid.minutes_within(d, s, start, end) > at_night
            ]
            often = grid.reaches(nights, regular, f"{e} nights from week {first}")
            grid.at_most([(grid.paid(d, s), term) for d, s, term in duties], limit, often)


def block_starts(weeks: int, length: int, *, rolling: bool) -> range:
    """First weeks of the blocks that a mean is taken over."""
    return range(max(1, weeks - length + 1)) if rolling else range(0, weeks, length)
