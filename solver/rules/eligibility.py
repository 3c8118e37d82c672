"""Duties that a person or a day does not have: consents, exemptions and what the scenario allows."""

from collections.abc import Callable
from datetime import date

from solver.grid import Grid
from turnus.department import ShiftType
from turnus.employee import Employee
from turnus.law import provision
from turnus.schema import minute_of


def add_long_shift(grid: Grid) -> None:
    """Only those who have agreed to it work long shifts."""
    _forbid(grid, lambda employee, shift: shift.long and not employee.long_shift_consent)


def add_night_exempt(grid: Grid) -> None:
    """AML § 10-2 (2): those who do not work nights have no night shifts."""
    _forbid(grid, lambda employee, shift: shift.night and not employee.nights)


def add_night_only(grid: Grid) -> None:
    """Those employed for nights have only night shifts, competence time and meetings apart."""
    other = grid.problem.activity_codes
    _forbid(
        grid,
        lambda employee, shift: employee.night_only and not shift.night and shift.code not in other,
    )


def add_night_hard8(grid: Grid) -> None:
    """AML § 10-11 (7): nights with great strain are at most 8 hours."""
    law, reading = provision("night-hard8"), grid.problem.agreement.reading
    start, end = minute_of(reading.night_start), minute_of(reading.night_end)
    for d in grid.free:
        at_night, limit = (
            law.value(name, on=grid.law_day(d)) for name in ("night_minutes", "day_minutes")
        )
        for s in range(len(grid.shifts)):
            if grid.minutes_within(d, s, start, end) > at_night and grid.paid(d, s) > limit:
                for e in range(len(grid.employees)):
                    grid.forbid(e, d, s)


def add_breaks(grid: Grid) -> None:
    """AML § 10-9: no roster where the scenario has a shift without the breaks it needs.

    Where a later law asks for more, the shift is left out from its date.
    """
    for s, shift in enumerate(grid.shifts):
        if _lacks_break(shift, grid.problem.scenario.start):
            grid.refuse()
        for d in grid.free:
            if _lacks_break(shift, grid.law_day(d)):
                for e in range(len(grid.employees)):
                    grid.forbid(e, d, s)


def _lacks_break(shift: ShiftType, day: date) -> bool:
    law = provision("breaks")
    above, from_, minutes = (
        law.value(name, on=day)
        for name in ("break_above_minutes", "half_hour_from_minutes", "break_minutes")
    )
    breaks = shift.paid_break_minutes + shift.unpaid_break_minutes
    none = shift.paid_minutes > above and not breaks
    return bool(none or (shift.paid_minutes >= from_ and breaks < minutes))


def add_shift_days(grid: Grid) -> None:
    """Shifts are used on the kinds of day that the scenario allows."""
    for d in grid.free:
        kind = grid.calendar.kind(grid.day(d))
        for s, shift in enumerate(grid.shifts):
            if kind not in grid.problem.shift_days[shift.code]:
                for e in range(len(grid.employees)):
                    grid.forbid(e, d, s)


def _forbid(grid: Grid, no_choice: Callable[[Employee, ShiftType], bool]) -> None:
    for e, employee in enumerate(grid.employees):
        for s, shift in enumerate(grid.shifts):
            if no_choice(employee, shift):
                for d in grid.free:
                    grid.forbid(e, d, s)
