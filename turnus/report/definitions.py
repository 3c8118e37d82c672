"""What every measure means: definition, unit, which way is better, and where it is from."""

from turnus.indicators import INDICATORS
from turnus.report.side import Pair
from turnus.report.table import Table, table

BETTER = {"higher": "høyere er bedre", "lower": "lavere er bedre", "neutral": "verken eller"}
REMOVED = (
    "Stillinger som faller bort",
    "Antall stillinger i dag uten en tilsvarende i den nye, etter kompetanse og nattarbeid.",
    "stillinger",
    BETTER["lower"],
    "egen definisjon",
)


def definitions() -> Table:
    """Every measure of the report."""
    return table(
        "Slik er måltallene regnet",
        ["Måltall", "Hva det er", "Enhet", "Retning", "Kilde"],
        [
            *(
                (each.title, each.definition, each.unit, BETTER[each.better], each.source)
                for each in INDICATORS
            ),
            REMOVED,
        ],
        words=(0, 1, 2, 3, 4),
    )


def without_value(pair: Pair) -> Table | None:
    """Measures that cannot be compared here, each with the reason."""
    rows = [(row.title, row.missing) for row in pair.comparison.rows if row.verdict == "uten tall"]
    return (
        table("Måltall som ikke kan sammenlignes her", ["Måltall", "Hvorfor"], rows, words=(0, 1))
        if rows
        else None
    )
