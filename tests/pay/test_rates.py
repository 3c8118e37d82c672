"""Rates to the øre (T34), by the date they came into force."""

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import turnus.pay
from turnus.pay import PAY_RULES, Kind, hourly_pay, pay_rule, rate
from turnus.texts.units import UNITS

ON = date(2027, 1, 4)
WEEK = Fraction(71, 2) * 60
"""35.5 hours."""


@pytest.mark.parametrize(
    ("yearly", "hourly", "weekend", "night"),
    [(485_400, 262.95, 70, 70), (520_000, 281.69, 70, 70.42), (600_000, 325.03, 71.51, 81.26)],
)
def test_t34(yearly: int, hourly: float, weekend: float, night: float) -> None:
    pay = hourly_pay(yearly, WEEK)
    assert round(float(pay), 2) == hourly
    assert float(rate(Kind.WEEKEND, pay, ON)) == weekend
    assert float(rate(Kind.NIGHT, pay, ON)) == night
    assert rate(Kind.EVENING, pay, ON) == 56


@pytest.mark.parametrize(("hours", "year"), [("37.5", 1950), ("35.5", 1846), ("33.6", 1747.2)])
def test_the_divisor_is_the_years_hours_of_the_persons_own_week(hours: str, year: float) -> None:
    assert float(hourly_pay(1_000_000, Fraction(hours) * 60)) == pytest.approx(1_000_000 / year)


@pytest.mark.parametrize(
    ("kind", "hourly", "paid"),
    [
        (Kind.WEEKEND, "318.18", 70),
        (Kind.WEEKEND, "318.23", 70.01),
        (Kind.NIGHT, "280.01", 70),
        (Kind.NIGHT, "280.03", 70.01),
        (Kind.HOLIDAY, "300", 400),
        (Kind.HOLIDAY, "262.95", 350.6),
    ],
)
def test_the_larger_of_share_and_least(kind: Kind, hourly: str, paid: float) -> None:
    assert float(rate(kind, Fraction(hourly), ON)) == paid


@pytest.mark.parametrize(
    ("on", "hours", "paid"),
    [
        (date(2018, 4, 30), 400, 35),
        (date(2018, 12, 31), 400, 50),
        (date(2019, 1, 1), 0, 53),
        (date(2022, 12, 31), 289, 53),
        (date(2022, 12, 31), 290, 100),
        (date(2022, 12, 31), 349, 100),
        (date(2022, 12, 31), 350, 150),
        (date(2023, 1, 1), 400, 70),
    ],
)
def test_the_weekend_rate_is_that_of_the_day(on: date, hours: int, paid: int) -> None:
    assert rate(Kind.WEEKEND, Fraction(250), on, Fraction(hours)) == paid


def test_night_and_evening_were_one_rate_before_2023() -> None:
    assert rate(Kind.NIGHT, None, date(2022, 12, 31)) == 56
    assert rate(Kind.NIGHT, Fraction(250), date(2023, 1, 1)) == 70


def test_what_is_not_known_is_not_guessed() -> None:
    with pytest.raises(LookupError):
        rate(Kind.EVENING, Fraction(250), date(2018, 12, 31))
    with pytest.raises(LookupError):
        rate(Kind.HOLIDAY, None, ON)


def test_every_pay_rule_is_declared_once_and_whole() -> None:
    folder = Path(str(turnus.pay.__file__)).parent
    assert {path.stem for path in folder.glob("*.yaml")} == set(PAY_RULES)
    for id in PAY_RULES:
        law = pay_rule(id)
        assert law.id == id
        assert law.scope == "tariff"
        assert law.sentence.endswith(".")
        assert law.sentence_en.endswith(".")
        assert law.url.startswith("https://")
        assert law.unit in UNITS
        assert law.note or law.mark == "verified"


@pytest.mark.parametrize("id", ["R-T7", "R-T8"])
def test_a_sentence_holds_no_rate_that_may_change(id: str) -> None:
    """The dated numbers stand beside it."""
    law = pay_rule(id)
    rates = {str(number) for _, values in law.values for number in _plain(values)}
    for sentence in (law.sentence, law.sentence_en):
        assert "%" not in sentence
        assert not rates & set(re.findall(r"\d+", sentence))


def _plain(values: Any) -> Iterator[object]:
    for number in values.values():
        yield from (
            (kroner for _, kroner in number) if isinstance(number, list | tuple) else [number]
        )
