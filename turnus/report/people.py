"""Panels on people: weekends, weekend hours, hours against the contract; and the person table."""

import math

import pandas as pd

from turnus import charts
from turnus.report.panel import Panel
from turnus.report.side import Pair, Side
from turnus.report.table import Table, table
from turnus.texts.numbers import number, signed, with_unit

STEP = 50
"""Weekend hours in one class."""


def weekends(pair: Pair) -> Panel:
    """How many weekends people work in 52 weeks."""
    found = [[round(value) for value in _a_year(side, "weekends")] for side in pair.sides]
    values = range(min(map(min, found)), max(map(max, found)) + 1)
    rows = [(str(n), *(each.count(n) for each in found)) for n in values]
    shown = pd.DataFrame(rows, columns=["label", "before", "after"])
    means = [sum(each) / len(each) for each in found]
    return Panel(
        "helger",
        f"Arbeidshelger per ansatt: {number(means[0], 1)} i dag, {number(means[1], 1)} i ny turnus",
        "Antall ansatte etter hvor mange helger de har vakt i løpet av 52 uker.",
        charts.to_json(charts.counts(shown, "Arbeidshelger i året")),
        (
            table(
                "Antall ansatte etter arbeidshelger i året",
                ["Arbeidshelger", *(side.name for side in pair.sides)],
                [
                    *(row for row in rows if row[1] or row[2]),
                    ("Gjennomsnitt", *(number(mean, 1) for mean in means)),
                    ("Flest for én ansatt", *(max(each) for each in found)),
                ],
            ),
        ),
    )


def weekend_hours(pair: Pair) -> Panel:
    """How many weekend hours people work in 52 weeks."""
    found = [_a_year(side, "weekend_hours") for side in pair.sides]
    last = math.ceil(max(map(max, found)) / STEP)
    classes = [[math.ceil(value / STEP) for value in each] for each in found]
    names = ["0", *(f"{STEP * i + 1}–{STEP * (i + 1)}" for i in range(last))]
    rows = [(name, *(each.count(i) for each in classes)) for i, name in enumerate(names)]
    shown = pd.DataFrame(rows, columns=["label", "before", "after"])
    means = [sum(each) / len(each) for each in found]
    verb = "øker" if means[1] > means[0] else "går ned"
    return Panel(
        "helgetimer",
        f"Helgetimer per ansatt {verb} fra {number(means[0])} til {number(means[1])} i året",
        "Antall ansatte etter betalte timer fra lørdag kl. 00 til søndag kl. 24 i 52 uker.",
        charts.to_json(charts.counts(shown, "Helgetimer i året")),
        (
            table(
                "Antall ansatte etter helgetimer i året",
                ["Helgetimer", *(side.name for side in pair.sides)],
                [
                    *(row for row in rows if row[1] or row[2]),
                    ("Gjennomsnitt", *(with_unit(mean, "t", 1) for mean in means)),
                    ("Flest for én ansatt", *(with_unit(max(each), "t", 1) for each in found)),
                ],
            ),
        ),
    )


def balance(pair: Pair) -> Panel:
    """Planned hours against the contract over the whole plan, person by person."""
    largest = [float(side.people["balance_hours"].abs().max()) for side in pair.sides]
    texts = [with_unit(value, "timer", 1) for value in largest]
    return Panel(
        "timebalanse",
        f"Største avvik fra avtalt tid: {texts[0]} i dag, {texts[1]} i ny turnus",
        "Planlagt tid minus avtalt tid over hele planen, ferie medregnet. Én søyle er én ansatt.",
        charts.to_json(charts.balance(pair.before.people, pair.after.people)),
        tuple(_balance_table(side) for side in pair.sides),
        "Avvik opp til om lag én vakt kommer av at vakter ikke kan deles.",
    )


def person_tables(pair: Pair) -> tuple[Table, ...]:
    """Every person's year, one table a side."""
    return tuple(_person_table(pair, side) for side in pair.sides)


def _a_year(side: Side, column: str) -> list[float]:
    return [float(value) * side.facts.a_year for value in side.people[column]]


def _balance_table(side: Side) -> Table:
    rows = [
        (
            row["employee"],
            number(row["position_percent"], 2),
            number(row["paid_hours"] - row["balance_hours"], 1),
            number(row["paid_hours"], 1),
            signed(row["balance_hours"], 1),
        )
        for row in side.people.to_dict("records")
    ]
    return table(
        f"Timer per ansatt: {side.name.lower()}",
        ["Ansatt", "Stilling i %", "Avtalt", "Planlagt", "Avvik"],
        rows,
        tall=True,
    )


def _person_table(pair: Pair, side: Side) -> Table:
    rows = [
        (
            row["employee"],
            pair.competence(row["competence"]),
            number(row["position_percent"], 2),
            number(row["norm_hours"], 2),
            row["weekends"],
            row["weekend_hours"],
            row["evenings"],
            row["nights"],
            row["long_shifts"],
            row["quick_returns"],
            row["longest_run"],
            row["attendances"],
            row["vacation_days"],
        )
        for row in side.people.to_dict("records")
    ]
    return table(
        f"Person for person: {side.name.lower()}",
        [
            "Ansatt",
            "Kompetanse",
            "Stilling i %",
            "Hel stilling, t/uke",
            "Helger",
            "Helgetimer",
            "Aften",
            "Natt",
            "Langvakter",
            "Kort hvile",
            "Lengste rekke",
            "Oppmøter",
            "Feriedager",
        ],
        rows,
        words=(0, 1),
        decimals=1,
        tall=True,
    )
