"""AML §§ 10-4, 10-5: caps on the day, the week, the 8-week mean and the plan mean, by level."""

from collections.abc import Callable
from fractions import Fraction
from itertools import product

from solver.clock import WHOLE_DAY, overlap
from solver.grid import Grid, Term
from solver.rules.night_average import blocks
from solver.rules.norm import agreed, shorter_by_statute, weekly, weeks_there
from turnus.law import provision

Weighted = list[tuple[int, Term]]
FURTHEST = 2
"""Days from one duty to the next that can begin within 24 hours of it."""


def add_norm_40(grid: Grid) -> None:
    """AML § 10-4 (1): no averaging; 40 hours in any week."""
    _cap_day(grid, "norm-40")
    _cap_blocks(grid, 1, "norm-40", "week_minutes")


def add_norm_38(grid: Grid) -> None:
    """AML § 10-4 (4): 38 hours for every third Sunday or mainly nights."""
    for e in range(len(grid.employees)):
        when = shorter_by_statute(grid, e)
        for first, last in blocks(grid, 1):
            limit = _number(grid, "norm-40", "sunday_week_minutes", 7 * first)
            grid.at_most(_paid(grid, e, range(first, last)), limit, when)


def add_averages(id: str) -> Callable[[Grid], None]:
    """AML §§ 10-5, 10-12 (4): the caps of one level on the day, the week and eight weeks."""

    def add(grid: Grid) -> None:
        _cap_day(grid, id)
        _cap_blocks(grid, 1, id, "week_minutes")
        length = provision(id).value("block_weeks", on=grid.problem.scenario.start)
        _cap_blocks(grid, length, id, "block_mean_minutes")

    return add


def add_plan_mean(id: str) -> Callable[[Grid], None]:
    """AML § 10-5: the norm of § 10-4 on average over the plan, weeks of vacation left out."""

    def add(grid: Grid) -> None:
        period, weeks = _number(grid, id, "period_weeks", 0), grid.size // 7
        for e in range(len(grid.employees)):
            if _implied(grid, e, period):
                continue
            for first in range(0, weeks, period):
                block = range(first, min(first + period, weeks))
                terms, there = _paid(grid, e, block), weeks_there(grid, e, block)
                long, short = (
                    sum(_number(grid, "norm-40", f"{name}week_minutes", 7 * w) for w in there)
                    for name in ("", "sunday_")
                )
                grid.at_most(terms, long)
                grid.at_most(terms, short, shorter_by_statute(grid, e))

    return add


def _implied(grid: Grid, e: int, period: int) -> bool:
    """Whether the hours of the position, where they are in the model, already keep the plan mean."""
    weeks = grid.size // 7
    if not grid.rulebook >= {"R-T1", "R-T2", "R-T3", "R-T4"} or weeks > period:
        return False
    over, there = grid.problem.balance_over(grid.employees[e]), weeks_there(grid, e)

    def most(id: str, name: str = "week_minutes") -> Fraction:
        return agreed(grid, e, weekly(grid, id, name)) + over

    def statutory(name: str) -> int:
        return sum(_number(grid, "norm-40", name, 7 * w) for w in there)

    return (
        most("R-T1") <= statutory("week_minutes")
        and most("R-T2") <= statutory("sunday_week_minutes")
        and most("R-T3") <= statutory("sunday_week_minutes")
        and most("R-T4", "highest_minutes") <= statutory("sunday_week_minutes")
    )


def _number(grid: Grid, id: str, name: str, d: int) -> int:
    """A limit that is in force on day ``d``; what a central agreement says in its place."""
    central = grid.problem.agreement.central
    number: int = (
        getattr(central, name)
        if central is not None and id == "avg-central"
        else provision(id).value(name, grid.problem.agreement.level, grid.law_day(d))
    )
    return number


def _cap_day(grid: Grid, id: str) -> None:
    """A day starts at its agreed boundary; duties belong to the day they start on (I1, I3)."""
    if grid.problem.agreement.reading.day_window == "rolling":
        _cap_any_24_hours(grid, id)
        return
    boundary = grid.problem.agreement.reading.day_boundary_minute
    staff = range(len(grid.employees))
    for d in grid.free:
        for s, shift in enumerate(grid.shifts):
            limit = _number(grid, id, "day_minutes", d - (shift.start_minute < boundary))
            if grid.paid(d, s) > limit:
                for e in staff:
                    grid.forbid(e, d, s)
    if boundary:
        _cap_shared_day(grid, id, boundary)


def _cap_any_24_hours(grid: Grid, id: str) -> None:
    """The 24 hours from the start of each duty hold no more than the limit (I1)."""
    for d in grid.near(before=FURTHEST):
        if not grid.exists(d):
            continue
        limit = _number(grid, id, "day_minutes", d)
        for s in range(len(grid.shifts)):
            start = grid.start(d, s)
            window = start, start + WHOLE_DAY
            later = [
                (
                    min(overlap((grid.start(day, b), grid.end(day, b)), window), grid.paid(day, b)),
                    day,
                    b,
                )
                for day in range(d, d + 1 + FURTHEST)
                for b in range(len(grid.shifts))
                if grid.exists(day) and (day, b) != (d, s) and grid.start(day, b) >= start
            ]
            own = min(grid.end(d, s) - start, WHOLE_DAY, grid.paid(d, s))
            if own + sum(minutes for minutes, _, _ in later) > limit:
                for e in range(len(grid.employees)):
                    terms = [
                        (minutes, grid.works(e, day, b)) for minutes, day, b in later if minutes
                    ]
                    grid.at_most(terms, limit - own, grid.works(e, d, s))


def _cap_shared_day(grid: Grid, id: str, boundary: int) -> None:
    """Two duties either side of midnight may lie in one day of the agreed boundary."""
    staff = range(len(grid.employees))
    early = [s for s, shift in enumerate(grid.shifts) if shift.start_minute < boundary]
    late = [s for s, shift in enumerate(grid.shifts) if shift.start_minute >= boundary]
    for d in grid.near(before=1):
        if not (grid.exists(d) and grid.exists(d + 1)):
            continue
        limit = _number(grid, id, "day_minutes", d)
        for a, b in product(late, early):
            if grid.paid(d, a) + grid.paid(d + 1, b) > limit:
                for e in staff:
                    grid.never_together(grid.works(e, d, a), grid.works(e, d + 1, b))


def _cap_blocks(grid: Grid, length: int, id: str, name: str) -> None:
    """No block of weeks has more than its weeks' limits come to; None: no limit."""
    for first, last in blocks(grid, length):
        limits = [_number(grid, id, name, 7 * week) for week in range(first, last)]
        if None not in limits:
            for e in range(len(grid.employees)):
                grid.at_most(_paid(grid, e, range(first, last)), sum(limits))


def _paid(grid: Grid, e: int, weeks: range) -> Weighted:
    """Working minutes of some weeks; a duty out of a week belongs to it, or is split (I2, I3)."""
    days = range(7 * weeks.start, 7 * weeks.stop)
    if grid.problem.agreement.reading.week_split == "start-day":
        return [(grid.paid(d, s), term) for d in days for s, term in grid.duties(e, d)]
    terms = [(grid.paid(d, s), term) for d in days[:-1] for s, term in grid.duties(e, d)]
    terms += [(_parts(grid, days[-1], s)[0], term) for s, term in grid.duties(e, days[-1])]
    before = days.start - 1
    return terms + [(_parts(grid, before, s)[1], term) for s, term in grid.duties(e, before)]


def _parts(grid: Grid, d: int, s: int) -> tuple[int, int]:
    """Minutes of a Sunday's shift before and after midnight; the break is in the longer part.

    A shift that is not split is whole in the week where it ends, or where most of it is.
    """
    monday, unpaid = grid.midnight(d + 1), grid.shifts[s].unpaid_break_minutes
    after = max(0, grid.end(d, s) - monday)
    before = grid.end(d, s) - grid.start(d, s) - after
    reading = grid.problem.agreement.reading.week_split
    if reading == "end-day" or reading == "most-hours":
        whole = grid.paid(d, s)
        later = after if reading == "end-day" else max(0, after - before)
        return (0, whole) if later else (whole, 0)
    return (before, after - unpaid) if after > before else (before - unpaid, after)
