"""Indicators of weekends, and of how many different people residents meet."""

from turnus.indicators.facts import Facts
from turnus.indicators.indicator import Affected, Indicator

BODO_HOURS, BODO_NIGHT_HOURS = 276, 360
"""Bodø paid a supplement above so many weekend hours a year, by day and by night (Fafo 2019)."""


def _yearly(facts: Facts, column: str, *, largest: bool = False) -> float:
    values = facts.people[column]
    return float(values.max() if largest else values.mean()) * facts.a_year


def _every_third_or_more(facts: Facts) -> int:
    return int((3 * facts.people["weekends"] >= facts.problem.calendar.weeks).sum())


def _above(hours: int) -> Affected:
    """Those with more weekend hours a year than so many."""
    return Affected(
        f"ansatte med mer enn {hours} helgetimer i året",
        lambda facts: int((facts.people["weekend_minutes"] * facts.a_year > hours * 60).sum()),
    )


WEEKENDS: tuple[Indicator, ...] = (
    Indicator(
        id="weekends-mean",
        title="Arbeidshelger per ansatt",
        definition="Helger med minst én vakt i avtalens helgetid, gjennomsnitt per ansatt og "
        "52 uker.",
        unit="helger/år",
        better="lower",
        source="egen definisjon",
        value=lambda facts: _yearly(facts, "weekends"),
        decimals=1,
        affected=Affected("ansatte med vakt hver tredje helg eller oftere", _every_third_or_more),
    ),
    Indicator(
        id="weekends-max",
        title="Flest arbeidshelger for én ansatt",
        definition="Helger med minst én vakt i avtalens helgetid for den som har flest, per "
        "52 uker.",
        unit="helger/år",
        better="lower",
        source="egen definisjon",
        value=lambda facts: _yearly(facts, "weekends", largest=True),
        decimals=1,
        affected=Affected("ansatte med vakt hver tredje helg eller oftere", _every_third_or_more),
    ),
    Indicator(
        id="weekend-hours-mean",
        title="Helgetimer per ansatt",
        definition="Planlagte betalte timer fra lørdag kl. 00 til søndag kl. 24, gjennomsnitt per "
        "ansatt og 52 uker.",
        unit="t/år",
        better="lower",
        source="egen definisjon; grensen 276 t er brukt i Bodø (Fafo 2019)",
        value=lambda facts: _yearly(facts, "weekend_minutes") / 60,
        decimals=1,
        affected=_above(BODO_HOURS),
    ),
    Indicator(
        id="weekend-hours-max",
        title="Flest helgetimer for én ansatt",
        definition="Planlagte betalte timer fra lørdag kl. 00 til søndag kl. 24 for den som har "
        "flest, per 52 uker.",
        unit="t/år",
        better="lower",
        source="egen definisjon; grensen 360 t er brukt for natt i Bodø (Fafo 2019)",
        value=lambda facts: _yearly(facts, "weekend_minutes", largest=True) / 60,
        decimals=1,
        affected=_above(BODO_NIGHT_HOURS),
    ),
    Indicator(
        id="staff-met-weekend",
        title="Ulike ansatte på en helg",
        definition="Antall ulike ansatte med vakt som starter lørdag eller søndag, gjennomsnitt av "
        "helgene i planen.",
        unit="ansatte",
        better="lower",
        source="egen definisjon (kontaktreduksjon)",
        value=lambda facts: facts.staff_met_at_weekends,
        decimals=1,
    ),
    Indicator(
        id="staff-met-7-days",
        title="Ulike ansatte på 7 dager",
        definition="Antall ulike ansatte med vakt i løpet av 7 dager på rad, gjennomsnitt av alle "
        "slike perioder i planen.",
        unit="ansatte",
        better="lower",
        source="egen definisjon (kontaktreduksjon)",
        value=lambda facts: facts.staff_met(7),
        decimals=1,
    ),
    Indicator(
        id="staff-met-28-days",
        title="Ulike ansatte på 28 dager",
        definition="Antall ulike ansatte med vakt i løpet av 28 dager på rad, gjennomsnitt av alle "
        "slike perioder i planen.",
        unit="ansatte",
        better="lower",
        source="egen definisjon (kontaktreduksjon)",
        value=lambda facts: facts.staff_met(28),
        decimals=1,
    ),
)
