"""What a page shows of one pair of alternatives, counted once and read back in no time."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup
from pydantic import TypeAdapter

from turnus.catalogue import Check
from turnus.report import (
    assumptions,
    considerations,
    definitions,
    distribution,
    health,
    panels,
    plans,
    provenance,
    red_days,
    rulebook,
)
from turnus.report.answer import Answer, answer
from turnus.report.grid import Grid, grid, legend, weeks_of
from turnus.report.panel import Panel
from turnus.report.rulebook import RuleRow
from turnus.report.side import Pair, Side
from turnus.report.signatures import signatures
from turnus.report.table import Table
from turnus.report.verdicts import gains_and_losses, unchanged_table


@dataclass(frozen=True)
class PairView:
    """One alternative held against the first; every text is bokmål."""

    period: str
    source: str
    answer: Answer
    notes: tuple[str, ...]
    panels: tuple[Panel, ...]
    """In the order they are read, gains and losses last."""
    more: tuple[Table, ...]
    """Indicators that are the same, or have no value."""
    advice: tuple[Table, ...]
    wishes: tuple[str, ...]
    distributions: tuple[Table, ...]
    red_day_sentences: tuple[str, ...]
    red_days: tuple[Table, ...]
    plans: tuple[Table, ...]
    rules: tuple[RuleRow, ...]
    rule_sentence: str
    level: str
    silent: tuple[str, ...]
    """Rules that govern neither side, and why."""
    stricter: Table
    considerations: Table
    signatures: Table
    checks: tuple[Check, ...]
    not_included: tuple[str, ...]
    sameness: Table


@dataclass(frozen=True)
class Rosters:
    """Both rosters as grids, with their violations in words."""

    grids: tuple[Grid, ...]
    groups: tuple[Mapping[str, int], ...]
    """On each side: how many people share occupation and night work with an employee, by id."""
    untold: tuple[str, ...]
    """On each side: which rules nobody can say are kept, and why; empty where there is none."""
    legend: Table


PAIR_VIEW = TypeAdapter(PairView)
ROSTERS = TypeAdapter(Rosters)


def pair_view(pair: Pair, written: date) -> PairView:
    """Count everything that a page shows of a pair."""
    rules = rulebook.rules(pair)
    return PairView(
        period=weeks_of(pair.after),
        source=provenance.source(pair, written),
        answer=answer(pair),
        notes=tuple(provenance.notes(pair)),
        panels=(*panels(pair), gains_and_losses(pair)),
        more=_plain(unchanged_table(pair), definitions.without_value(pair)),
        advice=_plain(health.advice(pair)),
        wishes=tuple(health.wishes(pair)),
        distributions=_plain(*distribution.distributions(pair)),
        red_day_sentences=tuple(red_days.sentences(pair)),
        red_days=_plain(red_days.red_days(pair), red_days.seasons(pair)),
        plans=_plain(plans.variants(pair), *plans.lines(pair), *plans.certificates(pair)),
        rules=rules,
        rule_sentence=f"{rulebook.summary(pair)} {rulebook.read(rules)}",
        level=rulebook.level_text(pair),
        silent=rulebook.others(pair),
        stricter=rulebook.stricter(pair),
        considerations=considerations.considerations(pair),
        signatures=signatures(pair.after),
        checks=rulebook.checks(pair),
        not_included=rulebook.not_included(),
        sameness=assumptions.sameness(pair),
    )


def rosters(pair: Pair) -> Rosters:
    """Both rosters of a pair."""
    return Rosters(
        tuple(grid(side) for side in pair.sides),
        tuple(_groups(side) for side in pair.sides),
        tuple(rulebook.untold_text(side) for side in pair.sides),
        legend(pair.sides),
    )


def _groups(side: Side) -> dict[str, int]:
    kinds = {each.id: (each.competence, each.night_only) for each in side.problem.employees}
    sizes = Counter(kinds.values())
    return {id: sizes[kind] for id, kind in kinds.items()}


def _plain(*tables: Table | None) -> tuple[Table, ...]:
    """Tables without links inside their cells, which JSON does not tell from text."""
    return tuple(
        replace(
            each,
            rows=tuple(
                tuple(cell.striptags() if isinstance(cell, Markup) else cell for cell in row)
                for row in each.rows
            ),
        )
        for each in tables
        if each is not None
    )
