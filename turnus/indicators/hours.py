"""Indicators of hours: weekly norm of a full position, and hours against the contract."""

from turnus.indicators.facts import Facts
from turnus.indicators.indicator import Affected, Indicator


def _largest_balance(facts: Facts) -> float:
    return float(max(abs(each.balance) for each in facts.hours)) / 60


def _above_two_hours(facts: Facts) -> int:
    return sum(abs(each.balance) > 120 for each in facts.hours)


def _norms(facts: Facts) -> list[float]:
    return [each.norm.hours_per_week for each in facts.hours]


def _below_37_5(facts: Facts) -> int:
    return sum(norm < ORDINARY_WEEK for norm in _norms(facts))


ORDINARY_WEEK = 37.5
TURNUS_WEEK = 35.5
WITH_SHORTER_WEEK = Affected("ansatte med kortere uke enn 37,5 timer", _below_37_5)

HOURS: tuple[Indicator, ...] = (
    Indicator(
        id="balance-max",
        title="Største avvik fra avtalt tid",
        definition="Største forskjell mellom planlagte og avtalte timer for én ansatt over hele "
        "planen, ferie medregnet.",
        unit="t",
        better="lower",
        source="egen definisjon",
        value=_largest_balance,
        decimals=1,
        affected=Affected("ansatte med mer enn to timers avvik", _above_two_hours),
    ),
    Indicator(
        id="norm-smallest",
        title="Korteste uke for hel stilling",
        definition="Den laveste ukentlige arbeidstiden for hel stilling blant de ansatte, regnet "
        "av hver enkelts egen turnus.",
        unit="t/uke",
        better="neutral",
        source="HTA § 4.2",
        value=lambda facts: min(_norms(facts)),
        decimals=2,
        affected=WITH_SHORTER_WEEK,
    ),
    Indicator(
        id="norm-mean",
        title="Gjennomsnittlig uke for hel stilling",
        definition="Den ukentlige arbeidstiden for hel stilling, regnet av hver enkelts egen turnus, "
        "i snitt for de ansatte.",
        unit="t/uke",
        better="lower",
        source="HTA § 4.2",
        value=lambda facts: sum(_norms(facts)) / len(facts.hours),
        decimals=2,
        affected=Affected(
            "ansatte med 35,5 timer eller mer for hel stilling",
            lambda facts: sum(norm >= TURNUS_WEEK for norm in _norms(facts)),
        ),
    ),
    Indicator(
        id="norm-largest",
        title="Lengste uke for hel stilling",
        definition="Den høyeste ukentlige arbeidstiden for hel stilling blant de ansatte, regnet "
        "av hver enkelts egen turnus.",
        unit="t/uke",
        better="lower",
        source="HTA § 4.2",
        value=lambda facts: max(_norms(facts)),
        decimals=2,
        affected=Affected(
            "ansatte med 37,5 timer for hel stilling",
            lambda facts: len(facts.hours) - _below_37_5(facts),
        ),
    ),
)
