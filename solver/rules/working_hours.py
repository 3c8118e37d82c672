"""AML §§ 10-4, 10-5: caps on the day, the week, the 8-week mean and the plan mean, by level."""

from collections.abc import Callable
from itertools import product

from solver.clock import WHOLE_DAY, overlap
from solver.grid import Grid, Term
from solver.rules.night_average import blocks
from turnus.law import provision

Weighted = list[tuple[int, Term]]
ORDINARY = ("norm-40", "avg-individual", "avg-union", "avg-permit")
FURTHEST = 2
"""Days from one duty to the next that can begin within 24 hours of it."""


def add_norm_40(grid: Grid) -> None:
    """AML § 10-4 (1): no averaging; 40 hours in any week."""
    cap_day(grid, "norm-40")
    cap_blocks(grid, 1, "norm-40", "week_minutes")


def add_averages(id: str) -> Callable[[Grid], None]:
    """AML §§ 10-5, 10-12 (4): the caps of one level on the day, the week and eight weeks."""

    def add(grid: Grid) -> None:
        cap_day(grid, id)
        cap_blocks(grid, 1, id, "week_minutes")
        length = provision(id).value("block_weeks", on=grid.problem.scenario.start)
        cap_blocks(grid, length, id, "block_mean_minutes")

    return add


def add_total_caps(grid: Grid) -> None:
    """AML § 10-6 (8) (9): all working time; silent where the caps on ordinary time are no wider."""
    length = provision("total-caps").value("block_weeks", on=grid.problem.scenario.start)
    if not _within(grid, "day_minutes", range(-1, grid.size)):
        cap_day(grid, "total-caps")
    for name, weeks in (("week_minutes", 1), ("block_mean_minutes", length)):
        if not _within(grid, name, range(0, grid.size, 7)):
            cap_blocks(grid, weeks, "total-caps", name)


def _within(grid: Grid, name: str, days: range) -> bool:
    """Whether the cap on ordinary time is in the model and nowhere wider than that on all time."""
    ordinary = next((id for id in ORDINARY if id in grid.rulebook), None)
    if ordinary is None or (ordinary == "norm-40" and name == "block_mean_minutes"):
        return False
    pairs = [(limit(grid, ordinary, name, d), limit(grid, "total-caps", name, d)) for d in days]
    return all(total is None or (cap is not None and cap <= total) for cap, total in pairs)


def limit(grid: Grid, id: str, name: str, d: int) -> int | None:
    """A limit that is in force on day ``d``; what a central agreement says in its place."""
    central = grid.problem.agreement.central
    found: int | None = (
        getattr(central, name)
        if central is not None and id == "avg-central"
        else provision(id).value(name, grid.problem.agreement.level, grid.law_day(d))
    )
    return found


def _most(grid: Grid, id: str, d: int) -> int:
    """Working minutes that day ``d`` may have."""
    most = limit(grid, id, "day_minutes", d)
    return WHOLE_DAY * 2 if most is None else most


def cap_day(grid: Grid, id: str) -> None:
    """A day starts at its agreed boundary; duties belong to the day they start on (I1, I3)."""
    if grid.problem.agreement.reading.day_window == "rolling":
        _cap_any_24_hours(grid, id)
        return
    boundary = grid.problem.agreement.reading.day_boundary_minute
    staff = range(len(grid.employees))
    for d in grid.free:
        for s, shift in enumerate(grid.shifts):
            most = _most(grid, id, d - (shift.start_minute < boundary))
            if grid.paid(d, s) > most:
                for e in staff:
                    grid.forbid(e, d, s)
    if boundary:
        _cap_shared_day(grid, id, boundary)


def _cap_any_24_hours(grid: Grid, id: str) -> None:
    """The 24 hours from the start of each duty hold no more than the limit (I1)."""
    for d in grid.near(before=FURTHEST):
        if not grid.exists(d):
            continue
        most = _most(grid, id, d)
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
            if own + sum(minutes for minutes, _, _ in later) > most:
                for e in range(len(grid.employees)):
                    terms = [
                        (minutes, grid.works(e, day, b)) for minutes, day, b in later if minutes
                    ]
                    grid.at_most(terms, most - own, grid.works(e, d, s))


def _cap_shared_day(grid: Grid, id: str, boundary: int) -> None:
    """Two duties either side of midnight may lie in one day of the agreed boundary."""
    staff = range(len(grid.employees))
    early = [s for s, shift in enumerate(grid.shifts) if shift.start_minute < boundary]
    late = [s for s, shift in enumerate(grid.shifts) if shift.start_minute >= boundary]
    for d in grid.near(before=1):
        if not (grid.exists(d) and grid.exists(d + 1)):
            continue
        most = _most(grid, id, d)
        for a, b in product(late, early):
            if grid.paid(d, a) + grid.paid(d + 1, b) > most:
                for e in staff:
                    grid.never_together(grid.works(e, d, a), grid.works(e, d + 1, b))


def cap_blocks(grid: Grid, length: int, id: str, name: str) -> None:
    """No block of weeks has more than its weeks' limits come to; None: no limit."""
    for first, last in blocks(grid, length):
        limits = [limit(grid, id, name, 7 * week) for week in range(first, last)]
        most = sum(each for each in limits if each is not None)
        if None not in limits:
            for e in range(len(grid.employees)):
                grid.at_most(paid_in(grid, e, range(first, last)), most)


def paid_in(grid: Grid, e: int, weeks: range) -> Weighted:
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
