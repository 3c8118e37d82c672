"""AML § 10-8 (4) s. 3: every other red day off on average, and a free one in any four weeks."""

from math import lcm

from solver.grid import Grid, Term
from solver.rules.weekly_rest import (
    days_away,
    is_known,
    is_resting,
    is_vacation,
    rest_day,
    resting,
    rests_on,
)
from turnus.calendar import DAY, Calendar
from turnus.law import provision
from turnus.roster import Mark

LAW = provision("sunday-average")


def add_sunday_average(grid: Grid) -> None:
    agreed = grid.problem.agreement.sunday_average_weeks
    assert agreed is not None
    period = min(agreed, LAW.value("period_weeks", on=grid.problem.scenario.start))
    for e in range(len(grid.employees)):
        _half_free(grid, e, period)
        _free_in_four_weeks(grid, e)


def _half_free(grid: Grid, e: int, period: int) -> None:
    """In each reference period at most half of the red days are worked.

    A plan shorter than the period is its own period; red days after the plan count as free.
    """
    weeks = grid.size // 7
    horizon = lcm(weeks, period) if grid.cyclic else weeks
    length = min(period, horizon)
    seen = set()
    for first in range(0, horizon, length):
        counted: dict[int, int] = {}
        for week in range(first, min(first + length, horizon)):
            for d in grid.red_days_of(week % weeks):
                counted[d] = counted.get(d, 0) + 1
        start = grid.calendar.start + 7 * first * DAY
        red = len(Calendar(start, length, grid.cyclic).red_days)
        signature = (red, tuple(sorted(counted.items())))
        if signature not in seen:
            seen.add(signature)
            terms = [(times, grid.red_worked(e, d)) for d, times in counted.items()]
            grid.at_most(terms, red // 2)


def _free_in_four_weeks(grid: Grid, e: int) -> None:
    """In any four weeks the weekly rest falls on a red day at least once."""
    weeks = grid.size // 7
    window = LAW.value("rest_on_red_weeks", on=grid.problem.scenario.start)
    if grid.cyclic:
        starts = range(weeks)
    else:
        near = grid.weeks(around=1)
        starts = range(max(0, near.start - window + 1), min(near.stop, weeks - window + 1))
    for first in starts:
        days = [d for w in range(first, first + window) for d in grid.red_days_of(w % weeks)]
        terms = [_rest_on_red(grid, e, d) for d in dict.fromkeys(days)]
        if not any(isinstance(term, int) and term for term in terms):
            options = [term for term in terms if not isinstance(term, int)]
            if options:
                grid.model.add_bool_or(options)


def _rest_on_red(grid: Grid, e: int, d: int) -> Term:
    """Implies that red day ``d`` is not worked and lies whole inside the weekly rest."""
    whole_week, clipped = _around(grid, e, d)
    hosts = _hosts(grid, e, d, whole_week)
    if is_known(grid, e, d // 7):
        rests = is_resting(grid, e, d, whole=True, clipped=clipped)
        return int(
            rests
            and not grid.red_worked(e, d)
            and any(
                host == d or (rests_on(grid, e, host) and not any(_duties(grid, e, d, host)))
                for host in hosts
            )
        )
    key = ("rest on red", e, d)
    if key not in grid.literals:
        rest = grid.model.new_bool_var(f"{grid.employees[e].id} rest on red {d}")
        grid.literals[key] = rest
        grid.never_together(rest, grid.red_worked(e, d))
        grid.model.add_implication(rest, resting(grid, e, d, whole=True, clipped=clipped))
        if hosts != [d]:
            _rest_elsewhere(grid, e, d, hosts)
    return grid.literals[key]


def _around(grid: Grid, e: int, d: int) -> tuple[bool, bool]:
    """Whether the week needs no F1, and whether the rest is cut at its ends."""
    vacation = is_vacation(grid, e, d // 7)
    return vacation, grid.problem.agreement.reading.weekly_rest == "clipped" and not vacation


def _hosts(grid: Grid, e: int, d: int, whole_week: bool) -> list[int]:
    """Days whose rest may hold red day ``d``: the day itself, or others when it cannot be F1."""
    away = days_away(grid, e, d // 7) | frozenset(grid.marked_off(e, Mark.F3, Mark.F5))
    if whole_week or d not in away:
        return [d]
    monday = d - d % 7
    return [day for day in range(monday, monday + 7) if day not in away]


def _duties(grid: Grid, e: int, d: int, host: int) -> list[Term]:
    """The duties that would part red day ``d`` from the rest around ``host``."""
    return [grid.on(e, day) for day in range(min(d, host), max(d, host) + 1)]


def _rest_elsewhere(grid: Grid, e: int, d: int, hosts: list[int]) -> None:
    """The F1 is on another day, and its rest reaches over red day ``d``."""
    options = []
    for host in hosts:
        option = grid.model.new_bool_var(f"{grid.employees[e].id} rest on red {d} from {host}")
        options.append(option)
        grid.model.add_implication(option, rest_day(grid, e, host))
        for term in _duties(grid, e, d, host):
            grid.never_together(option, term)
    grid.model.add_bool_or([grid.literals["rest on red", e, d].negated(), *options])
