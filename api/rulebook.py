"""The rules as a table for people: paragraph, sentence, numbers in force, how sure we are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from rich.console import Console

from turnus.agreement import Level
from turnus.calendar import OSLO
from turnus.law import Provision, provision

MARKS = {"verified": "bekreftet", "secondary": "annenhånds", "unverified": "ubekreftet"}
HEADINGS = ("Regel", "Paragraf", "Hva den krever", "Tall", "Underskrift", "Sikkerhet", "Lest")


@dataclass(frozen=True)
class RuleLine:
    """One rule as it is shown."""

    id: str
    paragraph: str
    title: str
    sentence: str
    numbers: str
    signature: str
    mark: str
    verified: str

    @property
    def cells(self) -> tuple[str, ...]:
        return (
            self.id,
            self.paragraph,
            f"{self.title}. {self.sentence}",
            self.numbers,
            self.signature,
            self.mark,
            self.verified,
        )


def rulebook(level: Level | None = None, on: date | None = None) -> tuple[RuleLine, ...]:
    """Every rule the checker holds a roster against, in its order.

    Parameters
    ----------
    level
        Shows only the numbers and signatures of this agreement level; None shows all.
    on
        The day whose law is shown; None: today.
    """
    from turnus.rules import RULES

    return tuple(
        _line(provision(rule.id), level, on or datetime.now(OSLO).date()) for rule in RULES
    )


def print_rules(console: Console, lines: Sequence[RuleLine]) -> None:
    """The rules one by one, for a terminal of any width."""
    for line in lines:
        console.print(f"[bold]{line.title}[/bold] ({line.id}, {line.paragraph})", highlight=False)
        console.print(f"  {line.sentence}", markup=False, highlight=False)
        console.print(f"  Tall: {line.numbers}", markup=False, highlight=False)
        if line.signature:
            console.print(f"  Underskrift: {line.signature}", markup=False, highlight=False)
        console.print(f"  Kilden er {line.mark}, lest {line.verified}.\n", highlight=False)


def as_markdown(lines: Sequence[RuleLine]) -> str:
    """The rules as a Markdown table, newline at the end."""
    rows = [HEADINGS, ("---",) * len(HEADINGS), *(line.cells for line in lines)]
    escaped = ([cell.replace("|", "\\|") for cell in row] for row in rows)
    return "".join(f"| {' | '.join(row)} |\n" for row in escaped)


def _line(law: Provision, level: Level | None, on: date) -> RuleLine:
    signers = {at: who for at, who in law.signature.items() if level in (None, at) or at == "all"}
    several = len(set(signers.values())) > 1
    return RuleLine(
        law.id,
        law.paragraph,
        law.title,
        law.sentence,
        "; ".join(_numbers(law, level, on)),
        "; ".join(f"{at}: {who}" if several else who for at, who in signers.items()),
        MARKS[law.mark],
        f"{law.verified:%d.%m.%Y}",
    )


def _numbers(law: Provision, level: Level | None, on: date) -> Iterator[str]:
    numbers: Mapping[str, Any] = next(
        (each for start, each in reversed(law.values) if start <= on), {}
    )
    for name, number in numbers.items():
        if isinstance(number, Mapping):
            shown = {at: each for at, each in number.items() if level in (None, at)}
            yield f"{name} " + ", ".join(f"{at} {_value(each)}" for at, each in shown.items())
        else:
            yield f"{name} {_value(number)}"


def _value(number: Any) -> str:
    return "ingen" if number is None else str(number).replace(".", ",")
