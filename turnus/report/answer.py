"""The answer in words: what is won, what it costs, and how sure it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from turnus.report.effects import wanted
from turnus.report.rulebook import untold_text
from turnus.report.side import Pair, Side
from turnus.report.staffing import day_profile, thin_edges
from turnus.report.verdicts import top_gains, top_losses, unproved
from turnus.result import BaseRoster, Status
from turnus.texts.numbers import counted, number, percent, with_unit


@dataclass(frozen=True)
class Card:
    """One side's share with the numbers that always stand beside it."""

    name: str
    title: str
    share: str
    count: str
    mean: str
    smallest: str
    heads: str
    fte: str
    missing: str
    """Hours below the minimum that nobody covers."""
    lawful: str
    is_lawful: bool | None
    """None: no breach is found, but not every rule can be checked."""


@dataclass(frozen=True)
class Answer:
    """The top of the report."""

    cards: tuple[Card, ...]
    sentences: tuple[str, ...]
    proof: tuple[str, ...]
    wanted: tuple[str, ...]
    """What holds only because the minimum is covered, not the wanted staffing."""
    gains: tuple[str, ...]
    losses: tuple[str, ...]
    unproved: tuple[str, ...]


def answer(pair: Pair) -> Answer:
    """Both sides, the proof in its two halves, and gains beside losses."""
    edges = [f"{edge.text}." for edge in thin_edges(day_profile(pair))[:3]]
    return Answer(
        tuple(_card(side) for side in pair.sides),
        (_in_words(pair),),
        tuple(proof(pair.after)),
        tuple(wanted(pair)),
        top_gains(pair),
        (*top_losses(pair), *edges),
        unproved(pair),
    )


def proof(side: Side) -> Iterator[str]:
    """What is proved about the share: the plan's bound, and whether a base roster reaches it."""
    plan, base = side.plan, side.result.base
    shown = (
        "En lovlig grunnturnus med disse stillingene dekker hele minstebehovet."
        if side.reached_by_base
        else "Den lovlige årsturnusen med disse stillingene dekker hele minstebehovet."
    )
    if plan.bound is None:
        yield "Det er ikke bevist hvor mange som kan ha 100 % stilling innenfor disse rammene."
        yield from [shown] if side.reached else _reached(base)
        return
    reached = side.reached
    top = percent(plan.bound)
    if plan.share is not None and plan.bound == plan.share and reached:
        yield (
            f"Mer enn {plan.full_time} av {plan.heads} er ikke mulig innenfor disse rammene "
            f"(bevist). {shown}"
        )
    elif reached:
        yield (
            f"Høyeste mulige andel ligger mellom {percent(plan.share)} og {top}: planen viser at "
            f"{percent(plan.share)} går, og det er bevist at mer enn {top} ikke går."
        )
    else:
        yield (
            f"Det er ikke vist at {percent(side.share)} kan nås med full dekning. Det er bevist at "
            f"en andel over {top} ikke er mulig innenfor disse rammene."
        )
        yield from _reached(base)


def _reached(base: BaseRoster | None) -> Iterator[str]:
    if base is None:
        yield "Det er ikke laget noen grunnturnus som viser at stillingene dekker behovet."
        return
    if base.status is Status.UNKNOWN:
        yield "Det ble ikke funnet noen lovlig grunnturnus med disse stillingene innen tiden."
        return
    weeks = base.problem.scenario.base_weeks
    missing = with_unit(base.uncovered_minimum / 60 / weeks, "timer", 1)
    if base.bound is not None and base.bound > 0:
        least = with_unit(base.bound / 60 / weeks, "timer", 1)
        yield (
            f"Grunnturnusen lar {missing} i uka stå udekket under minimum. Det er bevist at minst "
            f"{least} i uka må stå udekket med disse stillingene."
        )
    else:
        yield (
            f"Den beste grunnturnusen vi har funnet, lar {missing} i uka stå udekket under "
            "minimum. Det er ikke bevist at det ikke finnes en bedre."
        )


def _in_words(pair: Pair) -> str:
    before, after = pair.sides
    today = (
        f"I dag har {before.full_time} av {before.heads} ansatte 100 % stilling "
        f"({percent(before.share)})."
    )
    if after.reached:
        return (
            f"{today} I ny turnus har {after.full_time} av {after.heads} det "
            f"({percent(after.share)})."
        )
    return (
        f"{today} I den nye turnusen som er laget, har {after.full_time} av {after.heads} det "
        f"({percent(after.share)}), men den dekker ikke minstebemanningen: "
        f"{with_unit(after.missing_hours, 'timer')} mangler."
    )


def _card(side: Side) -> Card:
    sizes = side.facts.positions
    breaches = len(side.violations)
    lawful = (
        "Lovlig: kontrollen fant ingen brudd."
        if not breaches
        else f"Ikke lovlig: kontrollen fant {counted(breaches, 'brudd', 'brudd')}."
    )
    if side.untold:
        found = "Kontrollen fant ingen brudd." if not breaches else lawful
        lawful = f"{found} {untold_text(side)}"
    if side.result.status is Status.STOPPED:
        lawful += " Kjøringen ble stoppet før den var ferdig."
    return Card(
        side.name,
        side.problem.scenario.title,
        percent(side.share),
        f"{side.full_time} av {counted(side.heads, 'ansatt')} har 100 % stilling",
        with_unit(float(sizes.mean()), "%", 1),
        with_unit(float(sizes.min()), "%", 2),
        number(side.heads),
        number(float(sizes.sum()) / 100, 2),
        with_unit(side.missing_hours, "timer"),
        lawful,
        None if side.untold and not breaches else not breaches,
    )
