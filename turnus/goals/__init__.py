"""What a roster is worth: the goals in order of importance, each a whole number to keep small."""

from turnus.goals import (
    after_nights,
    backward_rotation,
    isolated_days,
    long_runs,
    long_shift_chains,
    nights_in_a_row,
    overcover,
    quick_returns,
    uncovered_minimum,
    uncovered_target,
    uneven,
    wishes,
)
from turnus.goals.goal import Goal
from turnus.roster import Roster
from turnus.scenario import Problem

__all__ = ["GOALS", "Goal", "score"]

GOALS: tuple[Goal, ...] = (
    uncovered_minimum.GOAL,
    uncovered_target.GOAL,
    overcover.GOAL,
    quick_returns.GOAL,
    nights_in_a_row.GOAL,
    after_nights.GOAL,
    backward_rotation.GOAL,
    long_shift_chains.GOAL,
    long_runs.GOAL,
    isolated_days.GOAL,
    wishes.GOAL,
    uneven.GOAL,
)


def score(problem: Problem, roster: Roster) -> dict[str, int]:
    """Every goal of a finished roster by goal id, in order of importance."""
    return {goal.id: goal.measure(problem, roster) for goal in GOALS}
