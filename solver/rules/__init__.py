"""The rulebook as constraints: small functions, listed by rule; the checker's ids, all of them."""

from collections.abc import Callable, Collection

from solver.grid import Grid
from solver.health import CASES
from solver.rules.comp_rest import add_comp_rest
from solver.rules.competence_time import add_competence_time
from solver.rules.daily_rest import add_daily_rest
from solver.rules.eligibility import (
    add_breaks,
    add_long_shift,
    add_night_exempt,
    add_night_hard8,
    add_night_only,
    add_shift_days,
)
from solver.rules.full_time_hours import (
    add_hours_balance,
    add_no_planned_overtime,
    add_r_t1,
    add_r_t2,
    add_r_t3,
    add_r_t4,
    add_shorter_week,
    add_three_part,
)
from solver.rules.governing import governs
from solver.rules.health import add_advice
from solver.rules.meetings import add_meetings
from solver.rules.mentoring import add_mentoring
from solver.rules.minors import add_minors
from solver.rules.night_average import add_night_average
from solver.rules.night_duties import add_night_duties
from solver.rules.one_duty_a_day import add_one_duty_a_day
from solver.rules.own_weekends import add_own_weekends
from solver.rules.pregnant_nights import add_pregnant_nights
from solver.rules.red_days import add_f3, add_f5, add_free_seasons, add_one_season_of_two
from solver.rules.reduced_hours import add_reduced_hours
from solver.rules.roster_duty import add_roster_duty
from solver.rules.statute import (
    add_convert_law,
    add_norm_36,
    add_norm_38,
    add_plan_mean,
)
from solver.rules.sunday_average import add_sunday_average
from solver.rules.sunday_main import add_sunday_main
from solver.rules.supervision import add_supervision
from solver.rules.vacation import (
    add_free_vacation,
    add_max_away,
    add_vac_60,
    add_vac_carry,
    add_vac_days,
    add_vac_notice,
)
from solver.rules.vacation_stretch import (
    add_vac_16h,
    add_vac_main,
    add_vac_rest,
    add_vac_sunday,
    add_vac_weekend,
)
from solver.rules.weekend_freq import add_weekend_freq
from solver.rules.weekend_swaps import add_weekend_swaps
from solver.rules.weekly_rest import add_weekly_rest
from solver.rules.working_hours import add_averages, add_norm_40, add_total_caps

__all__ = ["CONSTRAINTS", "PERSONAL", "add_rules", "governs"]

Constraint = tuple[str, Callable[[Grid], None]]

ELIGIBILITY: tuple[Constraint, ...] = (
    ("breaks", add_breaks),
    ("long-shift", add_long_shift),
    ("night-exempt", add_night_exempt),
    ("night-hard8", add_night_hard8),
    ("night-only", add_night_only),
    ("shift-days", add_shift_days),
    ("vac-days", add_free_vacation),
    ("R-T5", add_f5),
    ("R-T6", add_f3),
    ("holiday-turns", add_free_seasons),
)
"""Rules that take cells away; they come first, so that no variable is made in vain."""

LOCAL: tuple[Constraint, ...] = (
    ("one-duty-a-day", add_one_duty_a_day),
    ("norm-40", add_norm_40),
    ("avg-individual", add_averages("avg-individual")),
    ("avg-union", add_averages("avg-union")),
    ("avg-permit", add_averages("avg-permit")),
    ("avg-central", add_averages("avg-central")),
    ("total-caps", add_total_caps),
    ("daily-rest", add_daily_rest),
    ("comp-rest", add_comp_rest),
    ("weekly-rest", add_weekly_rest),
    ("sunday-main", add_sunday_main),
    ("sunday-average", add_sunday_average),
    ("night-average", add_night_average),
    ("minors", add_minors),
    ("vac-sunday", add_vac_sunday),
    ("vac-16h", add_vac_16h),
    ("weekend-freq", add_weekend_freq),
    ("weekend-swaps", add_weekend_swaps),
    ("holiday-turns", add_one_season_of_two),
    ("pregnant-nights", add_pregnant_nights),
    *((rule, add_advice(rule)) for rule in CASES),
)
"""Rules that hold for any part of a plan."""

WHOLE_PLAN: tuple[Constraint, ...] = (
    ("reduced-hours", add_reduced_hours),
    ("three-part", add_three_part),
    ("shorter-week", add_shorter_week),
    ("R-T1", add_r_t1),
    ("R-T2", add_r_t2),
    ("R-T3", add_r_t3),
    ("R-T4", add_r_t4),
    ("no-planned-overtime", add_no_planned_overtime),
    ("hours-balance", add_hours_balance),
    ("norm-38", add_norm_38),
    ("norm-36", add_norm_36),
    ("convert-law", add_convert_law),
    ("avg-individual", add_plan_mean("avg-individual")),
    ("avg-union", add_plan_mean("avg-union")),
    ("avg-permit", add_plan_mean("avg-permit")),
    ("avg-central", add_plan_mean("avg-central")),
    ("vac-days", add_vac_days),
    ("vac-60", add_vac_60),
    ("vac-main", add_vac_main),
    ("vac-rest", add_vac_rest),
    ("vac-notice", add_vac_notice),
    ("vac-carry", add_vac_carry),
    ("vac-weekend", add_vac_weekend),
    ("max-away", add_max_away),
    ("own-weekends", add_own_weekends),
    ("night-duties", add_night_duties),
    ("roster-duty", add_roster_duty),
    ("competence-time", add_competence_time),
    ("meetings", add_meetings),
    ("mentoring", add_mentoring),
    ("supervision", add_supervision),
)
"""Rules, or parts of them, on the whole plan and on what is given."""

CONSTRAINTS: tuple[Constraint, ...] = (*ELIGIBILITY, *LOCAL, *WHOLE_PLAN)
"""Every rule of the rulebook; one that has a local part and a part on the plan stands twice."""

PERSONAL = frozenset(id for id, _ in CONSTRAINTS) - {"max-away", "roster-duty"}
"""Rules that a person's year is made by: they concern the person alone, or one whose year is given."""


def add_rules(grid: Grid, only: Collection[str] | None = None) -> None:
    """Every rule that governs.

    Parameters
    ----------
    only
        Ids of the rules to add; None: all of them.
    """
    chosen = [
        (id, add)
        for id, add in CONSTRAINTS
        if governs(grid.problem, id) and (only is None or id in only)
    ]
    grid.rulebook = frozenset(id for id, _ in chosen)
    for id, add in chosen:
        with grid.rule(id):
            add(grid)
