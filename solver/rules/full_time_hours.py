"""HTA 4.2: the hours of a position, by the provision that the person's own roster falls under."""

from fractions import Fraction
from math import ceil, floor

from solver.grid import Grid
from solver.rules.conversion import add_conversion_balance, add_conversion_cap
from solver.rules.norm import agreed, norm, paid
from turnus.law import provision


def add_r_t1(grid: Grid) -> None:
    """At most 37.5 hours a week for a full position where nothing shorter governs."""
    for e, employee in enumerate(grid.employees):
        limit = agreed(grid, e, _weekly("R-T1")) + grid.problem.balance_over(employee)
        grid.at_most(paid(grid, e), floor(limit), norm(grid, e).full)


def add_r_t2(grid: Grid) -> None:
    """At most 35.5 hours a week on two-shift work with Sundays or nights, and on night work."""
    for e, employee in enumerate(grid.employees):
        limit = agreed(grid, e, _weekly("R-T2")) + grid.problem.balance_over(employee)
        grid.at_most(paid(grid, e), floor(limit), norm(grid, e).short)


def add_r_t4(grid: Grid) -> None:
    """Three-part rosters: 37.5 hours less Sunday and night credit, between 33.6 and 35.5."""
    for e, employee in enumerate(grid.employees):
        add_conversion_cap(grid, e, grid.problem.balance_over(employee), norm(grid, e).three_part)


def add_no_planned_overtime(grid: Grid) -> None:
    """AML § 10-6 (1): no whole duty is planned beyond the agreed hours."""
    shifts = provision("no-planned-overtime").value("own_shifts")
    for e, employee in enumerate(grid.employees):
        over = shifts * grid.problem.own_shift_minutes(employee)
        governs = norm(grid, e)
        for weekly, when in ((_weekly("R-T1"), governs.full), (_weekly("R-T2"), governs.short)):
            grid.at_most(paid(grid, e), floor(agreed(grid, e, weekly) + over), when)
        add_conversion_cap(grid, e, over, governs.three_part)


def add_hours_balance(grid: Grid) -> None:
    """The plan holds the contract's hours, within one shift."""
    for e, employee in enumerate(grid.employees):
        under = grid.problem.balance_under(employee)
        governs = norm(grid, e)
        for weekly, when in ((_weekly("R-T1"), governs.full), (_weekly("R-T2"), governs.short)):
            grid.at_least(paid(grid, e), ceil(agreed(grid, e, weekly) - under), when)
        add_conversion_balance(grid, e, under, governs.three_part)


def _weekly(id: str) -> Fraction:
    return Fraction(provision(id).value("week_minutes"))
