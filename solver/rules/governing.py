"""Which rules apply to a problem: by level, on the calendar, and by what is agreed or chosen."""

from collections.abc import Callable, Mapping

from turnus.health import Advice
from turnus.scenario import Problem

LEVELS = {
    "norm-40": ("L0",),
    "norm-38": ("L0",),
    "norm-36": ("L0",),
    "convert-law": ("L0",),
    "avg-individual": ("L1",),
    "avg-union": ("L2",),
    "avg-permit": ("L3",),
    "avg-central": ("L4",),
    "total-caps": ("L0", "L1", "L2", "L3"),
}
DATED = frozenset(
    {"roster-duty", "R-T5", "R-T6", "vac-days", "vac-main", "vac-sunday", "max-away"}
    | {"vac-60", "vac-16h", "vac-notice", "vac-carry", "vac-rest", "vac-weekend"}
    | {"competence-time", "meetings", "mentoring", "supervision"}
    | {"reduced-hours", "minors", "pregnant-nights", "holiday-turns", "weekend-swaps"}
)
"""Rules on the calendar; a base roster has no dates."""


def governs(problem: Problem, rule: str) -> bool:
    """Whether a rule applies to this problem at all."""
    if rule in LEVELS and problem.agreement.level not in LEVELS[rule]:
        return False
    if rule in DATED and problem.cyclic:
        return False
    return CHOSEN[rule](problem) if rule in CHOSEN else True


def _averaged(problem: Problem) -> bool:
    agreement = problem.agreement
    return agreement.sunday_average_weeks is not None and agreement.level != "L0"


def _derogated(problem: Problem) -> bool:
    """Whether unions, local or central, have derogated from the limits on nights."""
    agreement = problem.agreement
    return not agreement.night_average and agreement.level in {"L2", "L4"}


def _swapping(problem: Problem) -> set[str]:
    return {swap.employee for swap in problem.scenario.weekend_swaps}


def _hard(field: str) -> Callable[[Problem], bool]:
    def governs(problem: Problem) -> bool:
        advice: Advice = getattr(problem.department.health, field)
        return advice.hard

    return governs


def _anybody(field: str) -> Callable[[Problem], bool]:
    return lambda problem: any(getattr(each, field) for each in problem.employees)


CHOSEN: Mapping[str, Callable[[Problem], bool]] = {
    "sunday-main": lambda problem: not _averaged(problem),
    "sunday-average": _averaged,
    "night-average": lambda problem: not _derogated(problem),
    "night-hard8": lambda p: p.agreement.night_strain and not _derogated(p),
    "shorter-week": lambda problem: problem.scenario.keep_shorter_week,
    "three-part": lambda problem: problem.scenario.keep_three_part,
    "vac-rest": lambda problem: problem.agreement.vacation_rest,
    "vac-weekend": lambda problem: problem.agreement.vacation_weekends is not None,
    "holiday-turns": lambda problem: bool(problem.agreement.holiday_turns),
    "own-weekends": lambda problem: problem.agreement.own_weekends,
    "weekend-swaps": lambda p: bool(_swapping(p) & {each.id for each in p.employees}),
    "reduced-hours": _anybody("reduced"),
    "minors": _anybody("turns_18"),
    "vac-60": _anybody("turns_60"),
    "night-only": _anybody("night_only"),
    "night-duties": lambda p: p.agreement.even_nights is not None or _anybody("night_duties")(p),
    "competence-time": lambda p: p.department.activities.competence_time is not None,
    "meetings": lambda problem: bool(problem.department.activities.meetings),
    "mentoring": lambda p: any(each.newcomer for each in (*p.employees, *p.colleagues)),
    "supervision": _anybody("supervises"),
    "health-quick-return": _hard("quick_return"),
    "health-max-nights": _hard("max_nights"),
    "health-after-nights": _hard("after_nights"),
    "health-forward-rotation": _hard("forward_rotation"),
    "health-long-shift-chain": _hard("long_shift_chain"),
    "health-max-streak": _hard("max_streak"),
    "health-long-free": _hard("long_free"),
}
"""Rules that the department has agreed to or chosen, or not."""
