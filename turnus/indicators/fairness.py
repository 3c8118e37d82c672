"""How evenly evenings, nights, weekends, red days and granted wishes are shared out.

A person's share of a kind is all there is of it times the person's part of the group's positions
(of wishes: of the points that the group asks for). The unevenness is what people have above their
shares, added up, divided by all there is: the part that would change hands in an even roster.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from turnus.employee import Employee
from turnus.indicators.facts import Facts
from turnus.indicators.indicator import Counted, Indicator

FORMULA = (
    "Skjevhet = summen av det hver enkelt har over sin andel ÷ alt som er å fordele. 0 % er helt "
    "jevnt; 10 % betyr at hver tiende vakt måtte bytte eier for å bli det. Per hel stilling er en "
    "ansatts andel = alle vaktene av slaget × stillingsprosenten ÷ summen av stillingsprosentene i "
    "gruppen. Ellers har alle i gruppen like stor andel."
)
WISH_FORMULA = (
    "For ønsker er andelen = alle innfridde poeng × egne poeng ÷ alle poeng det er bedt om."
)


@dataclass(frozen=True)
class Kind:
    """Something that is shared out: who may have it, how much each has, and by what it is shared."""

    id: str
    title: str
    """Bokmål."""
    column: str
    """Of ``Facts.people``."""
    belongs: Callable[[Employee], bool]


KINDS = (
    Kind("evenings", "Aftenvakter", "evenings", lambda each: not each.night_only),
    Kind("nights", "Nattevakter", "nights", lambda each: each.nights),
    Kind("weekends", "Arbeidshelger", "weekends", lambda each: each.weekend is not None),
    Kind("holidays", "Helligdager", "holidays", lambda _: True),
)


@dataclass(frozen=True)
class Spread:
    """How a kind is shared: for a full position the least, mean and most; and the unevenness."""

    people: int
    total: int
    least: Fraction
    mean: Fraction
    most: Fraction
    uneven: Fraction


def spread(facts: Facts, kind: Kind) -> Spread | None:
    """The distribution in the kind's group; None with fewer than two people, or nothing to share."""
    group = [
        (int(count), each.position_points)
        for each, count in zip(facts.problem.employees, facts.people[kind.column], strict=True)
        if kind.belongs(each)
    ]
    return _spread(group, full=10_000)


def wish_spread(facts: Facts) -> Spread | None:
    """How granted points are shared, by the points that each asks for."""
    asked = zip(facts.people["wishes_granted"], facts.people["wishes_asked"], strict=True)
    return _spread([(int(granted), int(all_of)) for granted, all_of in asked if all_of], full=1)


def even_spread(counts: Sequence[int]) -> Spread | None:
    """How counts are shared where everybody's share is the same."""
    return _spread([(count, 1) for count in counts], full=1)


def _spread(group: list[tuple[int, int]], full: int) -> Spread | None:
    total, weights = sum(count for count, _ in group), sum(weight for _, weight in group)
    if len(group) < 2 or not total:
        return None
    rates = [Fraction(count * full, weight) for count, weight in group]
    above = sum(
        max(Fraction(0), count - Fraction(total * weight, weights)) for count, weight in group
    )
    return Spread(
        len(group),
        total,
        min(rates),
        Fraction(total * full, weights),
        max(rates),
        Fraction(above) / total,
    )


def _unevenness(kind: Kind) -> Callable[[Facts], float | None]:
    def value(facts: Facts) -> float | None:
        found = spread(facts, kind)
        return None if found is None else 100 * float(found.uneven)

    return value


def _nothing(kind: Kind) -> Callable[[Facts], str]:
    def reason(facts: Facts) -> str:
        there = int(facts.people[kind.column].sum())
        return "bare én kan ha dem" if there else f"planen har ingen {kind.title.lower()}"

    return reason


def _askers(facts: Facts) -> dict[str, object]:
    return {each.id: each.wishes for each in facts.problem.employees if each.wishes}


def granted_shares(facts: Facts) -> list[Fraction]:
    """Granted share of each person who has wishes, weighted by points."""
    asked = zip(facts.people["wishes_granted"], facts.people["wishes_asked"], strict=True)
    return [Fraction(int(granted), int(all_of)) for granted, all_of in asked if all_of]


def _mean_granted(facts: Facts) -> float | None:
    shares = granted_shares(facts)
    return 100 * float(sum(shares) / len(shares)) if shares else None


def _least_granted(facts: Facts) -> float | None:
    shares = granted_shares(facts)
    return 100 * float(min(shares)) if shares else None


WITH_WISHES = Counted(_askers, "har ønsker")
NO_WISHES = "ingen har ønsker"

FAIRNESS: tuple[Indicator, ...] = (
    *(
        Indicator(
            id=f"uneven-{kind.id}",
            title=f"Skjev fordeling: {kind.title.lower()}",
            definition="Det ansatte har over sin andel etter stillingsprosent, lagt sammen og delt "
            "på alt som er å fordele.",
            unit="%",
            better="lower",
            source="egen definisjon",
            value=_unevenness(kind),
            missing=_nothing(kind),
            decimals=1,
        )
        for kind in KINDS
    ),
    Indicator(
        id="wishes-granted",
        title="Innfridde ønsker, snitt per ansatt",
        definition="Innfridde poeng av poengene en ansatt har bedt om, gjennomsnitt av dem som har "
        "ønsker.",
        unit="%",
        better="higher",
        source="egen definisjon",
        value=_mean_granted,
        missing=NO_WISHES,
        counted=WITH_WISHES,
        decimals=1,
    ),
    Indicator(
        id="wishes-granted-least",
        title="Innfridde ønsker for den som får minst",
        definition="Innfridde poeng av poengene det er bedt om, for den ansatte som får minst.",
        unit="%",
        better="higher",
        source="egen definisjon",
        value=_least_granted,
        missing=NO_WISHES,
        counted=WITH_WISHES,
        decimals=1,
    ),
)
