"""What people and spreadsheets write in a cell, as values; ValueError where it cannot be read."""

import math
from datetime import date, datetime
from fractions import Fraction

from turnus.employee import WeekendPattern

TRUE = ("true", "sann", "ja", "1")
FALSE = ("false", "usann", "nei", "0", "")
MOST_WEEKS = 26


def number(text: str) -> float:
    """A number with decimal point or comma, with or without a percent sign."""
    value = float(text.removesuffix("%").strip().replace(",", "."))
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def yes_no(text: str) -> bool:
    """True or false, in English or as a Norwegian spreadsheet says it; empty is false."""
    word = text.lower()
    if word not in TRUE + FALSE:
        raise ValueError(text)
    return word in TRUE


def day_of(text: str) -> date:
    """A date as 2027-01-04, or 04.01.2027 as a Norwegian spreadsheet writes it."""
    if "." in text:
        day, month, year = text.split(".")
        return date(int(year), int(month), int(day))
    return date.fromisoformat(text)


def moment_of(text: str) -> datetime:
    """A moment in ISO 8601 with its UTC offset, whole minutes."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None or at.second or at.microsecond:
        raise ValueError(text)
    return at


def weekend_of(text: str) -> WeekendPattern | None:
    """``4`` is every fourth weekend, ``2.4`` and ``5/12`` five in twelve; empty is exempt."""
    if not text:
        return None
    if "/" in text:
        on, _, of = text.partition("/")
        pair = int(on), int(of)
    else:
        every = Fraction(text.replace(",", ".")).limit_denominator(MOST_WEEKS)
        pair = every.denominator, every.numerator
    on_weeks, of_weeks = pair
    if not 1 <= on_weeks <= of_weeks <= MOST_WEEKS:
        raise ValueError(text)
    return WeekendPattern(on=on_weeks, of=of_weeks)
