"""Indicators of continuity: how often each person is at work, and who comes back the day after."""

import numpy as np

from turnus.indicators.facts import Facts
from turnus.indicators.indicator import Indicator

PERIOD = 28
CARRIER = 80
"""Percent; kontinuitetsbærere have more."""


def _per_period(facts: Facts) -> list[float]:
    """Duties per 28 days, one number an employee."""
    days = len(facts.problem.calendar.days)
    return [float(count) * PERIOD / days for count in facts.on_duty.sum(axis=1)]


def _by_carriers(facts: Facts) -> float | None:
    """Share in percent of the duties that people with more than 80 % have."""
    duties = facts.on_duty.sum(axis=1)
    total = int(duties.sum())
    return 100 * int(duties[facts.positions > CARRIER].sum()) / total if total else None


def _back_next_day(facts: Facts) -> float | None:
    """Share in percent of the duties whose person is on duty the day after as well."""
    today, tomorrow = facts.on_duty[:, :-1], facts.on_duty[:, 1:]
    total = int(today.sum())
    return 100 * int((today & tomorrow).sum()) / total if total else None


CONTINUITY: tuple[Indicator, ...] = (
    Indicator(
        id="duties-28-days-mean",
        title="Vakter per ansatt på 28 dager, snitt",
        definition="Antall vakter per ansatt og 28 dager, gjennomsnitt for de ansatte; ferie er "
        "med i dagene.",
        unit="vakter",
        better="higher",
        source="egen definisjon (kontinuitet)",
        value=lambda facts: float(np.mean(_per_period(facts))),
        decimals=1,
    ),
    Indicator(
        id="duties-28-days-median",
        title="Vakter per ansatt på 28 dager, median",
        definition="Antall vakter per 28 dager for den midterste av de ansatte, ordnet etter "
        "antall vakter.",
        unit="vakter",
        better="higher",
        source="egen definisjon (kontinuitet)",
        value=lambda facts: float(np.median(_per_period(facts))),
        decimals=1,
    ),
    Indicator(
        id="duties-by-carriers",
        title="Vakter ved kontinuitetsbærere",
        definition="Andel av vaktene som ansatte med mer enn 80 % stilling har.",
        unit="%",
        better="higher",
        source="egen definisjon (kontinuitet)",
        value=_by_carriers,
        missing="ingen vakter",
        decimals=1,
    ),
    Indicator(
        id="back-next-day",
        title="Samme ansatt på vakt dagen etter",
        definition="Andel av vaktene der den samme ansatte også har vakt som starter dagen etter.",
        unit="%",
        better="higher",
        source="egen definisjon (kontinuitet)",
        value=_back_next_day,
        missing="ingen vakter",
        decimals=1,
    ),
)
