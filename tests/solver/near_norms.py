"""Weeks at the statutory norm of the person's own roster, caps on all working time, strained nights."""

from collections.abc import Callable
from math import floor
from random import Random

from tests.solver.draw import CATALOGUES, Drawn, problem_of, roster_of, span
from tests.solver.near_hours import tuned, with_one_t
from turnus.roster import Roster
from turnus.rules.week_norm import statutory_weeks
from turnus.scenario import Problem
from turnus.worked import week_minutes


def norm_week(id: str) -> Callable[[Random], Drawn]:
    """A week exactly at the norm that the roster gives, or a minute above."""

    def draw(rng: Random) -> Drawn:
        while True:
            weeks = rng.choice((1, 1, 2, 3))
            drawn = with_one_t(rng, weeks, rng.uniform(0.4, 0.7), agreement={"level": "L0"})
            for _ in range(2):
                drawn = _at_norm(rng, *drawn) if drawn else None
            if drawn and _rule(*drawn) == id:
                return drawn
            if drawn and rng.random() < 0.01:
                return drawn

    return draw


def _at_norm(rng: Random, problem: Problem, roster: Roster) -> Drawn | None:
    """Shift T made as long as its week has room for, and perhaps a minute longer."""
    (one,), codes = problem.employees, roster.codes
    without = Roster.from_codes(problem, {c: s for c, s in codes.items() if s != "T"})
    day = next(day for (_, day), code in codes.items() if code == "T")
    week = problem.calendar.index(day) // 7
    _, limits = statutory_weeks(problem, roster, one, problem.calendar.days[::7])
    left = floor(limits[week]) - week_minutes(problem, without, one)[week]
    return tuned(rng, problem, roster, left + rng.choice((0, 0, 1)))


def _rule(problem: Problem, roster: Roster) -> str:
    rule, _ = statutory_weeks(problem, roster, problem.employees[0], problem.calendar.days[::7])
    return rule


def total_caps(rng: Random) -> Drawn:
    """A day, a week or eight weeks at the cap on all working time, or a minute above."""
    while True:
        level, weeks = rng.choice(("L0", "L1", "L2", "L3")), rng.choice((1, 1, 2, 8, 9))
        problem, roster = with_one_t(rng, weeks, rng.uniform(0.4, 0.8), agreement={"level": level})
        (one,), codes = problem.employees, roster.codes
        without = Roster.from_codes(problem, {c: s for c, s in codes.items() if s != "T"})
        sums = week_minutes(problem, without, one)
        day = next(day for (_, day), code in codes.items() if code == "T")
        week = problem.calendar.index(day) // 7
        block = range(week - week % 8, min(week - week % 8 + 8, weeks))
        limits = (
            960 if level == "L2" else 780,
            4140 - sums[week],
            2880 * len(block) - sum(sums[w] for w in block),
        )
        drawn = tuned(rng, problem, roster, rng.choice(limits) + rng.choice((0, 0, 1)))
        if drawn:
            return drawn


def strained_nights(rng: Random) -> Drawn:
    """Three hours at night and eight in all, or a minute more of either."""
    agreement = {
        "level": rng.choice(("L0", "L1", "L2")),
        "night_strain": True,
        "night_average": rng.random() < 0.8,
    }
    start = rng.choice((16 * 60, 16 * 60 + 1, 3 * 60, 3 * 60 - 1, 22 * 60))
    shifts = {"D": CATALOGUES[0]["D"], "X": span(start, rng.choice((479, 480, 481, 510)))}
    problem = problem_of(rng, rng.choice((1, 2)), shifts=shifts, agreement=agreement)
    return problem, roster_of(rng, problem, rng.choice((0.2, 0.4)))
