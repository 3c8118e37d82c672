"""Indicators of all alternatives as the lines of one table."""

from collections.abc import Iterator
from dataclasses import dataclass

from api.models.compared import Compared, Difference, Line, Verdict
from api.texts import _
from turnus.texts.numbers import signed, with_unit

ORDER: tuple[Verdict, ...] = ("loss", "gain", "unproved", "neutral", "unchanged", "missing")
TELLING = ("loss", "gain", "unproved")


@dataclass(frozen=True)
class Measure:
    """One alternative's value of an indicator against the first one's."""

    value: str
    change: str
    verdict: Verdict
    word: str
    whom: str
    """Bokmål: how many people it concerns; empty where nobody is counted."""


@dataclass(frozen=True)
class Measured:
    """One indicator."""

    id: str
    title: str
    definition: str
    first: str
    others: tuple[Measure, ...]

    @property
    def telling(self) -> bool:
        """Whether some alternative is better or worse, or may be."""
        return any(each.verdict in TELLING for each in self.others)


def measured(compared: Compared) -> tuple[Measured, ...]:
    """Every indicator: losses first, then gains, then the rest, each in the rulebook's order."""
    lines = [_measured(line) for line in compared.lines]
    return tuple(sorted(lines, key=lambda each: min(_rank(each))))


def verdict_words() -> dict[Verdict, str]:
    """How a verdict is said: by word and sign, never by colour alone."""
    return {
        "gain": _("+ gevinst"),
        "loss": _("− tap"),
        "unchanged": _("uendret"),
        "unproved": _("ingen bevist forskjell"),
        "neutral": _("bare endret"),
        "missing": _("uten tall"),
    }


def _rank(line: Measured) -> Iterator[int]:
    yield from (ORDER.index(each.verdict) for each in line.others)


def _measured(line: Line) -> Measured:
    return Measured(
        line.id,
        line.title,
        line.definition,
        with_unit(line.value, line.unit, line.decimals),
        tuple(_measure(line, each) for each in line.others),
    )


def _measure(line: Line, other: Difference) -> Measure:
    change = None
    if line.value is not None and other.value is not None:
        change = round(other.value, line.decimals) - round(line.value, line.decimals)
    return Measure(
        with_unit(other.value, line.unit, line.decimals),
        signed(change, line.decimals),
        other.verdict,
        verdict_words()[other.verdict],
        other.missing or _whom(line, other),
    )


def _whom(line: Line, other: Difference) -> str:
    if line.affected is None or other.affected is None:
        return ""
    if line.affected == other.affected:
        return f"{line.affected_title}: {other.affected or 'ingen'}"
    return f"{line.affected_title}: fra {line.affected} til {other.affected}"
