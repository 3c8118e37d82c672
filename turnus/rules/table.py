"""The rulebook as a Markdown table, for the README and the command line."""

from collections.abc import Mapping
from typing import Any

from turnus.agreement import Level
from turnus.law import Provision
from turnus.rules import RULES

HEADER = ("Rule", "Paragraph", "What holds", *(level.value for level in Level), "Mark", "Source")
LEVELS = {
    "norm-40": (Level.L0,),
    "avg-individual": (Level.L1,),
    "avg-union": (Level.L2,),
    "avg-permit": (Level.L3,),
    "sunday-average": (Level.L1, Level.L2, Level.L3),
}
"""Rules that govern some agreement levels alone."""
NO_NUMBERS = ("duties", "night_from_minute", "night_to_minute")
"""Values that the sentence tells by itself."""


def rule_table() -> str:
    """Every rule with its paragraph, sentence, numbers in force by level, mark and source.

    The sentences are those of the YAML files; hours are written as ``12.5 h``.
    """
    lines = [_line(HEADER), _line(("---",) * len(HEADER))]
    lines += [_line(_row(rule.law)) for rule in RULES]
    return "\n".join(lines) + "\n"


def _row(law: Provision) -> tuple[str, ...]:
    return (
        f"`{law.id}`",
        law.paragraph,
        law.sentence_en,
        *(_numbers(law, level) for level in Level),
        law.mark,
        f"[{law.scope}]({law.url})",
    )


def _numbers(law: Provision, level: Level) -> str:
    """The numbers in force for a level, or a dash where the rule does not govern it."""
    if level not in LEVELS.get(law.id, tuple(Level)):
        return "–"
    _, numbers = law.values[-1]
    texts = (
        _number(name, number[level] if isinstance(number, Mapping) else number)
        for name, number in numbers.items()
        if name not in NO_NUMBERS
    )
    return ", ".join(text for text in texts if text) or "–"


def _number(name: str, number: Any) -> str:
    if number is None:
        return ""
    if name.endswith("_minutes"):
        words = name.removesuffix("_minutes").replace("_", " ")
        return f"{words} {number / 60:.4g} h" if number >= 60 else f"{words} {number} min"
    return f"{name.replace('_', ' ')} {number}"


def _line(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cells) + " |"
