"""The whole rulebook as a table for people: paragraph, sentence, numbers, how sure we are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from turnus.calendar import OSLO
from turnus.law import Provision
from turnus.rulebook import pay
from turnus.rulebook.names import MARKS
from turnus.rulebook.numbers import level_numbers
from turnus.texts.numbers import short_day

HEADINGS = ("Regel", "Paragraf", "Hva den krever", "Tall", "Underskrift", "Kilde", "Lest")


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


def rulebook(on: date | None = None) -> tuple[RuleLine, ...]:
    """Every rule the checker holds a roster against, in its order, with the numbers of all levels.

    Below them the rules on pay, with the rates of the day.

    Parameters
    ----------
    on
        The day whose law is shown; None: today.
    """
    from turnus.rules import RULES

    day = on or datetime.now(OSLO).date()
    limits = (line(rule.law, "; ".join(level_numbers(rule.law, day))) for rule in RULES)
    return (*limits, *(line(law, pay.rates_on(law, day)) for law in pay.laws()))


def line(law: Provision, numbers: str, signature: str | None = None) -> RuleLine:
    """A rule with its numbers, and who signs: every level's signer where none is given."""
    return RuleLine(
        law.id,
        law.paragraph,
        law.title,
        law.sentence,
        numbers,
        _signers(law) if signature is None else signature,
        MARKS[law.mark],
        short_day(law.verified),
    )


def print_rules(console: Console, lines: Sequence[RuleLine]) -> None:
    """The rules one by one, for a terminal of any width."""
    for each in lines:
        console.print(f"[bold]{each.title}[/bold] ({each.id}, {each.paragraph})", highlight=False)
        indented(console, each.sentence)
        if each.numbers:
            indented(console, f"Tall: {each.numbers}")
        if each.signature:
            indented(console, f"Underskrift: {each.signature}")
        indented(console, f"Kilde: {each.mark}, {each.verified}.")
        console.print()


def as_markdown(lines: Sequence[RuleLine]) -> str:
    """The rules as a Markdown table, newline at the end."""
    rows = [HEADINGS, ("---",) * len(HEADINGS), *(each.cells for each in lines)]
    return "".join(markdown_row(row) for row in rows)


def markdown_row(cells: Sequence[str]) -> str:
    """One line of a Markdown table, newline at the end."""
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


def _signers(law: Provision) -> str:
    several = len(set(law.signature.values())) > 1
    return "; ".join(f"{at}: {who}" if several else who for at, who in law.signature.items())


def indented(console: Console, text: str) -> None:
    """Plain text two places in, also where a narrow terminal breaks it."""
    console.print(Padding(Text(text), (0, 0, 0, 2), expand=False))
