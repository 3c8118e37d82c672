"""Every worked example of the catalogue's section 7 is a legal case, or is told where it is."""

import re
from pathlib import Path

from tests.law.cases import load_cases, load_conversions
from turnus.catalogue import left_out

EXAMPLES = [
    "T01",
    "T02",
    "T03",
    "T04",
    "T06",
    "T07",
    "T07b",
    "T08",
    "T09",
    "T11",
    "T13",
    "T14",
    "T15",
    "T16",
    "T17",
    "T18",
    "T18b",
    "T18c",
    "T18d",
    "T18e",
    "T19",
    "T19c",
    "T20",
    "T21",
    "T23",
    "T24",
    "T25",
    "T27",
    "T28",
    "T30",
    "T32",
    "T33",
    "T34",
]
"""The numbers that section 7 has; it leaves some out."""
LEFT_OUT = {"T13": "overtime-caps"}
"""Examples of a row of the catalogue that is left out."""
IN_FILE = {"T34": "tests/pay/test_rates.py"}
"""Examples that are no limit on a roster, and the test that has them."""
ROOT = Path(__file__).parents[2]


def case_ids() -> tuple[str, ...]:
    return (*(case.id for case in load_cases()), *(each["id"] for each in load_conversions()))


def is_a_case(example: str) -> bool:
    return any(re.fullmatch(rf"{example}(-.*)?", id) for id in case_ids())


def test_every_example_is_a_case_or_is_explained_here() -> None:
    elsewhere = {*LEFT_OUT, *IN_FILE}
    assert {each for each in EXAMPLES if not is_a_case(each)} == elsewhere


def test_what_is_elsewhere_is_there() -> None:
    assert set(LEFT_OUT.values()) <= {entry.id for entry, _ in left_out() if not entry.places}
    for example, name in IN_FILE.items():
        assert example in (ROOT / name).read_text(encoding="utf-8")


def test_no_case_has_a_number_that_the_catalogue_has_not() -> None:
    numbers = {match[0] for id in case_ids() if (match := re.match(r"T\d\d[a-z]?", id))}
    assert numbers <= set(EXAMPLES)
