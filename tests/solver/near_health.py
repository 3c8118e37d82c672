"""Rosters for the department's own rules on health, its limits at what the roster has or one beside."""

from collections.abc import Callable
from random import Random
from typing import Any

from tests.solver.draw import Drawn, problem_of, roster_of, span
from turnus.goals import long_runs, long_shift_chains, nights_in_a_row
from turnus.goals.rests import rests
from turnus.roster import Roster
from turnus.scenario import Problem

RUNS = {
    "max_nights": nights_in_a_row,
    "long_shift_chain": long_shift_chains,
    "max_streak": long_runs,
}
RULED = 0.9
"""Share of the drawn departments that have made the advice a rule."""


def advised(field: str, densities: tuple[float, ...], **given: Any) -> Callable[[Random], Drawn]:
    """Any roster, under advice that is a rule more often than not."""

    def draw(rng: Random) -> Drawn:
        problem = problem_of(rng, rng.choice((1, 2, 3)), people=rng.choice((1, 2)), **given)
        vacation = rng.choice((0.0, 0.3))
        roster = roster_of(rng, problem, rng.choice(densities), vacation)
        return ruled(rng, problem, field), roster

    return draw


def ruled(rng: Random, problem: Problem, field: str, limit: int | None = None) -> Problem:
    """The problem of a department that has made the advice a rule, or not."""
    chosen: dict[str, Any] = {"mode": "hard" if rng.random() < RULED else "counted"}
    if limit is not None:
        chosen["limit"] = limit
    health = problem.department.health.replace(**{field: chosen})
    return problem.replace(department=problem.department.replace(health=health))


def quick_return(rng: Random) -> Drawn:
    """Two shifts 11 hours apart, a minute more or less."""
    first, rest = rng.randrange(0, 1440), 660 + rng.choice((-1, 0, 0, 1))
    shifts = {"P": span(first, 420), "Q": span(first + 420 + rest, 400)}
    problem = problem_of(rng, rng.choice((1, 2)), people=rng.choice((1, 2)), shifts=shifts)
    roster = roster_of(rng, problem, rng.choice((0.1, 0.2, 0.4)))
    return ruled(rng, problem, "quick_return"), roster


def in_a_row(field: str) -> Callable[[Random], Drawn]:
    """The limit at the longest run, or one day to either side."""

    def draw(rng: Random) -> Drawn:
        problem = problem_of(rng, rng.choice((1, 2, 3)), people=rng.choice((1, 2)))
        roster = roster_of(rng, problem, rng.choice((0.5, 0.8, 0.95)))
        strictest = ruled(rng, problem, field, 1)
        found = [
            length
            for each in problem.employees
            for _, length, _ in RUNS[field].of_employee(strictest, roster, each.id)
        ]
        longest = max(found, default=1)
        return ruled(rng, problem, field, max(1, longest - rng.choice((-1, 0, 0, 1, 2)))), roster

    return draw


def after_night(rng: Random) -> Drawn:
    """The limit at the hours after some night, or an hour to either side."""
    problem = problem_of(rng, rng.choice((1, 2, 3)), people=rng.choice((1, 2)))
    roster = roster_of(rng, problem, rng.choice((0.2, 0.4, 0.6)))
    hours = rng.choice([*_after_nights(problem, roster), 24])
    limit = min(100, max(1, hours + rng.choice((0, 0, 1))))
    return ruled(rng, problem, "after_nights", limit), roster


def _after_nights(problem: Problem, roster: Roster) -> list[int]:
    return sorted(
        rest // 60
        for row in roster.duties.values()
        for earlier, _, rest in rests(problem, row)
        if problem.shift(earlier.shift).night
    )[:2]


HEALTH: dict[str, tuple[Callable[[Random], Drawn], ...]] = {
    "health-quick-return": (quick_return,),
    "health-max-nights": (in_a_row("max_nights"),),
    "health-after-nights": (after_night,),
    "health-forward-rotation": (advised("forward_rotation", (0.05, 0.1, 0.3)),),
    "health-long-shift-chain": (in_a_row("long_shift_chain"),),
    "health-max-streak": (in_a_row("max_streak"),),
    "health-long-free": (advised("long_free", (0.05, 0.1, 0.95)),),
}
