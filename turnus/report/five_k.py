"""The five K side by side: each with its measures, what they mean and which way is better."""

from collections import Counter
from dataclasses import dataclass

from turnus.indicators import FIVE_K, INDICATORS, K
from turnus.report.definitions import BETTER
from turnus.report.side import Pair
from turnus.report.verdicts import difference, idle, verdict_word
from turnus.texts.numbers import with_unit

COUNTS_AS = {"gevinst": "bedre", "tap": "verre"}


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
    counts_as: str
    """Better, worse, or the same without proof; empty where it is neither."""


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
    measures = tuple(_measure(pair, id) for id in k.indicators if not idle(pair, id))
    return Group(k.name, k.asks, _said(measures), measures)


def _measure(pair: Pair, id: str) -> Measure:
    indicator = next(each for each in INDICATORS if each.id == id)
    row = pair.comparison.row(id)
    unproved = pair.comparison.unproved
    missing = row.verdict == "uten tall"
    return Measure(
        indicator.title,
        indicator.definition,
        BETTER[indicator.better],
        with_unit(row.before, row.unit, row.decimals),
        with_unit(row.after, row.unit, row.decimals),
        difference(row),
        row.missing if missing else verdict_word(row),
        COUNTS_AS.get(row.verdict) or (f"{row.seen}, ikke bevist" if row in unproved else ""),
    )


def _said(measures: tuple[Measure, ...]) -> str:
    """2 av 4 måltall blir bedre, 1 blir dårligere; 1 er dårligere uten at det er bevist."""
    count = Counter(each.counts_as for each in measures)
    better, worse = count["bedre"], count["verre"]
    if better and worse:
        text = f"{better} av {len(measures)} måltall blir bedre, {worse} blir dårligere"
    elif better or worse:
        word = "bedre" if better else "dårligere"
        text = f"{better or worse} av {len(measures)} måltall blir {word}"
    else:
        text = "Ingen av måltallene viser noen sikker endring"
    seen = {"dårligere": count["verre, ikke bevist"], "bedre": count["bedre, ikke bevist"]}
    told = " og ".join(f"{n} er {word}" for word, n in seen.items() if n)
    return f"{text}; {told} i disse turnusene uten at det er bevist." if told else f"{text}."
