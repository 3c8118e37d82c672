"""Problems and rosters for one rule each, the limit a minute to either side of what the roster has."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from math import ceil, floor
from random import Random
from typing import Any

from tests.solver.draw import CATALOGUES, problem_of, roster_of
from turnus.calendar import DAY, elapsed
from turnus.norm import contract_minutes, full_time_norm, paid_minutes
from turnus.roster import Mark, Roster
from turnus.scenario import Problem
from turnus.worked import week_minutes, window_minutes

Drawn = tuple[Problem, Roster]
MINUTE = timedelta(minutes=1)


def agreeing(problem: Problem, reading: dict[str, Any] | None = None, **changes: Any) -> Problem:
    """The problem under a changed agreement; shifts and duties stay as they are."""
    agreement = problem.agreement.replace(**changes)
    if reading:
        agreement = agreement.replace(reading=agreement.reading.replace(**reading))
    return problem.replace(department=problem.department.replace(agreement=agreement))


def ordinary(rng: Random, weeks: tuple[int, ...] = (1, 2, 3, 4, 6), **given: Any) -> Drawn:
    """Anything, for one person or two."""
    problem = problem_of(rng, rng.choice(weeks), people=rng.choice((1, 2)), **given)
    vacation = rng.choice((0.0, 0.3))
    return problem, roster_of(rng, problem, rng.choice((0.15, 0.5, 0.8)), vacation)


def gaps(roster: Roster) -> list[int]:
    """Minutes from each duty to the next."""
    return [
        int(elapsed(a.end, b.start) / MINUTE)
        for row in roster.duties.values()
        for a, b in pairwise(row)
    ]


def daily_rest(rng: Random) -> Drawn:
    problem, roster = ordinary(rng)
    found = [gap for gap in gaps(roster) if 480 <= gap < 1440]
    limit = rng.choice(found) + rng.choice((0, 0, 1)) if found else 660
    return agreeing(problem, daily_rest_minutes=limit), roster


def comp_rest(rng: Random) -> Drawn:
    """Three shifts: a short rest after the first, and after the second a minute more or less."""
    short = rng.randrange(480, 660)
    first = rng.randrange(0, 1440)
    second = first + 420 + short
    third = second + 420 + 1320 - short + rng.choice((-1, 0, 1, 60, 120))
    shifts = {code: _span(m, 420) for code, m in zip("PQR", (first, second, third), strict=True)}
    problem = problem_of(rng, rng.choice((1, 2, 3)), shifts=shifts)
    return problem, roster_of(rng, problem, rng.choice((0.15, 0.3, 0.6)))


def _span(start: int, minutes: int) -> tuple[str, str]:
    ends = (start % 1440, (start + minutes) % 1440)
    first, last = (f"{end // 60:02d}:{end % 60:02d}" for end in ends)
    return first, last


def weekly_rest(rng: Random) -> Drawn:
    problem = problem_of(rng, rng.choice((1, 2, 3)), people=rng.choice((1, 1, 2)))
    vacation, marked = rng.choice((0.0, 0.4)), rng.random() < 0.6
    roster = roster_of(rng, problem, rng.choice((0.3, 0.6, 0.75)), vacation, marked)
    edges = [
        int((duty.end - problem.calendar.wall(monday, 0)) / MINUTE)
        for row in roster.duties.values()
        for duty in row
        for monday in (duty.day - duty.day.weekday() * DAY,)
    ]
    found = [gap for gap in gaps(roster) + [7 * 1440 - e for e in edges] if 1680 <= gap <= 10000]
    limit = rng.choice(found) + rng.choice((0, 0, 1)) if found else 2100
    return agreeing(problem, weekly_rest_minutes=limit), roster


def red_days(rng: Random) -> Drawn:
    """The threshold of a worked red day at, or a minute under, what some duties have in a window."""
    problem = problem_of(rng, rng.choice((1, 2, 4, 5, 7)))
    marked = rng.random() < 0.3
    roster = roster_of(rng, problem, rng.choice((0.1, 0.25, 0.4)), rng.choice((0.0, 0.2)), marked)
    windows = [problem.calendar.red_window(day) for day in problem.calendar.red_days]
    shared = [
        [duty.overlap(*window) for row in roster.duties.values() for duty in row]
        for window in windows
    ]
    found = [sum(minutes) for minutes in shared if 0 < sum(minutes) <= 480]
    found += [most for minutes in shared if 0 < (most := max(minutes, default=0)) <= 480]
    if not found or rng.random() < 0.3:
        return problem, roster
    threshold = max(0, rng.choice(found) - rng.choice((0, 1)))
    return agreeing(problem, {"red_overlap_minutes": threshold}), roster


def sunday_main(rng: Random) -> Drawn:
    problem, roster = red_days(rng)
    return agreeing(problem, sunday_average_weeks=None), roster


def sunday_average(rng: Random) -> Drawn:
    problem, roster = red_days(rng)
    period = rng.choice((2, 3, 4, 5, 6, 26))
    level = rng.choice(("L1", "L2", "L3"))
    rest = rng.choice((2100, 2100, 2400, 2865, 4000))
    return agreeing(
        problem, sunday_average_weeks=period, level=level, weekly_rest_minutes=rest
    ), roster


def weekends(rng: Random) -> Drawn:
    problem = problem_of(rng, rng.choice((1, 2, 3, 5, 6, 8)), people=2)
    roster = roster_of(rng, problem, rng.choice((0.05, 0.1, 0.2)))
    ends = [
        minute
        for row in roster.duties.values()
        for duty in row
        if duty.day.weekday() in (4, 5)
        for minute in (60 * duty.end.hour + duty.end.minute,)
        if duty.end.weekday() == 5
    ]
    if not ends:
        return problem, roster
    start = min(1439, max(0, rng.choice(ends) + rng.choice((-1, 0))))
    return agreeing(problem, weekend_start=_span(start, 0)[0]), roster


def eligible(rng: Random) -> Drawn:
    problem, roster = ordinary(rng)
    return problem, Roster({id: row[:2] for id, row in roster.duties.items()}, roster.marks)


def shift_days(rng: Random) -> Drawn:
    kinds = ["weekday", "saturday", "sunday", "red"]
    drawn = {code: rng.sample(kinds, 3) for code in CATALOGUES[0]}
    uses = [{"code": code, "days": days} for code, days in drawn.items() if rng.random() < 0.8]
    uses = uses or [{"code": "D"}]
    problem = problem_of(rng, 2, shifts=CATALOGUES[0], scenario={"shifts": uses})
    everything = problem.replace(
        scenario=problem.scenario.replace(shifts=tuple({"code": c} for c in CATALOGUES[0]))
    )
    return problem, roster_of(rng, everything, 0.15)


def breaks(rng: Random) -> Drawn:
    start, length = "08:00", rng.choice((330, 331, 479, 480, 481))
    shifts = {"X": (start, _span(480 + length, 0)[0])}
    problem = problem_of(rng, 1, shifts=shifts)
    paid, unpaid = rng.choice(((0, 0), (1, 0), (29, 0), (30, 0), (0, 30), (10, 20), (10, 19)))
    (shift,) = problem.department.shifts
    changed = shift.replace(paid_break_minutes=paid, unpaid_break_minutes=unpaid)
    problem = problem.replace(department=problem.department.replace(shifts=(changed,)))
    return problem, roster_of(rng, problem, rng.choice((0.0, 0.5)))


def one_duty_a_day(rng: Random) -> Drawn:
    problem, roster = ordinary(rng)
    if rng.random() < 0.5:
        quiet = roster_of(rng, problem, 0.2)
        return problem, quiet
    _, again = problem, roster_of(rng, problem, 0.05)
    rows = {
        id: {(d.day, d.shift): d for d in (*row, *again.duties[id])}
        for id, row in roster.duties.items()
    }
    duties = {
        id: tuple(sorted(row.values(), key=lambda d: (d.start, d.shift)))
        for id, row in rows.items()
    }
    return problem, Roster(duties, {})


def tuned(rng: Random, problem: Problem, roster: Roster, minutes: int) -> Drawn | None:
    """Shift T made so long; None where it cannot be."""
    if not 30 <= minutes <= 1000:
        return None
    shift = problem.shift("T")
    end = shift.start_minute + minutes
    changed = shift.replace(end=_span(end, 0)[0], unpaid_break_minutes=0)
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


CAPS = {"L0": (540, 2400), "L1": (600, 3000), "L2": (750, 3240), "L3": (780, 9999)}


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
    roster = roster_of(rng, problem, rng.choice((0.0, 0.1, 0.4, 0.6, 0.7)), rng.choice((0, 0.3)))
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
        roster = Roster.from_codes(problem, codes)
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
        roster = roster_of(rng, problem, rng.choice((0.4, 0.45, 0.5)), 0.1)
        employee = problem.employees[0]
        norm = full_time_norm(problem, roster, employee)
        if norm.rule == "R-T4" and 2016 < norm.minutes_per_week < 2130:
            paid = paid_minutes(problem, roster, employee, norm)
            above = paid - contract_minutes(problem, employee, norm)
            return problem, roster, ceil(above) if above > 0 else floor(above)


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


def vacations(rng: Random) -> Drawn:
    """Weeks of vacation that Sundays and holidays part, with duties beside and between them."""
    problem = problem_of(
        rng,
        rng.choice((2, 3, 4, 5)),
        cyclic=False,
        people=rng.choice((1, 2, 3)),
        share=rng.choice((0.2, 0.34, 0.5, 0.67, 1.0)),
    )
    roster = roster_of(rng, problem, rng.choice((0.1, 0.3, 0.6)), rng.choice((0.2, 0.5, 0.8)))
    return problem, roster


def summers(rng: Random) -> Drawn:
    """Three weeks of vacation in summer, more or less, a duty now and then on a Sunday between."""
    problem = problem_of(rng, 18, cyclic=False, start=date(2027, 5, 31), shifts=CATALOGUES[0])
    first = rng.randrange(0, 16)
    lengths = rng.choice(((3,), (3,), (4,), (2, 1), (2,), (1, 3)))
    marks: dict[Any, Mark] = {}
    week = first
    for length in lengths:
        for day in problem.calendar.days[7 * week : 7 * (week + length)]:
            if day.weekday() < 6 or rng.random() < 0.1:
                marks["P0", day] = Mark.FE
        week += length + 1
    if rng.random() < 0.3:
        marks.pop(rng.choice(list(marks)))
    sundays = [
        day for day in problem.calendar.days if day.weekday() == 6 and ("P0", day) not in marks
    ]
    worked = {("P0", day): "D" for day in sundays if rng.random() < 0.1}
    return problem, Roster.from_codes(problem, worked, marks)


def years(rng: Random) -> Drawn:
    """A year with as many days of vacation as the law asks for, or one less; or a shorter plan."""
    weeks = rng.choice((52, 52, 51))
    problem = problem_of(rng, weeks, cyclic=False, start=date(2027, 1, 4), shifts=CATALOGUES[0])
    days = [day for day in problem.calendar.days if rng.random() < 0.11]
    working = [day for day in days if not problem.calendar.is_red(day)]
    taken = working[: rng.choice((29, 30, 31))] + [day for day in days if day not in working]
    marks = {("P0", day): Mark.FE for day in taken}
    worked = {
        ("P0", day): rng.choice("DAN") for day in problem.calendar.days if rng.random() < 0.01
    }
    return problem, Roster.from_codes(problem, worked, marks)


def notice(rng: Random) -> Drawn:
    start = date(2027, 1, 4)
    published = rng.choice((None, *(start - timedelta(days) for days in (12, 13, 14, 15))))
    problem = problem_of(rng, 1, start=start, scenario={"published": published})
    return problem, roster_of(rng, problem, 0.2)


DRAWS: dict[str, tuple[Callable[[Random], Drawn], ...]] = {
    "night-exempt": (eligible,),
    "roster-duty": (notice,),
    "norm-40": (working_hours("L0"),),
    "avg-individual": (working_hours("L1"),),
    "avg-union": (working_hours("L2"),),
    "avg-permit": (working_hours("L3"),),
    "no-planned-overtime": (overtime, full_time),
    "daily-rest": (daily_rest,),
    "comp-rest": (comp_rest, ordinary),
    "weekly-rest": (weekly_rest,),
    "sunday-main": (sunday_main,),
    "sunday-average": (sunday_average,),
    "breaks": (breaks,),
    "night-average": (night_average,),
    "R-T1": (full_time, ordinary_week),
    "R-T2": (full_time,),
    "R-T4": (full_time,),
    "shorter-week": (evenings, evenings, full_time),
    "vac-days": (vacations, years),
    "vac-sunday": (vacations,),
    "vac-main": (summers,),
    "max-away": (vacations,),
    "hours-balance": (full_time,),
    "weekend-freq": (weekends,),
    "long-shift": (eligible,),
    "night-only": (eligible,),
    "shift-days": (shift_days,),
    "one-duty-a-day": (one_duty_a_day,),
}


def draw(rule: str, seed: int) -> Drawn:
    """A problem and a roster for a rule; the same for the same seed."""
    rng = Random(f"{rule} {seed}")
    return rng.choice(DRAWS[rule])(rng)


def without_f1(roster: Roster) -> Roster:
    """The roster with its vacation and no other mark."""
    kept = {id: {d: m for d, m in row.items() if m == Mark.FE} for id, row in roster.marks.items()}
    return roster.with_marks(kept)
