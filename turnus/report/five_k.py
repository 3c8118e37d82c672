"""The five K side by side: each with its measures, what they mean and which way is better."""

from dataclasses import dataclass

from turnus.indicators import FIVE_K, INDICATORS, K
from turnus.report.definitions import BETTER
from turnus.report.side import Pair
from turnus.report.verdicts import WORDS, difference
from turnus.texts.numbers import with_unit


@dataclass(frozen=True)
class Measure:
    """One line under a K."""

    title: str
    definition: str
    direction: str
    before: str
    after: str
    change: str
    verdict: str


@dataclass(frozen=True)
class Group:
    """One K."""

    name: str
    asks: str
    said: str
    """In one sentence how many of its measures are better and worse."""
    measures: tuple[Measure, ...]


def five_k(pair: Pair) -> tuple[Group, ...]:
    """The five groups in the pilots' order."""
    return tuple(_group(pair, k) for k in FIVE_K)


def _group(pair: Pair, k: K) -> Group:
    measures = tuple(_measure(pair, id) for id in k.indicators)
    return Group(k.name, k.asks, _said(measures), measures)


def _measure(pair: Pair, id: str) -> Measure:
    indicator = next(each for each in INDICATORS if each.id == id)
    row = pair.comparison.row(id)
    missing = row.verdict == "uten tall"
    return Measure(
        indicator.title,
        indicator.definition,
        BETTER[indicator.better],
        with_unit(row.before, row.unit, row.decimals),
        with_unit(row.after, row.unit, row.decimals),
        difference(row),
        row.missing if missing else WORDS[row.verdict],
    )


def _said(measures: tuple[Measure, ...]) -> str:
    """2 av 4 måltall blir bedre, 1 blir dårligere."""
    better, worse = (
        sum(each.verdict == WORDS[verdict] for each in measures) for verdict in ("gevinst", "tap")
    )
    if better and worse:
        return f"{better} av {len(measures)} måltall blir bedre, {worse} blir dårligere."
    if better or worse:
        word = "bedre" if better else "dårligere"
        return f"{better or worse} av {len(measures)} måltall blir {word}."
    return "Ingen av måltallene viser noen sikker endring."
