"""Rules on both sides: paragraph, limit, whether it holds, how sure we are, who must sign."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from turnus.agreement import Agreement
from turnus.law import Provision
from turnus.report.side import Pair, Side
from turnus.report.signatures import signature
from turnus.report.table import Table, table
from turnus.rules import RULES
from turnus.rules.rule import Rule
from turnus.rules.stricter import stricter_readings
from turnus.texts.numbers import MONTHS, counted, number, short_day, with_unit

MARKS = {
    "verified": "lest i kilden",
    "secondary": "fra annenhånds kilde",
    "unverified": "ikke bekreftet",
}
LEVELS = {
    "L0": "uten avtale om gjennomsnitt",
    "L1": "avtale med den enkelte",
    "L2": "avtale med de tillitsvalgte",
    "L3": "tillatelse fra Arbeidstilsynet",
}
WHERE = ("dagens turnus", "ny turnus")
SCOPES = {"law": "lov", "tariff": "tariffavtale", "agreement": ""}
NAMES = {
    "rest_minutes": "fri minst",
    "day_minutes": "høyst per døgn",
    "week_minutes": "høyst per uke",
    "sunday_week_minutes": "høyst per uke ved søndag eller natt",
    "block_mean_minutes": "høyst per uke i snitt",
    "block_weeks": "snittet regnes over",
    "block_minutes": "høyst i perioden",
    "period_weeks": "perioden er høyst",
    "plan_weeks": "gjelder planer på",
    "notice_days": "varsel minst",
    "working_days": "virkedager minst",
    "break_above_minutes": "pause ved mer enn",
    "half_hour_from_minutes": "halvtimespause fra",
    "break_minutes": "pause minst",
    "night_minutes": "nattarbeid er mer enn",
    "regular_duties": "jevnlig er minst",
    "base_minutes": "regnes ned fra",
    "lowest_minutes": "lavest",
    "highest_minutes": "høyest",
    "evening_test_hours": "kveld og natt per uke minst",
    "worked_in_a_row": "på rad høyst",
    "rest_on_red_weeks": "fridøgn på rød dag hver",
    "own_shifts": "vakter over stillingen høyst",
    "own_shifts_under": "vakter under stillingen høyst",
    "first_month": "fra",
    "last_month": "til og med",
    "marks_per_week": "fridøgn per uke",
    "weekly_rest_minutes": "fri hver uke minst",
    "nights_a_week": "nattevakter per uke høyst",
    "nights_in_a_row": "netter på rad høyst",
    "free_minutes": "fri etter siste natt minst",
    "long_shifts_in_a_row": "langvakter på rad høyst",
    "days_in_a_row": "arbeidsdager på rad høyst",
}
"""Values a reader needs; those left out are told in the rule's sentence."""

OWN_LIMITS = {
    "health-max-nights": "max_nights",
    "health-after-nights": "after_nights",
    "health-long-shift-chain": "long_shift_chain",
    "health-max-streak": "max_streak",
}
"""Advice on health that a department may have a number of its own for."""


@dataclass(frozen=True)
class RuleRow:
    """One rule for the template."""

    id: str
    title: str
    sentence: str
    note: str
    paragraph: str
    url: str
    scope: str
    limit: str
    before: str
    after: str
    broken: bool
    mark: str
    verified: str
    signature: str


def rules(pair: Pair) -> tuple[RuleRow, ...]:
    """Every rule that governs either side, in the catalogue's order."""
    counts = [Counter(each.rule for each in side.violations) for side in pair.sides]
    return tuple(_row(pair, rule, counts) for rule in RULES if _governs(pair, rule))


def stricter(pair: Pair) -> Table:
    """How many people have a roster that stricter readings of the rules would not let through."""
    before, after = (stricter_readings(each.problem, each.result.roster) for each in pair.sides)
    rows = [
        (one.id, one.title, one.people, other.people)
        for one, other in zip(before, after, strict=True)
    ]
    return table(
        "Strengere lesninger av reglene: varsel, ikke brudd",
        ("Valg", "Hva en strengere lesning ville kreve", *(each.name for each in pair.sides)),
        rows,
        words=(0, 1),
        note="Antall ansatte med en turnus som den strengere lesningen ikke ville godtatt.",
    )


def summary(pair: Pair) -> str:
    """How many rules hold, in one sentence."""
    governing = [rule for rule in RULES if _governs(pair, rule)]
    broken = [len({each.rule for each in side.violations}) for side in pair.sides]
    if not any(broken):
        return f"Alle {len(governing)} reglene er oppfylt i begge turnusene."
    told = " og ".join(f"{n} i {where}" for n, where in zip(broken, WHERE, strict=True))
    return f"Av {len(governing)} regler er {told} brutt."


def others(pair: Pair) -> tuple[str, ...]:
    """Titles of the rules that govern neither side at the department's level."""
    return tuple(
        f"{rule.law.title} ({rule.law.paragraph})" for rule in RULES if not _governs(pair, rule)
    )


def level_text(pair: Pair) -> str:
    """The department's agreement level in words."""
    level = pair.problem.agreement.level
    return f"{level.value}: {LEVELS[level.value]}"


def _governs(pair: Pair, rule: Rule) -> bool:
    return any(rule.governs(side.problem) for side in pair.sides)


def _row(pair: Pair, rule: Rule, counts: list[Counter[str]]) -> RuleRow:
    law = rule.law
    before, after = (
        _verdict(rule, side, count[rule.id]) for side, count in zip(pair.sides, counts, strict=True)
    )
    return RuleRow(
        law.id,
        law.title,
        law.sentence,
        law.note,
        law.paragraph,
        law.url,
        SCOPES[law.scope],
        "; ".join(_limits(pair.after, law)) if rule.governs(pair.after.problem) else "–",
        before,
        after,
        any(count[rule.id] for count in counts),
        MARKS[law.mark],
        short_day(law.verified),
        signature(pair.after, rule),
    )


def _verdict(rule: Rule, side: Side, breaches: int) -> str:
    if not rule.governs(side.problem):
        return "gjelder ikke her"
    return f"✗ brutt {counted(breaches, 'gang', 'ganger')}" if breaches else "✓ oppfylt"


def _limits(side: Side, law: Provision) -> Iterator[str]:
    """The numbers in force for the department, and what it has agreed beside them."""
    agreement, start = side.problem.agreement, side.problem.scenario.start
    for name in _value_names(law):
        try:
            value = law.value(name, agreement.level.value, start)
        except (LookupError, KeyError):
            continue
        if name in NAMES and value is not None:
            yield f"{NAMES[name]} {_value(name, value)}"
    yield from _agreed(law.id, agreement)
    own = OWN_LIMITS.get(law.id)
    if own and (limit := getattr(side.problem.department.health, own).limit):
        yield f"avdelingens eget tall: {with_unit(limit, 't' if own == 'after_nights' else '')}"


def _value_names(law: Provision) -> tuple[str, ...]:
    _, numbers = law.values[-1]
    return tuple(numbers) if isinstance(numbers, Mapping) else ()


def _value(name: str, value: Any) -> str:
    if name.endswith("_month"):
        return MONTHS[int(value) - 1]
    if name.endswith("_minutes"):
        return with_unit(value / 60, "t", 2) if value >= 60 else with_unit(value, "min")
    if name.endswith("_hours"):
        return with_unit(value, "t", 2)
    if name == "rest_on_red_weeks":
        return f"{number(value)}. uke"
    if name.endswith("_weeks"):
        return with_unit(value, "uker")
    return with_unit(value, "dager") if name.endswith("notice_days") else number(value, 2)


def _agreed(id: str, agreement: Agreement) -> Iterator[str]:
    """What the department's own agreement says where it may choose."""
    if id == "daily-rest":
        yield f"avtalt her: {_value('_minutes', agreement.daily_rest_minutes)}"
    elif id == "weekly-rest":
        yield f"avtalt her: {_value('_minutes', agreement.weekly_rest_minutes)}"
    elif id == "sunday-average" and agreement.sunday_average_weeks:
        yield f"avtalt her: {_value('_weeks', agreement.sunday_average_weeks)}"
