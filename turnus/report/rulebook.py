"""Rules on both sides: paragraph, limit, whether it holds, how sure we are, who must sign."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from turnus.catalogue import Check, checklist, left_out
from turnus.report.side import Pair, Side
from turnus.report.signatures import signature
from turnus.report.table import Table, table
from turnus.rulebook.names import LEVELS, MARKS
from turnus.rulebook.numbers import numbers
from turnus.rulebook.reasons import why_not
from turnus.rules import RULES
from turnus.rules.rule import Rule
from turnus.texts.numbers import counted, short_day

WHERE = ("dagens turnus", "ny turnus")
UNTOLD = "kan ikke kontrolleres uten grunnturnus"
SCOPES = {"law": "lov", "tariff": "tariffavtale", "agreement": ""}


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
    state: Literal["broken", "untold", "kept"]
    mark: str
    verified: date
    signature: str


def rules(pair: Pair) -> tuple[RuleRow, ...]:
    """Every rule that governs either side, in the catalogue's order."""
    counts = [Counter(each.rule for each in side.violations) for side in pair.sides]
    return tuple(_row(pair, rule, counts) for rule in RULES if _governs(pair, rule))


def stricter(pair: Pair) -> Table:
    """How many people have a roster that stricter readings of the rules would not let through."""
    before, after = (side.stricter for side in pair.sides)
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
    untold = [len(side.untold) for side in pair.sides]
    if any(broken):
        told = " og ".join(f"{n} i {where}" for n, where in zip(broken, WHERE, strict=True))
        text = f"Av {counted(len(governing), 'regel')} er {told} brutt."
    elif not any(untold):
        return f"Alle {len(governing)} reglene er oppfylt i begge turnusene."
    else:
        text = f"Ingen av de {len(governing)} reglene er brutt."
    missing = " og ".join(f"{n} i {where}" for n, where in zip(untold, WHERE, strict=True) if n)
    return f"{text} {missing} {UNTOLD}." if missing else text


def untold_text(side: Side) -> str:
    """Which rules nobody can say are kept, and why; empty where there is none."""
    if not side.untold:
        return ""
    titles = " og ".join(f"«{rule.law.title}»" for rule in side.untold)
    return f"{titles} {UNTOLD}."


def others(pair: Pair) -> tuple[str, ...]:
    """Titles of the rules that govern neither side, and why."""
    return tuple(
        f"{rule.law.title} ({rule.law.paragraph}): {why_not(rule, pair.problem)}"
        for rule in RULES
        if not _governs(pair, rule)
    )


def checks(pair: Pair) -> tuple[Check, ...]:
    """What the new roster cannot show, for the HMS/AMG group to tick off."""
    return checklist(pair.after.problem, pair.after.roster)


def not_included() -> tuple[str, ...]:
    """What the rules leave out, each reason once."""
    return tuple(dict.fromkeys(reason.norwegian for _, reason in left_out()))


def level_text(pair: Pair) -> str:
    """The department's agreement level in words."""
    level = pair.problem.agreement.level
    return f"{LEVELS[level.value]} ({level.value})"


def read(rows: Sequence[RuleRow]) -> str:
    """When the rules were held against their sources: one day, or the first and the last."""
    days = sorted({row.verified for row in rows})
    told = dict.fromkeys((short_day(days[0]), short_day(days[-1])))
    return f"Reglene er kontrollert mot kildene {' til '.join(told)}."


def _governs(pair: Pair, rule: Rule) -> bool:
    return any(rule.governs(side.problem) for side in pair.sides)


def _row(pair: Pair, rule: Rule, counts: list[Counter[str]]) -> RuleRow:
    law = rule.law
    broken = any(count[rule.id] for count in counts)
    untold = any(rule in side.untold for side in pair.sides)
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
        _limits(pair, rule),
        before,
        after,
        "broken" if broken else "untold" if untold else "kept",
        MARKS[law.mark],
        law.verified,
        signature(pair.after, rule),
    )


def _limits(pair: Pair, rule: Rule) -> str:
    """The numbers in force; both sides' where both are governed by different ones."""
    told = {
        side.name: "; ".join(numbers(side.problem, rule.law))
        for side in pair.sides
        if rule.governs(side.problem)
    }
    if len(set(told.values())) == 1:
        return next(iter(told.values()))
    return ". ".join(f"{name}: {text or '–'}" for name, text in told.items())


def _verdict(rule: Rule, side: Side, breaches: int) -> str:
    if not rule.governs(side.problem):
        return "gjelder ikke her"
    if rule in side.untold:
        return UNTOLD
    return f"✗ brutt {counted(breaches, 'gang', 'ganger')}" if breaches else "✓ oppfylt"
