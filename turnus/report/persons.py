"""Tables with one row an employee, which only the leader keeps."""

import pandas as pd

from turnus.report.side import Pair, Side
from turnus.report.table import Table, table
from turnus.texts.numbers import DASH, number, signed


def person_tables(pair: Pair) -> tuple[Table, ...]:
    """Every person's year, one table a side."""
    return tuple(_person_table(pair, side) for side in pair.sides)


def balance_tables(pair: Pair) -> tuple[Table, ...]:
    """Every person's hours against the contract, one table a side."""
    return tuple(_balance_table(side) for side in pair.sides)


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
            row["holidays"],
            number(row["supplements"]) if pd.notna(row["supplements"]) else DASH,
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
            "Helligdager",
            "Tillegg, kr",
        ],
        rows,
        words=(0, 1),
        decimals=1,
        tall=True,
    )
