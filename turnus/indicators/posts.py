"""Indicators of the posts: how many people, which sizes, which are only for weekends."""

import numpy as np

from turnus.indicators.facts import Facts
from turnus.indicators.indicator import Affected, Indicator

FULL_TIME = 100
WEEKEND_ONLY_SHARE = 0.9
SHORT_WEEK = 20


def full_time(facts: Facts) -> int:
    """People with a full position."""
    return int((facts.positions >= FULL_TIME).sum())


def full_time_in_all(facts: Facts) -> int:
    """People whose positions here and in other units come to a full one."""
    return sum(
        each.position_percent + each.other_positions_percent >= FULL_TIME
        for each in facts.problem.employees
    )


def short_part_time(facts: Facts) -> int:
    """People whose agreed week is shorter than 20 hours."""
    return sum(
        each.norm.minutes_per_week * employee.position_points < SHORT_WEEK * 60 * 10_000
        for employee, each in zip(facts.problem.employees, facts.hours, strict=True)
    )


def wish_known(facts: Facts) -> int:
    """People who have said what size of position they would like."""
    return sum(each.wanted_percent is not None for each in facts.problem.employees)


def wants_more(facts: Facts) -> int | None:
    """Part-timers who want a larger position; None where nobody has said."""
    if not wish_known(facts):
        return None
    return sum(
        each.position_percent < min(FULL_TIME, each.wanted_percent or 0)
        for each in facts.problem.employees
    )


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
        "andre steder er ikke med. Slik regner SSB (hel stilling i hovedjobben).",
        unit="%",
        better="higher",
        source="SSB (heltid i hovedjobben), regnet for én avdeling",
        value=lambda facts: _share(full_time(facts), facts),
        decimals=1,
        affected=Affected("ansatte med 100 % stilling", full_time),
    ),
    Indicator(
        id="full-time-share-ks",
        title="Heltidsandel slik KS regner",
        definition="Andel av de ansatte i turnusen der stillingen her og oppgitte stillinger i "
        "andre enheter i kommunen til sammen er minst 100 %; i nye stillinger er ingen regnet med "
        "stilling andre steder.",
        unit="%",
        better="higher",
        source="KS (andelen heltidsansatte), regnet for én avdeling",
        value=lambda facts: _share(full_time_in_all(facts), facts),
        decimals=1,
        affected=Affected("ansatte med 100 % i kommunen til sammen", full_time_in_all),
    ),
    Indicator(
        id="short-part-time",
        title="Kort deltid (under 20 timer i uka)",
        definition="Antall ansatte med avtalt arbeidstid under 20 timer i uka, regnet av "
        "stillingen her og den ansattes egen uke for hel stilling.",
        unit="ansatte",
        better="lower",
        source="SSB (kort deltid i arbeidskraftundersøkelsen)",
        value=short_part_time,
        affected=Affected("ansatte med under 20 timer i uka", short_part_time),
    ),
    Indicator(
        id="wants-more",
        title="Ønsker større stilling (uønsket deltid)",
        definition="Antall deltidsansatte som har oppgitt at de ønsker en større stilling her; "
        "SSBs undersysselsatte må også ha søkt aktivt og kunne begynne.",
        unit="ansatte",
        better="lower",
        source="Ikke fullt og helt (Amble)",
        value=wants_more,
        missing="ingen har oppgitt ønsket stilling",
        affected=Affected("ansatte som har oppgitt ønsket stilling", wish_known),
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
