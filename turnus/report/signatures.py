"""Which agreements a roster needs, and who must sign them."""

from turnus.report.side import Side
from turnus.report.table import Table, table
from turnus.rulebook import signatures as rulebook
from turnus.rules import RULES
from turnus.rules.rule import Rule


def signature(side: Side, rule: Rule) -> str:
    """Who must sign for a rule in this roster; empty where nobody must."""
    if rule.id == "long-shift" and not side.facts.people["long_shifts"].sum():
        return ""
    return rulebook.signature(side.problem, rule)


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


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
