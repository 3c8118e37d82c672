"""Fewest duties that cover a weekend day, with few or many long shifts among them (formula 9)."""

from fractions import Fraction
from itertools import combinations_with_replacement
from math import comb, floor

from solver.typical_week import Cover, Start

MOST_MIXES = 2000


def duties_at(counts: list[int], long: int) -> int:
    """Fewest duties when at most ``long`` of them may be long."""
    return counts[min(long, len(counts) - 1)] if counts else 0


def average_duties(least: list[int], long: Fraction) -> Fraction:
    """Duties a day on average, when ``long`` of them are long on average: the lower convex hull."""
    last = len(least) - 1
    if long >= last:
        return Fraction(least[last])
    return min(
        least[low] + (long - low) * Fraction(least[high] - least[low], high - low)
        for low in range(floor(long) + 1)
        for high in range(floor(long) + 1, last + 1)
    )


def fewest_duties(
    day: tuple[Cover, ...], starts: tuple[Start, ...], wanted: list[int]
) -> list[int]:
    """Fewest duties that cover a day with at most 0, 1, 2 ... long ones, until more give no less.

    Where short shifts alone cannot cover it, or too many mixes are possible, the bound without a
    limit on long duties stands alone.
    """
    used = {i for cover in day for i in cover.starts}
    long = [i for i in sorted(used) if starts[i].shift.long]
    unlimited = _greedy(day, wanted, starts, used, ()) or 0
    counts: list[int] = []
    while unlimited and (not counts or counts[-1] > unlimited):
        most = len(counts)
        if comb(most + len(long), most) > MOST_MIXES:
            return [unlimited]
        with_long = [
            most + rest
            for chosen in combinations_with_replacement(long, most)
            if (rest := _greedy(day, wanted, starts, used - set(long), chosen)) is not None
        ]
        if not counts and not with_long:
            return [unlimited]
        counts.append(min([*with_long, *counts[-1:]]))
    return counts or [0]


def _greedy(
    day: tuple[Cover, ...],
    wanted: list[int],
    starts: tuple[Start, ...],
    allowed: set[int],
    chosen: tuple[int, ...],
) -> int | None:
    """Fewest duties to add: by time, each gap filled with the shift that lasts longest."""
    duties = {i: chosen.count(i) for i in set(chosen)}
    added = 0
    for cover, heads in zip(day, wanted, strict=True):
        gap = heads - sum(duties.get(i, 0) for i in cover.starts)
        if gap > 0:
            usable = cover.starts & allowed
            if not usable:
                return None
            latest = max(usable, key=lambda i: (starts[i].shift.end_minute, i))
            duties[latest] = duties.get(latest, 0) + gap
            added += gap
    return added
