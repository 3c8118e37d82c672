"""Checker and constraints agree: a rule alone lets a roster through on both sides, or on neither."""

from random import Random

import pytest

from solver.rules import conversion
from tests.solver.draw import agreeing
from tests.solver.near_hours import three_part_year
from tests.solver.near_limits import DRAWS, draw, without_f1
from tests.solver.second_reader import by_constraints, rests
from turnus.calendar import DAY
from turnus.roster import Mark, Roster
from turnus.rules import RULES, check, rule
from turnus.scenario import Problem

EXAMPLES = 150
CHOOSES_F1 = ("weekly-rest", "sunday-average")
"""Rules on the F1 day, which the model chooses where the roster does not say it."""


def by_checker(problem: Problem, roster: Roster, id: str) -> bool:
    """Whether the checker lets the roster through with the F1 marks it has, or with any."""
    if id == "sunday-average" or (id == "weekly-rest" and not rests(roster)):
        roster = best_marks(problem, without_f1(roster), id)
    return not check(problem, roster, [rule(id)])


def best_marks(problem: Problem, roster: Roster, id: str) -> Roster:
    """The roster with the F1 in each week that leaves the fewest breaches of a rule."""
    for employee in problem.employees:
        for monday in problem.calendar.week_starts():
            row = roster.marks.get(employee.id, {})
            days = [day for i in range(7) if (day := monday + i * DAY) not in row]
            choices = [row, *({**row, day: Mark.F1} for day in days)]
            rosters = [roster.with_marks({**roster.marks, employee.id: each}) for each in choices]
            roster = min(rosters, key=lambda each: len(check(problem, each, [rule(id)])))
    return roster


@pytest.mark.parametrize("id", [each.id for each in RULES])
def test_agreement_near_the_limits(id: str) -> None:
    verdicts = []
    for seed in range(EXAMPLES if id not in CHOOSES_F1 else EXAMPLES // 2):
        problem, roster = draw(id, seed)
        verdicts.append(by_checker(problem, roster, id))
        assert by_constraints(problem, roster, id) == verdicts[-1], f"draw({id!r}, {seed})"
    assert 0.1 < sum(verdicts) / len(verdicts) < 0.95, "draw closer to the limit"


def test_every_rule_is_drawn() -> None:
    assert list(DRAWS) == [each.id for each in RULES if each.id in DRAWS]
    assert set(DRAWS) == {each.id for each in RULES}


@pytest.mark.parametrize("largest", [conversion.LARGEST, 0])
def test_conversion_over_a_year(largest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Odd parts of a week on vacation and odd positions: a large common denominator, still exact."""
    monkeypatch.setattr(conversion, "LARGEST", largest)
    verdicts = set()
    for seed in (1, 2, 3):
        problem, roster, above = three_part_year(Random(seed))
        for limit in (above - 1, above, above + 1):
            over, under = max(0, limit), max(0, -limit)
            rounded = agreeing(
                problem, balance_over_minutes=over, balance_under_minutes=under, level="L2"
            )
            for id in ("R-T4", "hours-balance"):
                verdict = by_checker(rounded, roster, id)
                assert by_constraints(rounded, roster, id) == verdict, (id, seed, limit)
                verdicts.add((id, verdict))
    assert len(verdicts) == 4
