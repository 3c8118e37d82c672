"""What a breach tells: its day, and the numbers in its sentence."""

from datetime import date
from typing import Any

import pytest

from tests.law.cases import START, case_of, load_cases
from turnus.calendar import DAY
from turnus.law import Provision
from turnus.rules import check, rule
from turnus.rules.rule import Violation

NBSP = "\N{NO-BREAK SPACE}"
CASES = {case.id: case for case in load_cases()}
TOLD = {
    ("avg-union", "T09-d"): (
        START,
        f"48,12 t/uke i snitt over 8{NBSP}uker fra 4.1.2027; grensen er 48 t.",
    ),
    ("breaks", "breaks-b"): (
        None,
        f"Vakt X på 5,52 t har 0{NBSP}minutter pause; den skal ha pause.",
    ),
    ("breaks", "breaks-d"): (
        None,
        f"Vakt X på 8 t har 20{NBSP}minutter pause; den skal ha minst 30{NBSP}minutter pause.",
    ),
    ("hours-balance", "hours-below"): (
        None,
        "90 t betalt i planen, 22,5 t under stillingen på 112,5 t.",
    ),
}
"""By rule and case, the day and the sentence of the last breach."""


def last_breach(id: str, case: str) -> Violation:
    return check(CASES[case].problem, CASES[case].roster, [rule(id)])[-1]


@pytest.mark.parametrize(("id", "case"), TOLD)
def test_day_and_sentence(id: str, case: str) -> None:
    found = last_breach(id, case)
    assert (found.day, found.text) == TOLD[id, case]


def test_breaks_that_a_later_law_asks_for_are_told_on_the_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A shift of 7.5 hours with 20 minutes of pause, and half an hour due from 7 on Wednesday on."""
    ordinary, wednesday = Provision.value, START + 2 * DAY

    def value(law: Provision, name: str, level: str | None = None, on: date = date.max) -> Any:
        if name == "half_hour_from_minutes" and on >= wednesday:
            return 420
        return ordinary(law, name, level, on)

    monkeypatch.setattr(Provision, "value", value)
    case = case_of("breaks", {"why": "", "roster": ["D - - D - - F1"]})
    (found,) = check(case.problem, case.roster, [rule("breaks")])
    assert (found.day, found.measured, found.limit) == (START + 3 * DAY, 20, 30)
