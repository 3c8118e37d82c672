"""The figures of rules that ask yes or no, which a breach tells beside its sentence."""

import pytest

from tests.law.cases import load_cases
from turnus.rules import check, rule

FIGURES = {
    "long-shift": (1, 0),
    "night-exempt": (1, 0),
    "night-only": (1, 0),
    "one-duty-a-day": (2, 1),
    "shift-days": (1, 0),
    "sunday-main": (2, 1),
    "vac-sunday": (0, 1),
}


@pytest.mark.parametrize("id", FIGURES)
def test_what_was_found_and_what_is_allowed(id: str) -> None:
    told = [
        (found.measured, found.limit)
        for case in load_cases()
        if id in case.rules
        for found in check(case.problem, case.roster, [rule(id)])
    ]
    assert told
    assert set(told) == {FIGURES[id]}
