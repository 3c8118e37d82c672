"""Numbers and their nouns as Norwegians say them."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

from turnus.texts.nouns import PLURALS, amount
from turnus.texts.numbers import counted, with_unit
from turnus.texts.units import UNITS, unit_text

TURNUS = Path(__file__).parent.parent / "turnus"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0 uker"), (1, "1 uke"), (2, "2 uker"), (1.0, "1 uke"), (Fraction(3, 2), "1,5 uker")],
)
def test_only_one_is_singular(value: float | Fraction, text: str) -> None:
    assert amount(value, "uke") == text


def test_report_texts_keep_number_and_noun_on_one_line() -> None:
    assert counted(1, "ansatt") == "1\u00a0ansatt"
    assert counted(1200, "ansatt") == "1\u00a0200\u00a0ansatte"
    assert counted(1, "bytte er", "bytter er") == "1\u00a0bytte er"
    assert with_unit(1, "timer") == "1\u00a0time"
    assert with_unit(1.04, "timer", 1) == "1\u00a0time"
    assert with_unit(1.5, "timer", 1) == "1,5\u00a0timer"
    assert with_unit(1, "%") == "1\u00a0%"


@pytest.mark.parametrize("unit", UNITS)
def test_units_of_the_law_agree_with_their_number(unit: str) -> None:
    assert unit_text(unit) == PLURALS[UNITS[unit]]
    assert unit_text(unit, 1) == UNITS[unit]


def test_no_text_puts_a_plural_behind_whatever_number() -> None:
    """A number in braces before a plural would say "1 uker"."""
    plurals = "|".join(many for one, many in PLURALS.items() if many != one)
    loose = re.compile(rf"(?<!av )(?<!hours)\{{[^{{}}]+\}} (?:{plurals})\b")
    known = ("NOTICE.days", "{SMALLEST}", "week_hours")
    found = [
        f"{path.relative_to(TURNUS)}: {line.strip()}"
        for path in sorted(TURNUS.rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if loose.search(line) and not any(word in line for word in known)
    ]
    assert found == []
