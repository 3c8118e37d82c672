"""A part that is decided beside what is known: one of two people, or days beside a week they can break."""

from random import Random
from typing import Any

import pytest

from solver.grid import Grid
from solver.rules import add_rules
from tests.law.cases import case_of
from tests.solver.near_activities import mentoring
from tests.solver.second_reader import days_off_of, fits, vacation_of
from turnus.roster import Roster
from turnus.rules import check, rule

SECOND_WEEK = range(7, 14)
BESIDE: dict[str, tuple[dict[str, Any], list[str], list[str]]] = {
    "minors": (
        {"person": {"turns_18": "2027-06-01"}, "shifts": {"P": "13:00-21:00"}},
        ["P F P F P P F1", "F P F P F F P"],
        ["P F P F P P F1", "P F F P F F P"],
    ),
    "weekend-freq": (
        {
            "start": "2027-03-22",
            "person": {"weekend": None},
            "agreement": {"holiday_weekends": True},
        },
        ["D D D F F F F1", "F D D D D F F1"],
        ["D D D F F F F1", "D D D D D F F1"],
    ),
}
"""By rule, weeks of which the last is decided: lawful, and with a breach in the week before.

A rest that reaches into Monday, and the weekend of Easter with its Monday.
"""


@pytest.mark.parametrize("id", BESIDE)
def test_days_see_the_week_beside_them(id: str) -> None:
    given, *rosters = BESIDE[id]
    verdicts = []
    for rows in rosters:
        case = case_of(id, {"why": "", "roster": rows, **given})
        grid = Grid(
            case.problem,
            case.roster.codes,
            SECOND_WEEK,
            vacation_of(case.problem, case.roster),
            days_off_of(case.problem, case.roster),
        )
        add_rules(grid, only={id})
        verdicts.append(not check(case.problem, case.roster, [rule(id)]))
        assert fits(grid, case.roster) == verdicts[-1]
    assert verdicts == [True, False]


@pytest.mark.parametrize("decided", ["P0", "P1"])
def test_mentoring_holds_newcomer_and_mentor_to_each_other_one_at_a_time(decided: str) -> None:
    verdicts = []
    for seed in range(60):
        problem, roster = mentoring(Random(f"alone {seed}"))
        if problem.cyclic:
            continue
        alone = problem.of_people([problem.employee(decided)])
        others = {cell: code for cell, code in roster.codes.items() if cell[0] != decided}
        own = {cell: code for cell, code in roster.codes.items() if cell[0] == decided}
        grid = Grid(alone, others=others)
        add_rules(grid, only={"mentoring"})
        verdicts.append(not check(problem, roster, [rule("mentoring")]))
        assert fits(grid, Roster.from_codes(alone, own)) == (verdicts[-1] or not others), seed
    assert len(set(verdicts)) == 2
