"""Numbers and dates the way Norwegians write them."""

from datetime import date
from fractions import Fraction

from turnus.texts.nouns import SINGULARS, noun

SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
DASH = "\N{EN DASH}"
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september",
    "oktober", "november", "desember",
)  # fmt: skip
Number = float | int | Fraction


def number(value: Number | None, decimals: int = 0) -> str:
    """At most so many decimals, none that are zero: 1 846,5; a dash where unknown."""
    if value is None:
        return DASH
    text = f"{float(value):,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text == "-0":
        text = "0"
    return text.replace(",", SPACE).replace(".", ",").replace("-", MINUS)


def signed(value: Number | None, decimals: int = 0) -> str:
    """As ``number``, with a plus before what is above zero."""
    text = number(value, decimals)
    return text if value is None or value <= 0 or text == "0" else f"+{text}"


def with_unit(value: Number | None, unit: str, decimals: int = 0) -> str:
    """A number and its unit on one line, in the plural where it has one: 50 %, 1 ansatt, 2 t."""
    text = number(value, decimals)
    if not unit or value is None:
        return text
    if text.lstrip(MINUS) == "1":
        what, per, time = unit.partition("/")
        unit = SINGULARS.get(what, what) + per + time
    return f"{text}{SPACE}{unit}"


def percent(share: Number | None, decimals: int = 1) -> str:
    """A share (0 to 1) in percent: 12,9 %."""
    return DASH if share is None else with_unit(float(share) * 100, "%", decimals)


def day_text(day: date) -> str:
    """Mandag 4. januar 2027, without the capital."""
    return f"{WEEKDAYS[day.weekday()]} {short_day(day)}"


def short_day(day: date) -> str:
    """A day with its month: 4. januar 2027."""
    return f"{day.day}.{SPACE}{MONTHS[day.month - 1]} {day.year}"


def counted(heads: Number, one: str, many: str = "") -> str:
    """A number with its noun on one line: 1 ansatt, 4 ansatte."""
    return f"{number(heads)}{SPACE}{noun(heads, one, many)}"
