"""Indicators of what the duties ask of people: rests, runs, nights, evenings, length of duties."""

from collections.abc import Callable

from turnus.goals import nights_in_a_row
from turnus.indicators.facts import Facts
from turnus.indicators.indicator import Affected, Indicator

LONG_RUN = 5


def _above(column: str, limit: int) -> Callable[[Facts], int]:
    """How many people have more than ``limit`` of a column of ``facts.people``."""
    return lambda facts: int((facts.people[column] > limit).sum())


def _sum(column: str) -> Callable[[Facts], float]:
    return lambda facts: int(facts.people[column].sum())


def _max(column: str) -> Callable[[Facts], float]:
    return lambda facts: int(facts.people[column].max())


def _share_over_advice(facts: Facts) -> float | None:
    attendances = int(facts.people["attendances"].sum())
    return 100 * int(facts.people["over_advice"].sum()) / attendances if attendances else None


def _mean_shift_hours(facts: Facts) -> float | None:
    attendances = int(facts.people["attendances"].sum())
    return float(facts.people["paid"].sum()) / 60 / attendances if attendances else None


WITH_QUICK_RETURNS = Affected("ansatte med minst én kort hviletid", _above("quick_returns", 0))
WITH_LONG_DUTIES = Affected(
    "ansatte med minst én vakt over rådet om vaktlengde", _above("over_advice", 0)
)
WITH_NIGHTS = Affected("ansatte med nattevakter", _above("nights", 0))

LOAD: tuple[Indicator, ...] = (
    Indicator(
        id="quick-returns",
        title="Kort hviletid mellom vakter (under 11 timer)",
        definition="Antall ganger i planen det er under 11 timer fri mellom to vakter.",
        unit="ganger",
        better="lower",
        source="Universitetet i Bergen (Vedaa 2017)",
        value=_sum("quick_returns"),
        affected=WITH_QUICK_RETURNS,
        stage="quick-returns",
    ),
    Indicator(
        id="quick-returns-per-person",
        title="Kort hviletid per ansatt",
        definition="Antall ganger med under 11 timer fri mellom to vakter, gjennomsnitt per ansatt "
        "og 52 uker.",
        unit="ganger/år",
        better="lower",
        source="Universitetet i Bergen (Vedaa 2017)",
        value=lambda facts: float(facts.people["quick_returns"].mean()) * facts.a_year,
        decimals=1,
        affected=WITH_QUICK_RETURNS,
        stage="quick-returns",
    ),
    Indicator(
        id="longest-run",
        title="Flest arbeidsdager på rad",
        definition="Flest dager på rad med vakt for én ansatt.",
        unit="dager",
        better="lower",
        source="egen definisjon",
        value=_max("longest_run"),
        affected=Affected(
            "ansatte med mer enn fem arbeidsdager på rad", _above("longest_run", LONG_RUN)
        ),
    ),
    Indicator(
        id="nights",
        title="Nattevakter",
        definition="Antall nattevakter i planen.",
        unit="vakter",
        better="neutral",
        source="egen definisjon",
        value=_sum("nights"),
        affected=WITH_NIGHTS,
    ),
    Indicator(
        id="nights-max-in-a-row",
        title="Flest netter på rad",
        definition="Flest nattevakter på rad for én ansatt.",
        unit="netter",
        better="lower",
        source="egen definisjon",
        value=_max("longest_night_run"),
        affected=Affected(
            "ansatte med mer enn tre netter på rad",
            _above("longest_night_run", nights_in_a_row.MOST),
        ),
    ),
    Indicator(
        id="evenings",
        title="Aftenvakter",
        definition="Antall vakter som slutter etter kl. 20 og ikke er nattevakter; lange vakter er "
        "med.",
        unit="vakter",
        better="neutral",
        source="egen definisjon",
        value=_sum("evenings"),
        affected=Affected("ansatte med aftenvakter", _above("evenings", 0)),
    ),
    Indicator(
        id="long-shifts",
        title="Langvakter",
        definition="Antall vakter i planen med mer enn 10 timers arbeidstid.",
        unit="vakter",
        better="lower",
        source="nasjonal undersøkelse av langvakter (over 10 timer)",
        value=_sum("long_shifts"),
        affected=Affected("ansatte med langvakter", _above("long_shifts", 0)),
    ),
    Indicator(
        id="duties-over-advice",
        title="Vakter lengre enn rådet",
        definition="Antall vakter i planen med mer enn 8 timers arbeidstid, for nattevakter mer "
        "enn 9.",
        unit="vakter",
        better="lower",
        source="NHO (8 timer) og NFA (9 timer om natten)",
        value=_sum("over_advice"),
        affected=WITH_LONG_DUTIES,
    ),
    Indicator(
        id="duties-over-advice-share",
        title="Andel vakter lengre enn rådet",
        definition="Andel av vaktene i planen med mer enn 8 timers arbeidstid, for nattevakter mer "
        "enn 9.",
        unit="%",
        better="lower",
        source="NHO (8 timer) og NFA (9 timer om natten)",
        value=_share_over_advice,
        decimals=1,
        missing="det er ingen vakter i planen",
        affected=WITH_LONG_DUTIES,
    ),
    Indicator(
        id="attendances",
        title="Oppmøter per ansatt",
        definition="Antall vakter per ansatt og 52 uker.",
        unit="oppmøter/år",
        better="neutral",
        source="egen definisjon",
        value=lambda facts: float(facts.people["attendances"].mean()) * facts.a_year,
        decimals=1,
    ),
    Indicator(
        id="mean-shift-hours",
        title="Gjennomsnittlig vaktlengde",
        definition="Betalte timer delt på antall vakter.",
        unit="t",
        better="neutral",
        source="Sarpsborg kommune (Sykepleien 2022)",
        value=_mean_shift_hours,
        missing="ingen vakter",
        decimals=2,
    ),
)
