"""Loads held against position size: shares, spread and the part that would change hands."""

from fractions import Fraction

import pytest

from tests.goals.test_wishes import wishing
from tests.small import roster_of, small_problem
from turnus.indicators import INDICATORS, Facts
from turnus.indicators.fairness import KINDS, granted_shares, spread, wish_spread

EVENINGS, NIGHTS, WEEKENDS, HOLIDAYS = KINDS


def test_shares_follow_positions() -> None:
    """h1 has 100 % and h2 50 %: of three nights two and one are even, three and none are not."""
    problem = small_problem(weeks=2)
    even = spread(Facts(problem, roster_of(problem, {"h1": "N N", "h2": ". . N"})), NIGHTS)
    assert even is not None
    assert (even.least, even.mean, even.most, even.uneven) == (2, 2, 2, 0)
    uneven = spread(Facts(problem, roster_of(problem, {"h1": "N N N"})), NIGHTS)
    assert uneven is not None
    assert (uneven.least, uneven.most, uneven.uneven) == (0, 3, Fraction(1, 3))


def test_only_those_who_may_have_it_are_in_the_group() -> None:
    problem = small_problem(weeks=2)
    facts = Facts(problem, roster_of(problem, {"s1": "A . . . . D D", "a1": "D"}))
    people = {kind.id: found.people for kind in KINDS if (found := spread(facts, kind))}
    assert people == {"evenings": 4, "weekends": 4}, "nobody has nights or holidays"


def test_wishes_are_shared_by_what_is_asked_for() -> None:
    problem = wishing({"kind": "off", "days": ["monday"], "points": 40})
    person = problem.employees[0].replace(wishes=problem.employee("h1").wishes)
    problem = problem.replace(employees=(person, *problem.employees[1:]))
    facts = Facts(problem, roster_of(problem, {"h1": "D . . . . . . D", "s1": "D"}))
    assert granted_shares(facts) == [Fraction(1, 2), 0]
    found = wish_spread(facts)
    assert found is not None
    assert (found.mean, found.uneven) == (Fraction(1, 4), Fraction(1, 2))
    values = {each.id: each.value(facts) for each in INDICATORS}
    assert values["wishes-granted"] == pytest.approx(25)
    assert values["wishes-granted-least"] == 0
    assert values["uneven-nights"] is None
