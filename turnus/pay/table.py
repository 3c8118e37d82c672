"""The rules on pay as a Markdown table, for the README."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from turnus.law import Provision
from turnus.pay.rates import PAY_RULES, pay_rule

HEADER = ("Rule", "Paragraph", "What holds", "Numbers by date", "Mark", "Source")


def pay_table() -> str:
    """Every rule on pay with its sentence, all its numbers with their dates, mark and source."""
    lines = [_line(HEADER), _line(("---",) * len(HEADER))]
    lines += [_line(_row(pay_rule(id))) for id in PAY_RULES]
    return "\n".join(lines) + "\n"


def _row(law: Provision) -> tuple[str, ...]:
    numbers = "; ".join(_dated(start, values) for start, values in reversed(law.values))
    return (
        f"`{law.id}`",
        law.paragraph,
        law.sentence_en,
        numbers,
        law.mark,
        f"[{law.scope}]({law.url})",
    )


def _dated(start: date, values: Any) -> str:
    return f"from {start}: " + ", ".join(_numbers(values))


def _numbers(values: Any) -> Iterator[str]:
    for name, number in values.items():
        if name == "steps":
            yield "at least " + ", ".join(
                f"{kroner} kr" + (f" from {hours} h a year" if hours else "")
                for hours, kroner in number
            )
        elif number or name not in ("hourly_share", "night_share"):
            yield f"{name.replace('_', ' ')} {number}"


def _line(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cells) + " |"
