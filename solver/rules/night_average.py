"""AML § 10-11 (6): regular night workers average 8 hours in 24 over four weeks."""

from math import lcm

from solver.grid import Grid
from turnus.law import provision
from turnus.schema import minute_of

LAW = provision("night-average")


def add_night_average(grid: Grid) -> None:
    length = LAW.value("block_weeks", on=grid.calendar.start)
    reading = grid.problem.agreement.reading
    start, end = minute_of(reading.night_start), minute_of(reading.night_end)
    for first, last in blocks(grid, length):
        days = [grid.law_day(7 * week) for week in range(first, first + length)]
        limit = sum(LAW.value("block_minutes", on=day) for day in days) // length
        regular = LAW.value("regular_duties", on=days[0])
        for e in range(len(grid.employees)):
            duties = [
                (d, s, term) for d in range(7 * first, 7 * last) for s, term in grid.duties(e, d)
            ]
            nights = [
                (1, term)
                for d, s, term in duties
                if grid.minutes_within(d, s, start, end)
                > LAW.value("night_minutes", on=grid.law_day(d))
            ]
            often = grid.reaches(nights, regular, f"{e} nights from week {first}")
            grid.at_most([(grid.paid(d, s), term) for d, s, term in duties], limit, often)


def blocks(grid: Grid, length: int) -> list[tuple[int, int]]:
    """First week and the week after the last of every stretch of weeks that a mean is taken over."""
    weeks = grid.size // 7
    rolling = grid.problem.agreement.reading.averaging == "rolling"
    if grid.cyclic:
        horizon = lcm(weeks, length)
        starts = range(weeks) if rolling else range(0, horizon, length)
        return [(first, first + length) for first in starts]
    starts = range(max(1, weeks - length + 1)) if rolling else range(0, weeks, length)
    near = grid.weeks(around=1)
    stretches = [(first, min(first + length, weeks)) for first in starts]
    return [(a, b) for a, b in stretches if a < near.stop and b > near.start]
