"""The rulebook as constraints: one small function a rule, listed in the catalogue's order."""

from collections.abc import Callable

from solver.grid import Grid
from solver.rules.comp_rest import add_comp_rest
from solver.rules.daily_rest import add_daily_rest
from solver.rules.eligibility import (
    add_breaks,
    add_long_shift,
    add_night_exempt,
    add_night_only,
    add_one_duty_a_day,
    add_shift_days,
    add_vacation,
)
from solver.rules.full_time_hours import (
    add_hours_balance,
    add_no_planned_overtime,
    add_r_t1,
    add_r_t2,
    add_r_t4,
)
from solver.rules.night_average import add_night_average
from solver.rules.sunday_average import add_sunday_average
from solver.rules.sunday_main import add_sunday_main
from solver.rules.weekend_freq import add_weekend_freq
from solver.rules.weekly_rest import add_weekly_rest
from solver.rules.working_hours import add_working_hours

ELIGIBILITY: tuple[tuple[str, Callable[[Grid], None]], ...] = (
    ("breaks", add_breaks),
    ("long-shift", add_long_shift),
    ("night-exempt", add_night_exempt),
    ("night-only", add_night_only),
    ("shift-days", add_shift_days),
    ("vac-days", add_vacation),
)
"""Rules that take cells away; they come first, so that no variable is made in vain."""

LOCAL: tuple[tuple[str, Callable[[Grid], None]], ...] = (
    ("one-duty-a-day", add_one_duty_a_day),
    ("working-hours", add_working_hours),
    ("daily-rest", add_daily_rest),
    ("comp-rest", add_comp_rest),
    ("weekly-rest", add_weekly_rest),
    ("sunday-main", add_sunday_main),
    ("sunday-average", add_sunday_average),
    ("night-average", add_night_average),
    ("weekend-freq", add_weekend_freq),
)
"""Rules that hold for any part of a plan."""

WHOLE_PLAN: tuple[tuple[str, Callable[[Grid], None]], ...] = (
    ("no-planned-overtime", add_no_planned_overtime),
    ("R-T1", add_r_t1),
    ("R-T2", add_r_t2),
    ("R-T4", add_r_t4),
    ("hours-balance", add_hours_balance),
)
"""Rules on the hours of the whole plan."""


def governs(grid: Grid, rule: str) -> bool:
    """Whether a rule applies to this department at all."""
    agreement = grid.problem.agreement
    averaged = agreement.sunday_average_weeks is not None and agreement.level != "L0"
    if rule == "sunday-main":
        return not averaged
    if rule == "sunday-average":
        return averaged
    if rule == "night-average":
        return agreement.night_average or agreement.level != "L2"
    return True


def add_rules(grid: Grid, *, whole_plan: bool = True) -> None:
    """Every rule that governs; without those on the whole plan's hours where it is not yet whole."""
    for id, add in (*ELIGIBILITY, *LOCAL, *(WHOLE_PLAN if whole_plan else ())):
        if governs(grid, id):
            with grid.rule(id):
                add(grid)
