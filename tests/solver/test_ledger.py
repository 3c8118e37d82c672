"""The ledger counts as turnus.goals does, and knows what one more duty is worth."""

from random import Random

import pytest

from solver.clock import Clock
from solver.ledger import Ledger
from solver.weights import WEIGHTS
from tests.small import small_problem
from turnus.goals import score
from turnus.roster import Cell, Roster
from turnus.scenario import Problem

COVERAGE = ("uncovered-minimum", "uncovered-target", "overcover")


def drawn(problem: Problem, rng: Random) -> dict[Cell, str]:
    """A roster that need not be lawful: the ledger counts any."""
    codes = [shift.code for shift in problem.shifts]
    return {
        (employee.id, day): rng.choice(codes)
        for employee in problem.employees
        for day in problem.calendar.days
        if rng.random() < 0.6
    }


def entered(problem: Problem, codes: dict[Cell, str]) -> Ledger:
    ledger = Ledger(Clock(problem))
    for employee in problem.employees:
        ledger.enter(employee, codes)
    return ledger


def measured(problem: Problem, codes: dict[Cell, str]) -> dict[str, int]:
    values = score(problem, Roster.from_codes(problem, codes))
    return {goal: values[goal] for goal in COVERAGE}


@pytest.mark.parametrize("seed", range(6))
def test_coverage_is_what_the_goals_measure(seed: int) -> None:
    problem = small_problem()
    codes = drawn(problem, Random(seed))
    assert entered(problem, codes).coverage() == measured(problem, codes)


@pytest.mark.parametrize("seed", range(6))
def test_one_more_duty_changes_the_goals_by_its_price(seed: int) -> None:
    problem, rng = small_problem(), Random(seed)
    codes = drawn(problem, rng)
    before = measured(problem, codes)
    for employee in problem.employees:
        prices = entered(problem, codes).cost_of_one_more(employee.competence)
        day = rng.choice([d for d in problem.calendar.days if (employee.id, d) not in codes])
        s = rng.randrange(len(problem.shifts))
        more = codes | {(employee.id, day): problem.shifts[s].code}
        after = measured(problem, more)
        change = sum(WEIGHTS[goal] * (after[goal] - before[goal]) for goal in COVERAGE)
        assert prices.get((problem.calendar.index(day), s), 0) == change


def test_what_is_taken_out_leaves_no_trace() -> None:
    problem = small_problem()
    codes = drawn(problem, Random(1))
    ledger = entered(problem, codes)
    for employee in problem.employees:
        ledger.enter(employee, codes, -1)
    assert not ledger.heads.any()
    assert ledger.coverage() == measured(problem, {})
    assert not +ledger.duties
