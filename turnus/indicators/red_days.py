"""Indicators of red days: how many people work, and those off that are paid."""

from turnus.indicators.facts import Facts
from turnus.indicators.indicator import Affected, Indicator
from turnus.paid_off import f3_is_known, f5_is_known

NO_BASE = "kan ikke regnes ut uten grunnturnus"


def _affected(column: str, what: str) -> Affected:
    return Affected(f"ansatte med {what}", lambda facts: int((facts.people[column] > 0).sum()))


def _more_than_half(facts: Facts) -> int:
    red = len(facts.problem.calendar.red_days)
    return int((2 * facts.people["red_days"] > red).sum())


MORE_THAN_HALF = Affected("ansatte som arbeider mer enn halvparten", _more_than_half)

RED_DAYS: tuple[Indicator, ...] = (
    Indicator(
        id="red-days-mean",
        title="Røde dager på arbeid per ansatt",
        definition="Søn- og helgedager med arbeid i helgedagstiden, gjennomsnitt per ansatt og 52 "
        "uker.",
        unit="dager/år",
        better="lower",
        source="aml § 10-8 (4) og § 10-10",
        value=lambda facts: float(facts.people["red_days"].mean()) * facts.a_year,
        decimals=1,
        affected=MORE_THAN_HALF,
    ),
    Indicator(
        id="red-days-max",
        title="Flest røde dager på arbeid for én ansatt",
        definition="Søn- og helgedager med arbeid i helgedagstiden for den som har flest, per 52 "
        "uker.",
        unit="dager/år",
        better="lower",
        source="aml § 10-8 (4) og § 10-10",
        value=lambda facts: float(facts.people["red_days"].max()) * facts.a_year,
        decimals=1,
        affected=MORE_THAN_HALF,
    ),
    Indicator(
        id="f3-days",
        title="Fri på rød dag (F3)",
        definition="Antall F3-dager i planen: røde dager som er fri med lønn.",
        unit="dager",
        better="neutral",
        source="aml § 10-8 (4)",
        value=lambda facts: int(facts.people["f3"].sum()) if f3_is_known(facts.problem) else None,
        missing=NO_BASE,
        affected=_affected("f3", "F3"),
    ),
    Indicator(
        id="f5-days",
        title="Erstatningsfri for rød dag (F5)",
        definition="Antall F5-dager i planen: fri for ukefri som falt på en helligdag.",
        unit="dager",
        better="neutral",
        source="HTA kap. 1, lest hos forbundene",
        value=lambda facts: int(facts.people["f5"].sum()) if f5_is_known(facts.problem) else None,
        missing=NO_BASE,
        affected=_affected("f5", "F5"),
    ),
)
