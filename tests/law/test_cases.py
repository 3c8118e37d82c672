"""Every legal case, read by the checker and by the constraints."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from tests.law.cases import Case, load_cases, load_conversions
from tests.solver.second_reader import by_constraints
from turnus.norm import (
    balance_minutes,
    conversion,
    converted,
    full_time_norm,
    paid_minutes,
)
from turnus.roster import Roster
from turnus.rules import check, rule
from turnus.scenario import Problem

CASES = load_cases()
VERDICTS = [
    pytest.param(case, rule, id=f"{case.id}:{rule}") for case in CASES for rule in case.rules
]
WITH_NORM = [case for case in CASES if case.norm]


def by_checker(problem: Problem, roster: Roster, id: str) -> bool:
    """Whether the checker finds nothing against the roster under one rule."""
    return not check(problem, roster, [rule(id)])


READERS: dict[str, Callable[[Problem, Roster, str], bool]] = {
    "checker": by_checker,
    "constraints": by_constraints,
}
CHECKER_ALONE = {"one-F1-a-week": "two days can be F1, and the model does not choose between them"}
"""Cases where the duties are lawful and only the marks are not."""


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("case", "id"), VERDICTS)
def test_verdict(reader: str, case: Case, id: str) -> None:
    if reader == "constraints" and case.id in CHECKER_ALONE:
        assert READERS[reader](case.problem, case.roster, id), CHECKER_ALONE[case.id]
        return
    assert READERS[reader](case.problem, case.roster, id) == case.accepts(id), case.why


@pytest.mark.parametrize(("case", "id"), VERDICTS)
def test_breaches_are_told_with_their_size(case: Case, id: str) -> None:
    found = check(case.problem, case.roster, [rule(id)])
    expected = case.expected[id]
    assert len(found) == expected.breaches, [each.text for each in found]
    if found and expected.measured is not None:
        scale = 60 if found[0].unit == "min" and found[0].limit > 1 else 1
        assert found[0].measured / scale == pytest.approx(expected.measured, abs=1e-3)
        assert found[0].limit / scale == pytest.approx(expected.limit, abs=1e-3)
    for each in found:
        assert each.rule == id
        assert each.text.endswith(".")
        assert each.day is None or each.day in case.problem.calendar or id == "roster-duty"


@pytest.mark.parametrize("case", WITH_NORM, ids=lambda case: case.id)
def test_norm(case: Case) -> None:
    employee = case.problem.employees[0]
    norm = full_time_norm(case.problem, case.roster, employee)
    paid = float(paid_minutes(case.problem, case.roster, employee)) / 60
    told = {
        "rule": norm.rule,
        "hours": norm.hours_per_week,
        "night": norm.night_hours * norm.weeks,
        "sunday": norm.sunday_hours * norm.weeks,
        "evening": norm.evening_test_hours,
        "sundays": norm.sundays_worked,
        "weeks": norm.weeks,
        "paid": paid,
        "mean": paid / norm.weeks,
        "balance": balance_minutes(case.problem, case.roster, employee) / 60,
    }
    for name, value in case.norm.items():
        if name == "rule":
            assert told[name] == value, norm.reasons
        else:
            assert told[name] == pytest.approx(value, abs=1e-4), name
    assert norm.reasons


@pytest.mark.parametrize("each", load_conversions(), ids=lambda each: each["id"])
def test_conversion(each: dict[str, float]) -> None:
    position = Fraction(each.get("position", 100)) / 100
    numbers = conversion("R-T4", [date.max])
    full = converted(
        Fraction(str(each["sunday"])) * 60,
        Fraction(str(each["night"])) * 60,
        position,
        str(each.get("method", "gross-up")),
        numbers,
    )
    assert float(full / 60) == pytest.approx(each["hours"], abs=1e-5)
    if "week" in each:
        assert float(full * position / 60) == pytest.approx(each["week"], abs=1e-5)
