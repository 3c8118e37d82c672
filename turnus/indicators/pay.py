"""Indicators of supplements: hours that have them, and kroner a year."""

from collections.abc import Callable

from turnus.indicators.facts import Facts
from turnus.indicators.indicator import Indicator
from turnus.pay import Kind

SOURCE = "HTA kap. 1 § 5, med de kjente satsene på hver dato i planen"


def _hours(kind: Kind) -> Callable[[Facts], float]:
    return lambda facts: sum(each.minutes[kind] for each in facts.supplements) * facts.a_year / 60


def kroner(facts: Facts) -> float | None:
    """Supplements of everybody in kroner per 52 weeks; None where anybody's are not known."""
    totals = [each.total for each in facts.supplements]
    known = [total for total in totals if total is not None]
    return float(sum(known)) * facts.a_year if len(known) == len(totals) else None


def _no_pay(facts: Facts) -> str:
    """Whose pay is not given; else it is the rate of some date that is not known."""
    department = facts.problem.department
    staff = {each.competence for each in facts.problem.employees}
    unpaid = [
        each.name for each in department.competences if each.id in staff and each.yearly_pay is None
    ]
    if unpaid:
        return f"årslønn mangler i avdelingsfilen for {', '.join(unpaid)} (yearly_pay)"
    return "satsene er ikke kjent for alle dagene i planen"


def _per_person(facts: Facts) -> float | None:
    total = kroner(facts)
    return None if total is None else total / len(facts.positions)


def _per_position(facts: Facts) -> float | None:
    total = kroner(facts)
    return None if total is None else 100 * total / float(facts.positions.sum())


PAY: tuple[Indicator, ...] = (
    *(
        Indicator(
            id=f"supplement-hours-{kind}",
            title=title,
            definition=f"Betalte timer i avdelingen {window}, per 52 uker.",
            unit="t/år",
            better="neutral",
            source=SOURCE,
            value=_hours(kind),
            decimals=0,
        )
        for kind, title, window in (
            (Kind.WEEKEND, "Timer med helgetillegg",
             "fra lørdag kl. 00 til søndag kl. 24, uten timer med høytidstillegg"),
            (Kind.EVENING, "Timer med kveldstillegg", "kl. 17–21"),
            (Kind.NIGHT, "Timer med nattillegg", "kl. 21–06"),
            (Kind.HOLIDAY, "Timer med høytidstillegg",
             "på helligdager, påskeaften og fra kl. 12 på dagene før høytid"),
        )
    ),
    Indicator(
        id="supplements-department",
        title="Tillegg i avdelingen",
        definition="Tillegg for helg, kveld, natt og høytid i kroner per 52 uker, vikarer ikke "
        "medregnet: en utgift for kommunen, en inntekt for de ansatte.",
        unit="kr/år",
        better="neutral",
        source=SOURCE,
        value=kroner,
        missing=_no_pay,
    ),
    Indicator(
        id="supplements-per-position",
        title="Tillegg per hel stilling",
        definition="Tillegg i avdelingen delt på antall årsverk: hvor mye ubekvem tid en hel "
        "stilling har.",
        unit="kr/år",
        better="neutral",
        source=SOURCE,
        value=_per_position,
        missing=_no_pay,
    ),
    Indicator(
        id="supplements-per-person",
        title="Tillegg per ansatt",
        definition="Tillegg i avdelingen delt på antall ansatte, per 52 uker. Større stillinger og "
        "flere helgetimer gir større tillegg, så mer er verken gevinst eller tap.",
        unit="kr/år",
        better="neutral",
        source=SOURCE,
        value=_per_person,
        missing=_no_pay,
    ),
)  # fmt: skip
