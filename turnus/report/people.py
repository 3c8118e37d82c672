"""Panels on people: weekends, weekend hours, and hours against the contract."""

import math
from collections.abc import Sequence
from itertools import groupby

import pandas as pd

from turnus import charts
from turnus.report.assumptions import tolerance
from turnus.report.bounds import NOTHING
from turnus.report.panel import Panel
from turnus.report.side import Pair, Side
from turnus.report.table import Table, table
from turnus.texts.numbers import number, signed, with_unit

STEP = 50
"""Weekend hours in one class."""
BALANCE = (
    ("mer enn 7,5 under", -7.5),
    ("2,5–7,5 under", -2.5),
    ("0,5–2,5 under", -0.5),
    ("i balanse", 0.5),
    ("0,5–2,5 over", 2.5),
    ("2,5–7,5 over", 7.5),
    ("mer enn 7,5 over", math.inf),
)
"""Hours from the contract; 7.5 is a day shift, less than half an hour is in balance."""


def weekends(pair: Pair) -> Panel:
    """How many weekends people work in 52 weeks."""
    found = [[round(value) for value in _a_year(side, "weekends")] for side in pair.sides]
    last, means = max(map(max, found)), [sum(each) / len(each) for each in found]
    return Panel(
        "helger",
        f"Arbeidshelger per ansatt: {number(means[0], 1)} i dag, {number(means[1], 1)} i ny turnus",
        "Antall ansatte etter hvor mange helger de har vakt i løpet av 52 uker.",
        *_counted(
            pair,
            "Arbeidshelger i året",
            without_gaps([(str(n), *_both(found, n)) for n in range(last + 1)]),
            ("Gjennomsnitt", *(number(mean, 1) for mean in means)),
            ("Flest for én ansatt", *(max(each) for each in found)),
        ),
        NOTHING,
    )


def weekend_hours(pair: Pair) -> Panel:
    """How many weekend hours people work in 52 weeks."""
    found = [_a_year(side, "weekend_hours") for side in pair.sides]
    last = math.ceil(max(map(max, found)) / STEP)
    classes = [[math.ceil(value / STEP) for value in each] for each in found]
    names = ["0", *(f"{STEP * i + 1}–{STEP * (i + 1)}" for i in range(last))]
    means = [sum(each) / len(each) for each in found]
    before, after = (number(mean) for mean in means)
    verb = "øker" if means[1] > means[0] else "går ned"
    return Panel(
        "helgetimer",
        f"Helgetimer per ansatt {verb} fra {before} til {after} i året"
        if before != after
        else f"Helgetimer per ansatt er {after} i året, som i dag",
        "Antall ansatte etter betalte timer fra lørdag kl. 00 til søndag kl. 24 i 52 uker.",
        *_counted(
            pair,
            "Helgetimer i året",
            without_gaps([(name, *_both(classes, i)) for i, name in enumerate(names)]),
            ("Gjennomsnitt", *(with_unit(mean, "t", 1) for mean in means)),
            ("Flest for én ansatt", *(with_unit(max(each), "t", 1) for each in found)),
        ),
        NOTHING,
    )


def balance(pair: Pair) -> Panel:
    """Planned hours against the contract over the whole plan; nobody can be told from it."""
    found = [[float(value) for value in side.people["balance_hours"]] for side in pair.sides]
    largest = [with_unit(max(map(abs, each)), "timer", 1) for each in found]
    classes = [
        [next(i for i, (_, high) in enumerate(BALANCE) if value < high) for value in each]
        for each in found
    ]
    rows = [(name, *_both(classes, i)) for i, (name, _) in enumerate(BALANCE)]
    return Panel(
        "timebalanse",
        f"Største avvik fra avtalt tid: {largest[0]} i dag, {largest[1]} i ny turnus",
        "Antall ansatte etter planlagt tid minus avtalt tid over hele planen, ferie medregnet.",
        *_counted(
            pair,
            "Timer fra avtalt tid",
            rows,
            ("Største avvik", *largest),
            ("Sum av alle", *(f"{signed(sum(each), 1)} t" for each in found)),
        ),
        f"Turnusen går opp i hele vakter, derfor er noen timer over eller under. "
        f"Avtalt rom: {tolerance(pair.problem.agreement)}.",
    )


def _counted(
    pair: Pair, title: str, rows: Sequence[tuple[str, int, int]], *totals: tuple[object, ...]
) -> tuple[str, tuple[Table, ...]]:
    """People by class as a chart, and the same figures as a table without empty classes."""
    shown = pd.DataFrame(rows, columns=["label", "before", "after"])
    figures = table(
        f"Antall ansatte etter {title.lower()}",
        [title, *(side.name for side in pair.sides)],
        [*(row for row in rows if row[1] or row[2]), *totals],
    )
    return charts.to_json(charts.counts(shown, title)), (figures,)


def _both(found: Sequence[Sequence[int]], value: int) -> tuple[int, int]:
    """How many people have a value, on both sides."""
    return found[0].count(value), found[1].count(value)


def without_gaps(rows: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Neighbouring classes without people told as one: 1–11."""
    told: list[tuple[str, int, int]] = []
    for empty, run in groupby(rows, key=lambda row: not (row[1] or row[2])):
        found = list(run)
        if empty and len(found) > 1:
            first, last = found[0][0].split("–")[0], found[-1][0].split("–")[-1]
            found = [(f"{first}–{last}", 0, 0)]
        told += found
    return told


def _a_year(side: Side, column: str) -> list[float]:
    return [float(value) * side.facts.a_year for value in side.people[column]]
