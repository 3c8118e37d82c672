"""HTA 4.2: the hours of a position, by the provision that the person's own roster falls under."""

from math import ceil, floor

from solver.grid import Grid, Term
from solver.rules.conversion import add_conversion_balance, add_conversion_cap
from solver.rules.conversion_cut import add_conversion_cut
from solver.rules.norm import Norm, agreed, keep_short, keep_three_part, norm, paid, weekly
from turnus.law import provision

HOURS_OF_THE_POSITION = frozenset({"R-T1", "R-T2", "R-T3", "R-T4"})


def add_shorter_week(grid: Grid) -> None:
    """As agreed: nobody's roster gives the 37.5 hour week."""
    for e in range(len(grid.employees)):
        keep_short(grid, e)


def add_three_part(grid: Grid) -> None:
    """As agreed: those who work days and nights have three-part rosters."""
    for e, employee in enumerate(grid.employees):
        if employee.nights and not employee.night_only:
            keep_three_part(grid, e)


def add_r_t1(grid: Grid) -> None:
    """At most 37.5 hours a week for a full position where nothing shorter governs."""
    for e, employee in enumerate(grid.employees):
        over, full = grid.problem.balance_over(employee), norm(grid, e).full
        limit = agreed(grid, e, weekly(grid, "R-T1")) + over
        grid.at_most(paid(grid, e), floor(limit), full)
        if grid.rulebook >= HOURS_OF_THE_POSITION:
            # said again without a condition: a linear relaxation sees no limit where there is a choice
            weeks = [weekly(grid, "R-T2"), weekly(grid, "R-T4", "highest_minutes")]
            if not isinstance(full, int) or full:
                weeks.append(weekly(grid, "R-T1"))
            grid.at_most(paid(grid, e), floor(agreed(grid, e, max(weeks)) + over))


def add_r_t2(grid: Grid) -> None:
    """At most 35.5 hours a week on two-shift work with Sundays or nights, and on night work."""
    for e, employee in enumerate(grid.employees):
        limit = agreed(grid, e, weekly(grid, "R-T2")) + grid.problem.balance_over(employee)
        grid.at_most(paid(grid, e), floor(limit), norm(grid, e).short)


def add_r_t3(grid: Grid) -> None:
    """At most 33.6 hours a week round the clock, with night and Sunday hours enough."""
    for e, employee in enumerate(grid.employees):
        limit = agreed(grid, e, weekly(grid, "R-T3")) + grid.problem.balance_over(employee)
        grid.at_most(paid(grid, e), floor(limit), norm(grid, e).continuous)


def add_r_t4(grid: Grid) -> None:
    """Three-part rosters: 37.5 hours less Sunday and night credit, between 33.6 and 35.5."""
    for e, employee in enumerate(grid.employees):
        over, when = grid.problem.balance_over(employee), norm(grid, e).three_part
        add_conversion_cap(grid, e, over, when)
        add_conversion_cut(grid, e, over, when)


def add_no_planned_overtime(grid: Grid) -> None:
    """AML § 10-6 (1): no whole duty is planned beyond the agreed hours."""
    law = provision("no-planned-overtime")
    shifts = law.value("own_shifts", on=grid.problem.scenario.start)
    for e, employee in enumerate(grid.employees):
        over = shifts * grid.problem.own_shift_minutes(employee)
        tighter = grid.problem.balance_over(employee) <= over
        if tighter and grid.rulebook >= HOURS_OF_THE_POSITION:
            continue
        governs = norm(grid, e)
        for id, when in _with_one_number(governs):
            grid.at_most(paid(grid, e), floor(agreed(grid, e, weekly(grid, id)) + over), when)
        add_conversion_cap(grid, e, over, governs.three_part)


def add_hours_balance(grid: Grid) -> None:
    """The plan holds the contract's hours, within one shift."""
    for e, employee in enumerate(grid.employees):
        under = grid.problem.balance_under(employee)
        governs = norm(grid, e)
        for id, when in _with_one_number(governs):
            grid.at_least(paid(grid, e), ceil(agreed(grid, e, weekly(grid, id)) - under), when)
        add_conversion_balance(grid, e, under, governs.three_part)


def _with_one_number(governs: Norm) -> tuple[tuple[str, Term], ...]:
    """The provisions that give everybody under them the same week."""
    return (("R-T1", governs.full), ("R-T2", governs.short), ("R-T3", governs.continuous))
