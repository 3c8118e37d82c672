"""The rules on pay in words: which govern a department, and with which rates."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from turnus.agreement import PayReading
from turnus.law import Provision
from turnus.pay import PAY_RULES, pay_rule
from turnus.rulebook.numbers import versions
from turnus.scenario import Problem
from turnus.texts.numbers import counted, number, short_day

SHARES = {
    "hourly_share": "av timelønna",
    "night_share": "av timelønna om natten",
    "ordinary_share": "av timelønna ellers",
    "night_and_weekend_share": "om natten og i helgen",
    "holiday_share": "på høytidsdager",
}
KRONER = {"evening_kroner": "om kvelden", "night_kroner": "om natten"}
UNPAID: Mapping[str, str] = {"R-T12": "en plan har ingen overtid å betale"}
"""Rules on pay that no roster is paid by, and why."""


def laws() -> tuple[Provision, ...]:
    """Every rule on pay, in the tariff's order."""
    return tuple(pay_rule(id) for id in PAY_RULES)


def rates_on(law: Provision, on: date) -> str:
    """A rule's rates on a day; empty where they are not known."""
    return "; ".join(_rates(law, on, on))


def rates(problem: Problem, law: Provision) -> str:
    """The rates in force over a plan, and how the department reads the rule where it may choose."""
    calendar = problem.calendar
    texts = (*_rates(law, calendar.start, calendar.end), *_chosen(law, problem.agreement.pay))
    return "; ".join(texts)


def _rates(law: Provision, start: date, end: date) -> Iterator[str]:
    for day, values in versions(law, start, end):
        since = f"fra {short_day(day)} " if day > start else ""
        if words := ", ".join(_words(values)):
            yield since + words


def _words(values: Mapping[str, Any]) -> Iterator[str]:
    for name, value in values.items():
        if name in SHARES and value:
            yield f"{_percent(value)} {SHARES[name]}"
        elif name in KRONER:
            yield f"minst {number(value)} kr/t {KRONER[name]}"
        elif name == "steps":
            yield "minst " + ", ".join(
                f"{number(kroner)} kr/t" + (f" fra {number(hours)} helgetimer i året" * bool(hours))
                for hours, kroner in value
            )
        elif name == "weeks":
            yield f"årslønna delt på {counted(value, 'uke')}"


def _percent(share: Any) -> str:
    """22 %, or 133 1/3 %."""
    whole, rest = divmod(Fraction(str(share)) * 100, 1)
    return f"{whole} {rest} %" if rest else f"{whole} %"


def _chosen(law: Provision, reading: PayReading) -> Iterator[str]:
    if law.id == "R-T9":
        yield "påskeaften er med" if reading.easter_eve else "påskeaften er ikke med"
        sundays = "er med" if reading.holidays_on_sundays else "er ikke med"
        yield f"helligdager på en søndag {sundays}"
    elif law.id == "R-T10":
        both = reading.holiday_and_weekend == "both"
        yield "begge tilleggene betales" if both else "høytidstillegget går foran helgetillegget"
