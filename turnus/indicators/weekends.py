"""Indicators of weekends, and of how many different people residents meet."""

from itertools import pairwise

from turnus.indicators.facts import Facts
from turnus.indicators.indicator import TOO_SHORT, Affected, Indicator

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


def _above_own_limit(facts: Facts) -> int:
    """Those above the threshold of their own group, night staff or others."""
    hours = facts.people["weekend_minutes"] * facts.a_year / 60
    return sum(
        value > (BODO_NIGHT_HOURS if employee.night_only else BODO_HOURS)
        for employee, value in zip(facts.problem.employees, hours, strict=True)
    )


def _gaps(facts: Facts) -> list[int]:
    """Weekends off between one worked weekend and the next, everybody's."""
    return [
        later - earlier - 1 for weeks in facts.weekends_worked for earlier, later in pairwise(weeks)
    ]


def _in_a_row(weeks: tuple[int, ...]) -> int:
    """The longest run of weeks that follow each other."""
    longest = run = 0
    for place, week in enumerate(weeks):
        run = run + 1 if place and week == weeks[place - 1] + 1 else 1
        longest = max(longest, run)
    return longest


def _two_in_a_row(facts: Facts) -> int:
    return sum(_in_a_row(weeks) > 1 for weeks in facts.weekends_worked)


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
        id="weekend-hours-over",
        title="Ansatte over helgetimegrensen",
        definition="Antall ansatte med mer enn 276 helgetimer i året, eller mer enn 360 for dem "
        "som bare arbeider natt.",
        unit="ansatte",
        better="lower",
        source="Bodø kommune betalte tillegg over 276 t (dag) og 360 t (natt) (Fafo 2019)",
        value=_above_own_limit,
        affected=Affected("ansatte over helgetimegrensen", _above_own_limit),
    ),
    Indicator(
        id="weekend-share",
        title="Helgefrekvens",
        definition="Arbeidshelger delt på helgene i planen, gjennomsnitt for de ansatte; 33 % er "
        "hver tredje helg, 25 % hver fjerde.",
        unit="%",
        better="lower",
        source="egen definisjon",
        value=lambda facts: (
            100 * float(facts.people["weekends"].mean()) / facts.problem.calendar.weeks
        ),
        decimals=1,
    ),
    Indicator(
        id="weekends-in-a-row",
        title="Flest arbeidshelger på rad",
        definition="Flest helger på rad med vakt for én ansatt.",
        unit="helger",
        better="lower",
        source="egen definisjon",
        value=lambda facts: max(map(_in_a_row, facts.weekends_worked)),
        affected=Affected("ansatte med to arbeidshelger på rad eller flere", _two_in_a_row),
    ),
    Indicator(
        id="weekend-gap-shortest",
        title="Færrest frihelger mellom to arbeidshelger",
        definition="Færrest helger uten vakt mellom to arbeidshelger for én ansatt; 0 er to "
        "arbeidshelger på rad.",
        unit="helger",
        better="higher",
        source="egen definisjon",
        value=lambda facts: min(_gaps(facts), default=None),
        missing="ingen har to arbeidshelger",
    ),
    Indicator(
        id="weekend-gap-longest",
        title="Flest frihelger mellom to arbeidshelger",
        definition="Flest helger uten vakt mellom to arbeidshelger for én ansatt; ferie er med.",
        unit="helger",
        better="neutral",
        source="egen definisjon",
        value=lambda facts: max(_gaps(facts), default=None),
        missing="ingen har to arbeidshelger",
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
        missing=TOO_SHORT,
        decimals=1,
    ),
    Indicator(
        id="staff-met-14-days",
        title="Ulike ansatte på 14 dager",
        definition="Antall ulike ansatte med vakt i løpet av 14 dager på rad, gjennomsnitt av alle "
        "slike perioder i planen.",
        unit="ansatte",
        better="lower",
        source="egen definisjon (kontaktreduksjon)",
        value=lambda facts: facts.staff_met(14),
        missing=TOO_SHORT,
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
        missing=TOO_SHORT,
        decimals=1,
    ),
    Indicator(
        id="staff-met-12-weeks",
        title="Ulike ansatte på 12 uker",
        definition="Antall ulike ansatte med vakt i løpet av 84 dager på rad, gjennomsnitt av alle "
        "slike perioder i planen.",
        unit="ansatte",
        better="lower",
        source="egen definisjon (kontaktreduksjon)",
        value=lambda facts: facts.staff_met(84),
        missing=TOO_SHORT,
        decimals=1,
    ),
)
