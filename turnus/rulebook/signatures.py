"""Whose signature a rule needs in a department, before there is any roster."""

from collections.abc import Callable, Mapping

from turnus.law import Provision, provision
from turnus.rules.rule import Rule
from turnus.scenario import Problem


def signature(problem: Problem, rule: Rule) -> str:
    """Who must sign for a rule; empty where nobody must."""
    if not rule.governs(problem) and rule.id not in SIGNED_AWAY:
        return ""
    return signer(problem, rule.law) if NEEDED.get(rule.id, _always)(problem) else ""


def signer(problem: Problem, law: Provision) -> str:
    """Who signs at the department's level."""
    return law.signature.get(problem.agreement.level.value) or law.signature.get("all", "")


def _always(_: Problem) -> bool:
    return True


def _short_daily_rest(problem: Problem) -> bool:
    ordinary: int = provision("daily-rest").value("rest_minutes", "L0")
    return problem.agreement.daily_rest_minutes < ordinary


def _short_weekly_rest(problem: Problem) -> bool:
    ordinary: int = provision("weekly-rest").value("rest_minutes", "L0")
    return problem.agreement.weekly_rest_minutes < ordinary


def _longer_nights(problem: Problem) -> bool:
    return not problem.agreement.night_average


def _long_shifts(problem: Problem) -> bool:
    return any(shift.long and shift.counts for shift in problem.shifts)


def _few_nights(problem: Problem) -> bool:
    return any(each.pregnancy for each in problem.employees)


def _carried_vacation(problem: Problem) -> bool:
    people = problem.employees
    return any(each.vacation_carried_in or each.vacation_carried_out for each in people)


def _other_main_vacation(problem: Problem) -> bool:
    return any(each.main_vacation_waived for each in problem.employees)


def _moved_red_days(problem: Problem) -> bool:
    return problem.agreement.red_days.method == "combination"


SIGNED_AWAY = frozenset({"night-average"})
"""Rules that do not govern because somebody has signed that they don't."""
NEEDED: Mapping[str, Callable[[Problem], bool]] = {
    "daily-rest": _short_daily_rest,
    "comp-rest": _short_daily_rest,
    "weekly-rest": _short_weekly_rest,
    "night-average": _longer_nights,
    "long-shift": _long_shifts,
    "pregnant-nights": _few_nights,
    "vac-carry": _carried_vacation,
    "vac-main": _other_main_vacation,
    "R-T6": _moved_red_days,
}
"""Signatures that only some departments need."""
