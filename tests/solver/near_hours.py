"""Hours of one rule each, a minute to either side of its limit."""

from collections.abc import Callable
from datetime import date
from math import ceil, floor
from random import Random
from typing import Any

from tests.solver.draw import (
    CATALOGUES,
    Drawn,
    agreeing,
    problem_of,
    reduced,
    roster_of,
    span,
)
from tests.solver.near_red_days import with_days_off
from turnus.norm import contract_minutes, full_time_norm, is_night, paid_minutes
from turnus.position import contract_weeks
from turnus.roster import Roster
from turnus.scenario import Problem
from turnus.worked import week_minutes, window_minutes

CAPS = {"L0": (540, 2400), "L1": (600, 3000), "L2": (750, 3240), "L3": (780, 9999)}


def tuned(rng: Random, problem: Problem, roster: Roster, minutes: int) -> Drawn | None:
    """Shift T made so long; None where it cannot be."""
    if not 30 <= minutes <= 1000:
        return None
    shift = problem.shift("T")
    end = shift.start_minute + minutes
    changed = shift.replace(end=span(end, 0)[0], unpaid_break_minutes=0)
    others = (each for each in problem.department.shifts if each.code != "T")
    department = problem.department.replace(shifts=(changed, *others))
    problem = problem.replace(department=department)
    marks = {(id, day): mark for id, row in roster.marks.items() for day, mark in row.items()}
    return problem, Roster.from_codes(problem, roster.codes, marks)


def with_one_t(rng: Random, weeks: int, density: float, **given: Any) -> Drawn:
    """A roster whose first person has shift T once."""
    shifts = {"T": ("08:00", "09:00")} | rng.choice(CATALOGUES[:4])
    problem = problem_of(rng, weeks, shifts=shifts, **given)
    roster = roster_of(rng, problem, density, rng.choice((0.0, 0.0, 0.2)))
    codes = {
        cell: rng.choice([c for c in shifts if c != "T"]) if code == "T" else code
        for cell, code in roster.codes.items()
    }
    codes["P0", rng.choice(problem.calendar.days)] = "T"
    marks = {(id, day): mark for id, row in roster.marks.items() for day, mark in row.items()}
    return problem, Roster.from_codes(problem, codes, marks)


def working_hours(level: str) -> Callable[[Random], Drawn]:
    """A day, a week, a stretch of weeks or the plan exactly at its cap, or a minute above."""

    def draw(rng: Random) -> Drawn:
        while True:
            weeks = rng.choice((1, 1, 2, 3, 8, 9, 10))
            agreement = {"level": level}
            problem, roster = with_one_t(rng, weeks, rng.uniform(0.5, 0.9), agreement=agreement)
            codes, (one,) = roster.codes, problem.employees
            without = Roster.from_codes(problem, {c: s for c, s in codes.items() if s != "T"})
            sums = week_minutes(problem, without, one)
            day = next(day for (_, day), code in codes.items() if code == "T")
            week = problem.calendar.index(day) // 7
            block = range(week - week % 8, min(week - week % 8 + 8, weeks))
            slack = rng.choice((0, 0, 1))
            limits = (
                CAPS[level][0],
                CAPS[level][1] - sums[week],
                2280 - sums[week],
                2880 * len(block) - sum(sums[w] for w in block),
                2400 * weeks - sum(sums),
                2280 * weeks - sum(sums),
            )
            drawn = tuned(rng, problem, roster, rng.choice(limits) + slack)
            if drawn and (max(sums) <= CAPS[level][1] or rng.random() < 0.1):
                return drawn

    return draw


def night_average(rng: Random) -> Drawn:
    while True:
        weeks = rng.choice((1, 2, 3, 4, 4, 5, 6))
        problem, roster = with_one_t(rng, weeks, rng.uniform(0.6, 0.95))
        codes, (one,) = roster.codes, problem.employees
        without = Roster.from_codes(problem, {c: s for c, s in codes.items() if s != "T"})
        sums = week_minutes(agreeing(problem, {"week_split": "start-day"}), without, one)
        block = sums[:4] if not problem.cyclic else (sums * 4)[:4]
        left = 10640 - sum(block) + rng.choice((0, 0, 1))
        if rng.random() < 0.3:
            return problem, roster
        drawn = tuned(rng, problem, roster, left)
        if drawn:
            return drawn


def full_time(rng: Random) -> Drawn:
    """Rounding at, or a minute to either side of, the distance from the contract."""
    catalogue = CATALOGUES[rng.choice((0, 0, 1, 1, 2, 3))]
    start = rng.choice((None, date(2027, 3, 15), date(2027, 5, 3)))
    problem = problem_of(
        rng, rng.choice((1, 2, 3, 4, 6)), shifts=catalogue, start=start, people=rng.choice((1, 2))
    )
    problem = reduced(rng, problem)
    roster = roster_of(rng, problem, rng.choice((0.0, 0.1, 0.4, 0.6, 0.7)), rng.choice((0, 0.3)))
    problem, roster = with_days_off(rng, problem, roster)
    employee = problem.employees[0]
    norm = full_time_norm(problem, roster, employee)
    above = paid_minutes(problem, roster, employee, norm) - contract_minutes(
        problem, employee, norm
    )
    over = max(0, rng.choice((floor, ceil))(above) + rng.choice((-1, 0)))
    under = max(0, rng.choice((floor, ceil))(-above) + rng.choice((-1, 0)))
    return agreeing(problem, balance_over_minutes=over, balance_under_minutes=under), roster


def ordinary_week(rng: Random) -> Drawn:
    """As ``full_time``, with nothing but day shifts from Monday to Friday."""
    while True:
        problem, roster = full_time(rng)
        codes = {
            cell: code
            for cell, code in roster.codes.items()
            if cell[1].weekday() < 5 and problem.shift(code).end_minute <= 20 * 60
        }
        marks = {(id, day): mark for id, row in roster.marks.items() for day, mark in row.items()}
        roster = Roster.from_codes(problem, codes, marks)
        employee = problem.employees[0]
        norm = full_time_norm(problem, roster, employee)
        above = paid_minutes(problem, roster, employee, norm) - contract_minutes(
            problem, employee, norm
        )
        if norm.rule == "R-T1" and above > 0:
            over = max(0, rng.choice((floor, ceil))(above) + rng.choice((-1, 0)))
            return agreeing(problem, balance_over_minutes=over), roster


def overtime(rng: Random) -> Drawn:
    """Paid time at the position and one shift, or a minute to either side."""
    while True:
        problem, roster = with_one_t(rng, rng.choice((1, 2, 3, 4)), rng.uniform(0.4, 0.8))
        problem = reduced(rng, problem)
        problem, roster = with_days_off(rng, problem, roster)
        employee = problem.employees[0]
        norm = full_time_norm(problem, roster, employee)
        limit = contract_minutes(problem, employee, norm) + problem.own_shift_minutes(employee)
        left = floor(limit - paid_minutes(problem, roster, employee, norm)) + 60
        drawn = tuned(rng, problem, roster, left + rng.choice((-1, 0, 1)))
        if drawn:
            return drawn


def three_part_year(rng: Random) -> tuple[Problem, Roster, int]:
    """A year of days, evenings and nights, and the whole minutes its paid time is above the contract."""
    while True:
        problem = problem_of(
            rng,
            52,
            cyclic=False,
            start=date(2027, 1, 4),
            shifts=CATALOGUES[0],
            person={"position_percent": rng.choice((75.5, 88.13)), "nights": True},
            reading={"third_sunday": "whole-periods"},
        )
        problem = reduced(rng, problem)
        roster = roster_of(rng, problem, rng.choice((0.4, 0.45, 0.5)), 0.1)
        employee = problem.employees[0]
        norm = full_time_norm(problem, roster, employee)
        if norm.rule == "R-T4" and 2016 < norm.minutes_per_week < 2130:
            paid = paid_minutes(problem, roster, employee, norm)
            above = paid - contract_minutes(problem, employee, norm)
            return problem, roster, ceil(above) if above > 0 else floor(above)


def three_part(rng: Random) -> Drawn:
    """Rosters of days and nights with some conditions of three-part work at their limit."""
    given = {"scenario": {"keep_three_part": rng.random() < 0.95}}
    problem = problem_of(
        rng,
        rng.choice((1, 2, 3, 4, 6)),
        shifts=CATALOGUES[rng.choice((0, 0, 1))],
        person={"nights": rng.random() < 0.9, "night_only": rng.random() < 0.05},
        **given,
    )
    roster = roster_of(rng, problem, rng.choice((0.5, 0.8, 0.95)), rng.choice((0.0, 0.2)))
    if rng.random() < 0.4:
        return problem, roster
    late = {cell: "N" if rng.random() < 0.6 else code for cell, code in roster.codes.items()}
    marks = {(id, day): mark for id, row in roster.marks.items() for day, mark in row.items()}
    return problem, Roster.from_codes(problem, late, marks)


def night_duties(rng: Random) -> Drawn:
    """As many nights as agreed, pro rata and rounded, or one to either side."""
    problem = problem_of(rng, rng.choice((1, 2, 4, 6, 12)), person={"nights": True})
    problem = reduced(rng, problem)
    roster = roster_of(rng, problem, rng.choice((0.3, 0.6)), rng.choice((0.0, 0.3)))
    nights = sum(is_night(duty) for duty in roster.duties["P0"])
    part = contract_weeks(problem, roster, problem.employees[0]) / 47
    least = ceil((nights + rng.choice((0, 1))) / part) - rng.choice((0, 0, 1)) if part else 0
    most = floor((nights - rng.choice((0, 1))) / part) + rng.choice((0, 0, 1)) if part else 0
    if rng.random() < 0.5:
        most = max(most, least)
    least = max(0, min(366, least, most))
    most = max(least, min(366, most))
    agreed = {"least": least, "most": most}
    people = tuple(each.replace(night_duties=agreed) for each in problem.employees)
    return problem.replace(employees=people), roster


def evenings(rng: Random) -> Drawn:
    """1.39 hours a week between 20 and 06, or a minute less; few Sundays, some of them at a limit."""
    while True:
        weeks = rng.choice((1, 2, 3, 4, 6))
        given = {"scenario": {"keep_shorter_week": rng.random() < 0.95}}
        problem, roster = with_one_t(rng, weeks, rng.choice((0.02, 0.1, 0.2)), **given)
        if rng.random() < 0.3:
            return problem, roster
        late = problem.shift("T").replace(start="19:00", end="21:00")
        others = (each for each in problem.department.shifts if each.code != "T")
        problem = problem.replace(department=problem.department.replace(shifts=(late, *others)))
        codes = {c: s for c, s in roster.codes.items() if s != "T" and c[1].weekday() < 5}
        rest = Roster.from_codes(problem, codes)
        reading = problem.agreement.reading
        had = sum(
            window_minutes(duty, reading.evening_test_start, reading.evening_test_end)
            for duty in rest.duties["P0"]
        )
        wanted = ceil(83.4 * weeks) - had + rng.choice((-1, 0))
        marks = {(id, day): mark for id, row in roster.marks.items() for day, mark in row.items()}
        codes |= {cell: "T" for cell, code in roster.codes.items() if code == "T"}
        drawn = tuned(rng, problem, Roster.from_codes(problem, codes, marks), 60 + wanted)
        if drawn:
            return drawn
