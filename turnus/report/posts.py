"""Panels on positions: the full-time share against the targets, and sizes before and after."""

from fractions import Fraction

import numpy as np
import pandas as pd

from turnus import charts
from turnus.report.bounds import highest_share, unshown
from turnus.report.panel import Panel
from turnus.report.plans import VARIANT_TITLES
from turnus.report.side import Pair, Side
from turnus.report.table import table
from turnus.texts.numbers import DASH, percent, with_unit

CLASSES = (
    ("under 20", 0, 20),
    ("20–49", 20, 50),
    ("50–59", 50, 60),
    ("60–69", 60, 70),
    ("70–79", 70, 80),
    ("80–89", 80, 90),
    ("90–99", 90, 100),
    ("100", 100, 101),
)
IN_WORDS = {Fraction(1, 2): "Halvparten", Fraction(1, 3): "En tredel", Fraction(1, 4): "En firedel"}


def full_time_share(pair: Pair) -> Panel:
    """How many can have a full position, held against 30, 40 and 50 %."""
    rows = [_row(pair.before), *_variants(pair), _row(pair.after)]
    share = pd.DataFrame(rows, columns=["title", "side", "heads", "full", "share", "bound"])
    reached = [target for target in charts.TARGETS if 100 * pair.after.share >= target]
    unsure = unshown(pair.after)
    figures = table(
        "Andel ansatte med 100 % stilling",
        ["Alternativ", "Ansatte", "Med 100 %", "Andel", "Bevist øvre grense"],
        [
            (
                row["title"],
                row["heads"],
                row["full"],
                percent(row["share"] / 100),
                DASH if pd.isna(row["bound"]) else percent(row["bound"] / 100),
            )
            for row in share.to_dict("records")
        ],
        note=f"Mål: {', '.join(f'{t} %' for t in charts.TARGETS)}. Ny turnus når "
        + (f"målet på {reached[-1]} %" if reached else "ingen av målene")
        + (f", men det er {unsure}." if unsure and reached else "."),
    )
    return Panel(
        "heltidsandel",
        f"{_in_words(pair.after)} {'har' if unsure else 'kan ha'} full stilling"
        f"{' i turnusen som er laget' if unsure else ''}, mot {percent(pair.before.share)} i dag"
        f"{f'; det er {unsure}' if unsure else ''}",
        "Andel ansatte med 100 % stilling. Stiplede linjer er målene 30, 40 og 50 %. "
        "Tykk strek er øvre grense, der den er bevist.",
        charts.to_json(charts.share(share)),
        (figures,),
        f"{highest_share(pair)} Bare stillinger i denne avdelingen er med. KS teller også stillinger "
        "i andre enheter, så kommunens tall kan være høyere.",
    )


def sizes(pair: Pair) -> Panel:
    """How many people have a post of each size."""
    found = [_classes(side) for side in pair.sides]
    rows = [
        (name, before, after) for (name, _, _), before, after in zip(CLASSES, *found, strict=True)
    ]
    counted = pd.DataFrame(rows, columns=["label", "before", "after"])
    small = [sum(classes[:2]) for classes in found]
    means = [with_unit(float(np.mean(side.facts.positions)), "%", 1) for side in pair.sides]
    smallest = [with_unit(float(np.min(side.facts.positions)), "%", 2) for side in pair.sides]
    return Panel(
        "stillinger",
        f"Stillinger under 50 %: {small[0]} i dag, {small[1]} i ny turnus",
        "Antall ansatte etter stillingsstørrelse.",
        charts.to_json(charts.counts(counted, "Stilling i prosent")),
        (
            table(
                "Antall ansatte etter stillingsstørrelse",
                ["Stilling i %", *(side.name for side in pair.sides)],
                [
                    *rows,
                    ("Antall ansatte", *(side.heads for side in pair.sides)),
                    ("Gjennomsnitt", *means),
                    ("Minste stilling", *smallest),
                ],
            ),
        ),
        highest_share(pair),
    )


def _row(side: Side) -> tuple[object, ...]:
    bound = side.plan.bound if side.plan.id != "today" else None
    ceiling = 100 * float(bound) if bound is not None else float("nan")
    return (side.name, side.name, side.heads, side.full_time, 100 * side.share, ceiling)


def _variants(pair: Pair) -> list[tuple[object, ...]]:
    """Plans without a roster of their own that a reader compares with."""
    return [
        (
            VARIANT_TITLES[plan.id],
            "",
            plan.heads,
            plan.full_time,
            100 * float(plan.share),
            100 * float(plan.bound) if plan.bound is not None else float("nan"),
        )
        for plan in pair.after.result.positions[1:]
        if plan.id in VARIANT_TITLES and plan.share is not None
    ]


def _classes(side: Side) -> list[int]:
    sizes = side.facts.positions
    return [int(((sizes >= low) & (sizes < high)).sum()) for _, low, high in CLASSES]


def _in_words(side: Side) -> str:
    return IN_WORDS.get(Fraction(side.full_time, side.heads), percent(side.share))
