"""Supplements on both sides, the rates behind them, and how sure we are of those."""

from collections.abc import Iterator
from datetime import date

from turnus.pay import PAY_RULES, pay_rule
from turnus.report.side import Pair
from turnus.report.table import Table, table
from turnus.report.verdicts import WORDS, difference
from turnus.rulebook.names import MARKS
from turnus.texts.numbers import number, short_day, with_unit

ROWS = (
    "supplement-hours-weekend",
    "supplement-hours-evening",
    "supplement-hours-night",
    "supplement-hours-holiday",
    "supplements-department",
    "supplements-per-position",
    "supplements-per-person",
)
LAST_KNOWN = date(2026, 4, 30)
"""The last day of the agreement whose rates are known."""


def supplements(pair: Pair) -> Table:
    """Hours that have supplements and kroner a year, on both sides."""
    rows = [pair.comparison.row(id) for id in ROWS]
    return table(
        "Tillegg for helg, kveld, natt og høytid",
        ["Måltall", "I dag", "Ny turnus", "Endring", "Vurdering"],
        [
            (
                row.title,
                with_unit(row.before, row.unit, row.decimals),
                with_unit(row.after, row.unit, row.decimals),
                difference(row),
                row.missing if row.verdict == "uten tall" else WORDS[row.verdict],
            )
            for row in rows
        ],
        words=(0, 4),
    )


def supplement_texts(pair: Pair) -> Iterator[str]:
    """How sure the kroner are, and what they leave out."""
    last = pair.problem.calendar.days[-1]
    if last > LAST_KNOWN:
        yield (
            "Fra 1. mai 2026 er kronene regnet med satsene som gjaldt fram til da, for satsene i "
            "den nye tariffavtalen er ikke funnet. Bruk kronene til å sammenlikne, ikke som budsjett."
        )
    pays = [
        f"{each.name} {number(each.yearly_pay)} kr"
        for each in pair.problem.department.competences
        if each.yearly_pay is not None
    ]
    if pays:
        yield f"Årslønn for hel stilling uten tillegg, slik avdelingen har oppgitt: {', '.join(pays)}."
    yield (
        "Bare de ansattes egne vakter er med. Tillegg til vikarer, overtid, feriepenger, pensjon "
        "og arbeidsgiveravgift er ikke med."
    )


def rates() -> Table:
    """Every rule on pay with its dates and how sure we are of it."""
    rows = []
    for id in PAY_RULES:
        law = pay_rule(id)
        since = ", ".join(short_day(start) for start, _ in reversed(law.values))
        rows.append((law.title, law.paragraph, law.sentence, since, MARKS[law.mark], law.note))
    return table(
        "Satser og hvor sikre de er",
        ["Tillegg", "Paragraf", "Hva som gjelder", "Satser her fra", "Hvor sikker", "Merknad"],
        rows,
        words=(0, 1, 2, 3, 4, 5),
    )
