"""Indicators that no plan can tell: they are listed, and filled in when the plan is in use."""

from turnus.indicators.facts import Facts
from turnus.indicators.indicator import Indicator

FROM_OPERATIONS = "krever tall fra driften"


def _unknown(facts: Facts) -> None:
    """What is not in a plan."""


OPERATIONS: tuple[Indicator, ...] = (
    Indicator(
        id="sick-leave",
        title="Sykefravær",
        definition="Tapte dagsverk på grunn av sykdom delt på avtalte dagsverk.",
        unit="%",
        better="lower",
        source="KS",
        value=_unknown,
        missing=FROM_OPERATIONS,
        decimals=1,
    ),
    Indicator(
        id="plan-changes",
        title="Endringer i planen",
        definition="Antall vakter som er endret etter at planen ble gjort kjent, per ansatt og "
        "52 uker.",
        unit="vakter/år",
        better="lower",
        source="egen definisjon (planstabilitet)",
        value=_unknown,
        missing=FROM_OPERATIONS,
        decimals=1,
    ),
    Indicator(
        id="notice-of-changes",
        title="Varsel om endringer",
        definition="Dager fra en endring ble varslet til vakten, median av endringene.",
        unit="dager",
        better="higher",
        source="egen definisjon (planstabilitet)",
        value=_unknown,
        missing=FROM_OPERATIONS,
        decimals=1,
    ),
)
