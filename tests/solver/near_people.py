"""Limits on one person each: a birthday, a time of few nights, a smaller position for a time."""

from math import ceil
from random import Random

from tests.solver.draw import Drawn, problem_of, reduced, roster_of, span
from turnus.calendar import DAY
from turnus.rules.reduced_hours import most
from turnus.scenario import Problem


def minors(rng: Random) -> Drawn:
    """One limit at a minute to either side: the day, the week, the night, the breaks, the rests."""
    first = rng.choice((360, 359, 480, 780))
    short = rng.choice((450, 479, 480, 481))
    rest = rng.choice((719, 720, 721, 1440))
    later = (first + short + rest) % 1440
    late = 1380 - 240 + rng.choice((0, 1, -1))
    shifts = {"P": span(first, short), "Q": span(later, 300), "S": span(late, 240)}
    weeks = rng.choice((1, 2, 3))
    reading = {"weekly_rest_whole_day": rng.random() < 0.5}
    problem = problem_of(rng, weeks, shifts=shifts, reading=reading, people=rng.choice((1, 2)))
    if rng.random() < 0.5:
        problem = _with_breaks(rng, problem)
    birthday = problem.calendar.start + rng.randrange(-1, 7 * weeks + 8) * DAY
    young, *others = problem.employees
    people = (young.replace(turns_18=birthday), *others)
    density = rng.choice((0.1, 0.2, 0.4, 0.7))
    problem = problem.replace(employees=people)
    return problem, roster_of(rng, problem, density, rng.choice((0.0, 0.3)))


def _with_breaks(rng: Random, problem: Problem) -> Problem:
    shifts = tuple(
        each.replace(paid_break_minutes=rng.choice((29, 30)), unpaid_break_minutes=0)
        for each in problem.department.shifts
    )
    return problem.replace(department=problem.department.replace(shifts=shifts))


def pregnancies(rng: Random) -> Drawn:
    """A time that begins or ends at the edge of a week, with a night or two in each week."""
    problem = problem_of(rng, rng.choice((1, 2, 3)), people=rng.choice((1, 2)))
    days = len(problem.calendar.days)
    edges = [day for week in range(0, days, 7) for day in (week - 1, week, week + 6, week + 7)]
    first, last = sorted(rng.choice(edges) for _ in range(2))
    start = problem.calendar.start
    one, *others = problem.employees
    one = one.replace(pregnancy={"first": start + first * DAY, "last": start + last * DAY})
    problem = problem.replace(employees=(one, *others))
    return problem, roster_of(rng, problem, rng.choice((0.1, 0.3, 0.6)))


def reductions(rng: Random) -> Drawn:
    """A reduced position that just holds the hours in its time, or a hundredth of a percent less."""
    while True:
        problem = problem_of(rng, rng.choice((1, 2, 3, 6)), cyclic=rng.random() < 0.1)
        problem = reduced(rng, problem)
        density = rng.uniform(0.1, 0.7)
        roster = roster_of(rng, problem, density, rng.choice((0.0, 0.3)))
        (one,) = problem.employees
        if not one.reduced or rng.random() < 0.1:
            return problem, roster
        (reduction,) = one.reduced
        worked = sum(d.paid_minutes for d in roster.duties[one.id] if d.day in reduction)
        small, large = (
            most(problem, roster, one.replace(reduced=(each,)), each)
            for each in (reduction.replace(position_percent=size) for size in (1, 2))
        )
        if large > small:
            just = 1 + (worked - small) / (large - small)
            hundredths = ceil(just * 100) - rng.choice((0, 1))
            if 0 < hundredths <= one.position_points:
                just_so = reduction.replace(position_percent=hundredths / 100)
                return problem.replace(employees=(one.replace(reduced=(just_so,)),)), roster
