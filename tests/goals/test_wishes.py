"""Wishes on a roster small enough to count by eye: what is asked for, and what is granted."""

from typing import Any

import pytest

from tests.small import day, roster_of, small_problem
from turnus.employee import Wish
from turnus.goals import score
from turnus.goals.wishes import of_employee
from turnus.roster import Mark
from turnus.scenario import Problem
from turnus.wishes import asked


def wishing(*wishes: dict[str, Any], weeks: int = 2, cyclic: bool = False) -> Problem:
    """The small ward where h1 has wishes."""
    problem = small_problem(weeks=weeks, cyclic=cyclic)
    people = tuple(
        each.replace(wishes=tuple(Wish.model_validate(wish) for wish in wishes))
        if each.id == "h1"
        else each
        for each in problem.employees
    )
    return problem.replace(employees=people)


@pytest.mark.parametrize(
    ("wish", "row", "granted"),
    [
        ({"kind": "off", "days": ["2027-01-05"]}, "D . D", 30),
        ({"kind": "off", "days": ["2027-01-05"]}, "D D D", 0),
        ({"kind": "off", "days": ["2027-01-05"]}, "N . .", 30),
        ({"kind": "off", "days": ["tuesday"]}, "D D D", 15),
        ({"kind": "off", "days": ["tuesday", "2027-01-05", "2027-01-06"]}, ". D .", 20),
        ({"kind": "duty", "days": ["tuesday"]}, ". A .", 15),
        ({"kind": "duty", "days": ["tuesday"], "shift": "D"}, ". A . . . . . . D", 15),
        ({"kind": "no-evenings"}, "D D N", 30),
        ({"kind": "no-evenings"}, "D A N", 15),
        ({"kind": "no-evenings"}, "L1", 30),
        ({"kind": "evenings"}, "A A N", 30),
        ({"kind": "evenings"}, "A L1", 15),
    ],
)
def test_granted_points(wish: dict[str, Any], row: str, granted: int) -> None:
    problem = wishing(wish | {"points": 30})
    roster = roster_of(problem, {"h1": row})
    assert of_employee(problem, roster, problem.employee("h1")) == (3000, 100 * granted)
    assert score(problem, roster)["wishes"] == 3000 - 100 * granted


def test_vacation_is_left_out_of_what_is_asked() -> None:
    off = {"kind": "off", "days": ["monday", "2027-01-06"], "points": 10}
    problem = wishing(off, {"kind": "no-evenings", "points": 10})
    roster = roster_of(problem, {"h1": ". . . . . . . A"}, {("h1", 0): Mark.FE})
    parts = asked(problem, problem.employee("h1"), roster.marked("h1", Mark.FE))
    assert [each.days[0] for each in parts] == [day(2), day(7), day(7)]
    assert of_employee(problem, roster, problem.employee("h1")) == (2000, 500)


def test_the_points_of_a_wish_add_up_whatever_they_are_spread_over() -> None:
    for weeks in (1, 3, 4):
        problem = wishing({"kind": "off", "days": ["monday"], "points": 7}, weeks=weeks)
        assert sum(each.worth for each in asked(problem, problem.employee("h1"), ())) == 700


def test_a_base_roster_has_weekdays_and_no_dates() -> None:
    wish = {"kind": "off", "days": ["monday", "2027-01-06"], "points": 10}
    problem = wishing(wish, cyclic=True)
    parts = asked(problem, problem.employee("h1"), ())
    assert [each.days for each in parts] == [(day(0),), (day(7),)]
