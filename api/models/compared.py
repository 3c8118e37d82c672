"""Comparisons as the service answers with them: two to four runs, gains and losses alike."""

from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from turnus.compare import Comparison, Row, compare
from turnus.indicators import INDICATORS, Facts
from turnus.result import Result
from turnus.schema import Noun, Words

Verdict = Literal["gain", "loss", "unchanged", "unproved", "neutral", "missing"]
VERDICTS: dict[str, Verdict] = {
    "gevinst": "gain",
    "tap": "loss",
    "uendret": "unchanged",
    "ingen bevist forskjell": "unproved",
    "nøytral": "neutral",
    "uten tall": "missing",
}


class ComparisonRequest(Noun):
    """Which runs to hold against the first one."""

    title: Words = ""
    runs: tuple[str, ...] = Field(min_length=2, max_length=4)
    """Ids of ended runs of one department, the one that the others are held against first."""


class Difference(Noun):
    """One indicator of one run against the first run's."""

    value: float | None
    """In the indicator's unit."""
    difference: float | None
    """Value less the first run's, in the indicator's unit."""
    verdict: Verdict
    affected: int | None
    """How many people the value concerns."""
    people: int | None
    """How many more or fewer than in the first."""
    missing: str
    """Bokmål: why there is nothing to compare."""


class Line(Noun):
    """One indicator of all runs."""

    id: str
    title: str
    definition: str
    unit: str
    decimals: int
    better: str
    """higher, lower or neutral."""
    source: str
    value: float | None
    """The first run's."""
    affected_title: str
    affected: int | None
    """How many people the first run's value concerns."""
    others: tuple[Difference, ...]


class Column(Noun):
    """One run of a comparison."""

    run: str
    scenario: str
    title: str
    facts: dict[str, Any]
    notes: tuple[str, ...]


class Compared(Noun):
    """Runs side by side."""

    id: str
    department: str
    title: str
    created: datetime
    runs: tuple[Column, ...]
    lines: tuple[Line, ...]
    unlike: tuple[str, ...]
    """Bokmål: what the runs were not given the same of."""


class ComparisonReference(Noun):
    """A comparison in a list."""

    id: str
    department: str
    title: str
    runs: tuple[str, ...]
    created: datetime


def lines_of(results: list[Result]) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """Every indicator of all results, and what they were not given the same of.

    Raises
    ------
    ValueError
        Two have different demand or another calendar.
    """
    first, *others = (Facts.of(each) for each in results)
    pairs = [
        compare(results[0], each, facts=(first, facts))
        for each, facts in zip(results[1:], others, strict=True)
    ]
    unlike = dict.fromkeys(
        f"{check.title}: {check.before} – {check.after}"
        for pair in pairs
        for check in pair.same
        if not check.same
    )
    return tuple(_line(pairs, index) for index in range(len(pairs[0].rows))), tuple(unlike)


def _line(pairs: list[Comparison], index: int) -> Line:
    first = pairs[0].rows[index]
    known = next((each for each in INDICATORS if each.id == first.id), None)
    return Line(
        id=first.id,
        title=first.title,
        definition=known.definition if known else "",
        unit=first.unit,
        decimals=first.decimals,
        better=known.better if known else "lower",
        source=known.source if known else "",
        value=first.before,
        affected_title=first.affected,
        affected=first.affected_before,
        others=tuple(_difference(pair.rows[index]) for pair in pairs),
    )


def _difference(row: Row) -> Difference:
    return Difference(
        value=row.after,
        difference=row.difference,
        verdict=VERDICTS[row.verdict],
        affected=row.affected_after,
        people=row.people,
        missing=row.missing,
    )
