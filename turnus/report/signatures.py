"""Which agreements a roster needs, and who must sign them."""

from collections.abc import Callable, Mapping

from turnus.law import Provision, provision
from turnus.red_days import method
from turnus.report.side import Side
from turnus.report.table import Table, table
from turnus.rules import RULES
from turnus.rules.rule import Rule


def signature(side: Side, rule: Rule) -> str:
    """Who must sign for a rule in this roster; empty where nobody must."""
    if not rule.governs(side.problem) or not NEEDED.get(rule.id, _always)(side):
        return ""
    return _who(side, rule.law)


def signatures(side: Side) -> Table:
    """Every signature the roster needs, with what it is for and room to sign."""
    found: dict[str, list[str]] = {}
    for rule in RULES:
        if who := signature(side, rule):
            found.setdefault(_capital(who), []).append(f"{rule.law.title} ({rule.law.paragraph})")
    return table(
        f"Underskrifter: {side.name.lower()}",
        ["Hvem", "For hva", "Dato og underskrift"],
        [(who, "; ".join(titles), "") for who, titles in found.items()],
        words=(0, 1, 2),
    )


def _who(side: Side, law: Provision) -> str:
    return law.signature.get(side.problem.agreement.level.value) or law.signature.get("all", "")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _always(_: Side) -> bool:
    return True


def _short_daily_rest(side: Side) -> bool:
    ordinary: int = provision("daily-rest").value("rest_minutes", "L0")
    return side.problem.agreement.daily_rest_minutes < ordinary


def _short_weekly_rest(side: Side) -> bool:
    ordinary: int = provision("weekly-rest").value("rest_minutes", "L0")
    return side.problem.agreement.weekly_rest_minutes < ordinary


def _longer_nights(side: Side) -> bool:
    return not side.problem.agreement.night_average


def _long_shifts(side: Side) -> bool:
    return bool(side.facts.people["long_shifts"].sum())


def _night_staff(side: Side) -> bool:
    return any(each.night_only for each in side.problem.employees)


def _carried_vacation(side: Side) -> bool:
    people = side.problem.employees
    return any(each.vacation_carried_in or each.vacation_carried_out for each in people)


def _moved_red_days(side: Side) -> bool:
    return method(side.problem) == "combination"


def _reduced(side: Side) -> bool:
    return any(each.reduced for each in side.problem.employees)


def _few_nights(side: Side) -> bool:
    return any(each.pregnancy for each in side.problem.employees)


NEEDED: Mapping[str, Callable[[Side], bool]] = {
    "daily-rest": _short_daily_rest,
    "comp-rest": _short_daily_rest,
    "weekly-rest": _short_weekly_rest,
    "night-average": _longer_nights,
    "vac-carry": _carried_vacation,
    "long-shift": _long_shifts,
    "night-only": _night_staff,
    "R-T6": _moved_red_days,
    "reduced-hours": _reduced,
    "pregnant-nights": _few_nights,
}
"""Signatures that only some rosters need."""
