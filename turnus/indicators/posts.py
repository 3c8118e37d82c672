"""Indicators of the posts: how many people, which sizes, which are only for weekends."""

import numpy as np

from turnus.indicators.facts import Facts
from turnus.indicators.indicator import Affected, Indicator

FULL_TIME = 100
WEEKEND_ONLY_SHARE = 0.9


def full_time(facts: Facts) -> int:
    """People with a full position."""
    return int((facts.positions >= FULL_TIME).sum())


def above_80(facts: Facts) -> int:
    """People with strictly more than 80 %."""
    return int((facts.positions > 80).sum())


def below_50(facts: Facts) -> int:
    """People with less than 50 %."""
    return int((facts.positions < 50).sum())


def below_20(facts: Facts) -> int:
    """People with less than 20 %."""
    return int((facts.positions < 20).sum())


def weekend_only(facts: Facts) -> int:
    """People with at least nine tenths of their planned hours on Saturday and Sunday."""
    paid, weekend = facts.people["paid"], facts.people["weekend_minutes"]
    return int(((paid > 0) & (weekend >= WEEKEND_ONLY_SHARE * paid)).sum())


def _share(heads: int, facts: Facts) -> float:
    return 100 * heads / len(facts.positions)


POSTS: tuple[Indicator, ...] = (
    Indicator(
        id="full-time-share",
        title="Heltidsandel",
        definition="Andel av de ansatte i turnusen som har 100 % stilling i avdelingen; stillinger "
        "andre steder er ikke med.",
        unit="%",
        better="higher",
        source="KS (andelen heltidsansatte), regnet for én avdeling",
        value=lambda facts: _share(full_time(facts), facts),
        decimals=1,
        affected=Affected("ansatte med 100 % stilling", full_time),
    ),
    Indicator(
        id="full-time",
        title="Ansatte med 100 % stilling",
        definition="Antall ansatte i turnusen med hel stilling.",
        unit="ansatte",
        better="higher",
        source="KS",
        value=full_time,
        affected=Affected("ansatte med 100 % stilling", full_time),
    ),
    Indicator(
        id="mean-position",
        title="Gjennomsnittlig stillingsstørrelse",
        definition="Summen av stillingsprosentene delt på antall ansatte.",
        unit="%",
        better="higher",
        source="avledet av KS' bruk",
        value=lambda facts: float(facts.positions.mean()),
        decimals=1,
    ),
    Indicator(
        id="employees",
        title="Antall ansatte",
        definition="Antall personer med en linje i turnusen.",
        unit="ansatte",
        better="neutral",
        source="egen definisjon",
        value=lambda facts: len(facts.positions),
    ),
    Indicator(
        id="fte",
        title="Årsverk",
        definition="Summen av avtalte stillinger, der 100 % er ett årsverk; fravær er med, "
        "ekstravakter ikke.",
        unit="årsverk",
        better="neutral",
        source="SSB (avtalte årsverk)",
        value=lambda facts: float(facts.positions.sum()) / 100,
        decimals=2,
    ),
    Indicator(
        id="above-80",
        title="Kontinuitetsbærere (over 80 %)",
        definition="Antall ansatte med stilling større enn 80 %.",
        unit="ansatte",
        better="higher",
        source="pilotkommunenes handlingsplan",
        value=above_80,
        affected=Affected("ansatte med mer enn 80 % stilling", above_80),
    ),
    Indicator(
        id="above-80-share",
        title="Andel kontinuitetsbærere (over 80 %)",
        definition="Andel av de ansatte med stilling større enn 80 %.",
        unit="%",
        better="higher",
        source="pilotkommunenes handlingsplan",
        value=lambda facts: _share(above_80(facts), facts),
        decimals=1,
        affected=Affected("ansatte med mer enn 80 % stilling", above_80),
    ),
    Indicator(
        id="below-50",
        title="Stillinger under 50 %",
        definition="Antall ansatte med stilling mindre enn 50 %.",
        unit="ansatte",
        better="lower",
        source="Hemnes og Eidsvoll kommuner",
        value=below_50,
        affected=Affected("ansatte med under 50 % stilling", below_50),
    ),
    Indicator(
        id="below-20",
        title="Stillinger under 20 %",
        definition="Antall ansatte med stilling mindre enn 20 %.",
        unit="ansatte",
        better="lower",
        source="Hemnes og Eidsvoll kommuner",
        value=below_20,
        affected=Affected("ansatte med under 20 % stilling", below_20),
    ),
    Indicator(
        id="weekend-only",
        title="Rene helgestillinger",
        definition="Antall ansatte med minst 90 % av de planlagte timene på lørdag og søndag.",
        unit="ansatte",
        better="lower",
        source="egen definisjon, grensen er valgt",
        value=weekend_only,
        affected=Affected("ansatte i ren helgestilling", weekend_only),
    ),
    Indicator(
        id="smallest-position",
        title="Minste stilling",
        definition="Den minste stillingsprosenten i turnusen.",
        unit="%",
        better="higher",
        source="egen definisjon",
        value=lambda facts: float(np.min(facts.positions)),
        decimals=2,
    ),
)
