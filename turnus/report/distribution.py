"""How burdens are spread over the employees, and over groups large enough that nobody is told."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from turnus.employee import Employee
from turnus.indicators.fairness import (
    FORMULA,
    KINDS,
    WISH_FORMULA,
    Spread,
    even_spread,
    spread,
    wish_spread,
)
from turnus.report.side import Pair, Side
from turnus.report.table import Table, table
from turnus.texts.numbers import DASH, number, percent

SMALLEST = 5
"""People in the smallest group that is shown."""


@dataclass(frozen=True)
class Criterion:
    """One burden; ``relative`` ones are per full position."""

    column: str
    title: str
    relative: bool = False
    yearly: bool = True
    shared: bool = True
    """Whether what one has less of, others have more of."""
    decimals: int = 0


CRITERIA = (
    Criterion("weekends", "Arbeidshelger i året"),
    Criterion("weekend_hours", "Helgetimer i året"),
    Criterion("evenings", "Aftenvakter i året, per hel stilling", relative=True, decimals=1),
    Criterion("nights", "Nattevakter i året, per hel stilling", relative=True, decimals=1),
    Criterion("weekends", "Arbeidshelger i året, per hel stilling", relative=True, decimals=1),
    Criterion(
        "holidays", "Helligdager med vakt i året, per hel stilling", relative=True, decimals=1
    ),
    Criterion("quick_returns", "Kort hviletid (under 11 timer) i året"),
    Criterion("longest_run", "Flest arbeidsdager på rad", yearly=False, shared=False),
    Criterion("longest_long_run", "Flest langvakter på rad", yearly=False, shared=False),
    Criterion("isolated_days", "Enkeltstående vakter og fridager i året"),
    Criterion("free_weekends", "Frihelger på minst 60 timer i året, uten ferie"),
    Criterion(
        "balance_hours", "Timer fra avtalt tid over planen",
        yearly=False, shared=False, decimals=1,
    ),
)  # fmt: skip
GROUPED = tuple(
    each
    for each in CRITERIA
    if each.column in ("weekend_hours", "evenings", "nights", "holidays", "quick_returns")
    or (each.column == "weekends" and not each.relative)
)
Sort = Callable[[Employee], str]


def distributions(pair: Pair) -> tuple[Table, ...]:
    """Lowest, mean and highest of every burden and its unevenness; means of groups; Gini.

    A side with fewer than five employees is not shown.
    """
    if min(side.heads for side in pair.sides) < SMALLEST:
        return ()
    return _spread(pair), *(_groups(pair, side) for side in pair.sides), _ginis(pair)


def gini(values: Sequence[float]) -> float | None:
    """0 where all have alike, towards 1 where one has it all; None where it says nothing."""
    ordered = np.sort(np.array(values, dtype=np.float64))
    total, count = float(ordered.sum()), len(ordered)
    if total <= 0 or ordered[0] < 0:
        return None
    weighted = float((np.arange(1, count + 1) * ordered).sum())
    return 2 * weighted / (count * total) - (count + 1) / count


def _spread(pair: Pair) -> Table:
    headings = [
        f"{side.name}: {what}"
        for side in pair.sides
        for what in ("ansatte", "snitt", "lavest til høyest", "skjevhet")
    ]
    rows = [
        (each.title, *(cell for side in pair.sides for cell in _told(side, each)))
        for each in CRITERIA
    ]
    granted = [_granted(side) for side in pair.sides]
    if any(cells != HIDDEN for cells in granted):
        rows.append(("Innfridde ønsker, andel av poengene", *granted[0], *granted[1]))
    return table(
        "Fordeling mellom ansatte",
        ["Hva", *headings],
        rows,
        note=f"{FORMULA} {WISH_FORMULA} I tallene per hel stilling er bare de med som kan ha slike "
        f"vakter. Grupper med færre enn {SMALLEST} ansatte vises ikke. Helligdager er røde dager uten "
        "søndager.",
    )


HIDDEN = (DASH,) * 4


def _told(side: Side, criterion: Criterion) -> tuple[str, ...]:
    """People, mean, range and unevenness."""
    if criterion.relative:
        kind = next(each for each in KINDS if each.column == criterion.column)
        return _of_position(spread(side.facts, kind), side, criterion)
    found = _values(side, criterion)
    return (
        number(len(found)),
        number(float(found.mean()), 1),
        _range(float(found.min()), float(found.max()), criterion.decimals),
        percent(_uneven(side, criterion)) if criterion.shared else DASH,
    )


def _uneven(side: Side, criterion: Criterion) -> Fraction | None:
    minutes = [round(60 * float(value)) for value in side.people[criterion.column]]
    found = even_spread(minutes)
    return found.uneven if found else None


def _of_position(found: Spread | None, side: Side, criterion: Criterion) -> tuple[str, ...]:
    if found is None or found.people < SMALLEST:
        return HIDDEN
    a_year = side.facts.a_year
    low, mean, high = (float(each) * a_year for each in (found.least, found.mean, found.most))
    return (
        number(found.people),
        number(mean, criterion.decimals),
        _range(low, high, criterion.decimals),
        percent(found.uneven),
    )


def _granted(side: Side) -> tuple[str, ...]:
    found = wish_spread(side.facts)
    if found is None or found.people < SMALLEST:
        return HIDDEN
    least, mean, most = (percent(each) for each in (found.least, found.mean, found.most))
    return number(found.people), mean, f"{least} til {most}", percent(found.uneven)


def _range(low: float, high: float, decimals: int) -> str:
    return f"{number(low, decimals)} til {number(high, decimals)}"


def _ginis(pair: Pair) -> Table:
    return table(
        "Gini-koeffisienten: samme spørsmål, målt som i forskning",
        ["Hva", *(side.name for side in pair.sides)],
        [tuple(_gini_cells(pair, each)) for each in CRITERIA if each.column != "balance_hours"],
        note="0 når alle har like mye, nær 1 når én har alt. Alle ansatte er med, også de som er "
        "fritatt: noen kan ha 0 fordi de ikke skal ha helg eller natt.",
    )


def _gini_cells(pair: Pair, criterion: Criterion) -> Iterator[str]:
    yield criterion.title
    for side in pair.sides:
        shown = not (criterion.relative and _told(side, criterion) == HIDDEN)
        yield number(gini(list(_values(side, criterion))), 2) if shown else DASH


def _values(side: Side, criterion: Criterion) -> pd.Series:
    values = side.people[criterion.column].astype(float)
    if criterion.relative:
        values = values * 100 / side.people["position_percent"]
    return values * side.facts.a_year if criterion.yearly else values


def _groups(pair: Pair, side: Side) -> Table:
    shown = [each for each in CRITERIA if each in GROUPED]
    values = [_values(side, each).to_numpy() for each in shown]
    secret = [each for each in shown if each.relative and _told(side, each) == HIDDEN]
    rows: list[tuple[str, ...]] = []
    left_out: list[str] = []
    for title, sort in _sorts(pair):
        names = [sort(employee) for employee in side.problem.employees]
        hidden = too_small(names)
        told = sorted(set(names) - hidden)
        if len(set(names)) == 1 or not told:
            left_out += [title] if hidden else []
            continue
        for name in told:
            chosen = np.array([each == name for each in names])
            means = [
                DASH if each in secret else number(float(found[chosen].mean()), 1)
                for each, found in zip(shown, values, strict=True)
            ]
            rows.append((name, number(int(chosen.sum())), *means))
        rows += [(name, "vises ikke", *[DASH] * len(shown)) for name in sorted(hidden)]
    note = (
        f"Grupper med færre enn {SMALLEST} ansatte vises ikke, og heller ikke grupper som de kunne "
        "vært regnet ut fra."
    )
    if left_out:
        note += f" Derfor er det ikke delt etter {', '.join(left_out)}."
    return table(
        f"Snitt i grupper: {side.name.lower()}",
        ["Gruppe", "Ansatte", *(each.title for each in shown)],
        rows,
        note=note,
    )


def _sorts(pair: Pair) -> tuple[tuple[str, Sort], ...]:
    """Fairness groups: each divides all the employees."""
    return (
        ("heltid og deltid", lambda each: "heltid" if each.position_percent >= 100 else "deltid"),
        (
            "langvakter",
            lambda each: "går langvakter" if each.long_shift_consent else "går ikke langvakter",
        ),
        ("kompetanse", lambda each: pair.competence(each.competence)),
        ("natt", lambda each: "bare natt" if each.night_only else "ikke bare natt"),
        ("fritak fra helg", lambda each: "går helg" if each.weekend else "fritatt fra helg"),
    )


def too_small(names: Sequence[str]) -> set[str]:
    """Groups of a division that must be hidden so that no few people can be worked out.

    Where the hidden groups together are fewer than five people, the smallest of the others is
    hidden as well: it would else follow from the mean of all.
    """
    sizes = {name: names.count(name) for name in names}
    hidden = {name for name, size in sizes.items() if size < SMALLEST}
    while hidden and sum(sizes[name] for name in hidden) < SMALLEST and len(hidden) < len(sizes):
        hidden.add(min((size, name) for name, size in sizes.items() if name not in hidden)[1])
    return hidden
