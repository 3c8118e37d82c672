"""Problems and rosters for one rule each, the limit a minute to either side of what the roster has."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

from tests.solver.draw import CATALOGUES, Drawn, agreeing, problem_of, roster_of, span
from tests.solver.near_activities import competence_time, meetings, mentoring, supervision
from tests.solver.near_health import HEALTH
from tests.solver.near_hours import (
    evenings,
    full_time,
    night_average,
    night_duties,
    ordinary_week,
    overtime,
    three_part,
    working_hours,
)
from tests.solver.near_norms import norm_week, strained_nights, total_caps
from tests.solver.near_people import minors, pregnancies, reductions
from tests.solver.near_red_days import f3, f5, turns, with_days_off
from tests.solver.near_vacation import (
    away_by_competence,
    long_vacations,
    owed,
    own_in_vacation,
    rests,
    told,
    wider_own_weekends,
    wider_weekends,
)
from tests.solver.near_weekends import own_weekends, swaps, weekends
from turnus.calendar import DAY, elapsed
from turnus.roster import Mark, Roster

MINUTE = timedelta(minutes=1)


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
    shifts = {code: span(m, 420) for code, m in zip("PQR", (first, second, third), strict=True)}
    problem = problem_of(rng, rng.choice((1, 2, 3)), shifts=shifts)
    if rng.random() < 0.5:
        return problem, roster_of(rng, problem, rng.choice((0.15, 0.3, 0.6)))
    days = problem.calendar.days[rng.randrange(3) :]
    placed = {
        ("P0", days[m // 1440]): c for c, m in zip("PQR", (first, second, third), strict=True)
    }
    return problem, Roster.from_codes(problem, placed)


def one_long_shift(rng: Random) -> Drawn:
    """One shift type, with about 11 hours from one day's to the next, or a day between."""
    shifts = {"X": span(rng.randrange(0, 1440), rng.choice((779, 780, 781, 840, 900)))}
    problem = problem_of(rng, rng.choice((1, 2, 3)), shifts=shifts)
    return problem, roster_of(rng, problem, rng.choice((0.3, 0.5, 0.7)))


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
    problem, roster = with_days_off(rng, problem, roster, 0.3)
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
    problem, roster = with_days_off(rng, problem, roster, 0.3)
    period = rng.choice((2, 3, 4, 5, 6, 26))
    level = rng.choice(("L1", "L2", "L3"))
    rest = rng.choice((2100, 2100, 2400, 2865, 4000))
    return agreeing(
        problem, sunday_average_weeks=period, level=level, weekly_rest_minutes=rest
    ), roster


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
    shifts = {"X": (start, span(480 + length, 0)[0])}
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
    again = roster_of(rng, problem, 0.05)
    rows = {
        id: {(d.day, d.shift): d for d in (*row, *again.duties[id])}
        for id, row in roster.duties.items()
    }
    duties = {
        id: tuple(sorted(row.values(), key=lambda d: (d.start, d.shift)))
        for id, row in rows.items()
    }
    return problem, Roster(duties, {})


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
    person = {"main_vacation_waived": rng.random() < 0.1}
    problem = problem_of(
        rng, 18, cyclic=False, start=date(2027, 5, 31), shifts=CATALOGUES[0], person=person
    )
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
    "reduced-hours": (reductions,),
    "roster-duty": (notice,),
    "norm-40": (working_hours("L0"),),
    "norm-38": (norm_week("norm-38"),),
    "norm-36": (norm_week("norm-36"),),
    "convert-law": (norm_week("convert-law"),),
    "avg-individual": (working_hours("L1"),),
    "avg-union": (working_hours("L2"),),
    "avg-permit": (working_hours("L3"),),
    "avg-central": (working_hours("L4"),),
    "no-planned-overtime": (overtime, full_time),
    "total-caps": (total_caps,),
    "daily-rest": (daily_rest,),
    "comp-rest": (comp_rest, comp_rest, ordinary, one_long_shift),
    "weekly-rest": (weekly_rest,),
    "sunday-main": (sunday_main,),
    "sunday-average": (sunday_average,),
    "breaks": (breaks,),
    "night-average": (night_average,),
    "night-hard8": (strained_nights,),
    "minors": (minors,),
    "R-T1": (full_time, ordinary_week),
    "R-T2": (full_time,),
    "R-T3": (full_time,),
    "R-T4": (full_time,),
    "R-T5": (f5,),
    "R-T6": (f3,),
    "shorter-week": (evenings, evenings, full_time),
    "three-part": (three_part,),
    "vac-days": (vacations, years, owed),
    "vac-60": (owed,),
    "vac-sunday": (vacations,),
    "vac-16h": (long_vacations,),
    "vac-main": (summers,),
    "vac-rest": (rests,),
    "vac-notice": (told,),
    "vac-carry": (owed,),
    "vac-weekend": (own_in_vacation,),
    "max-away": (vacations, away_by_competence),
    "hours-balance": (full_time,),
    "weekend-freq": (weekends, wider_weekends),
    "own-weekends": (own_weekends, wider_own_weekends),
    "weekend-swaps": (swaps,),
    "holiday-turns": (turns,),
    "long-shift": (eligible,),
    "night-only": (eligible,),
    "night-duties": (night_duties,),
    "shift-days": (shift_days,),
    "one-duty-a-day": (one_duty_a_day,),
    "pregnant-nights": (pregnancies,),
    **HEALTH,
    "competence-time": (competence_time,),
    "meetings": (meetings,),
    "mentoring": (mentoring,),
    "supervision": (supervision,),
}


def draw(rule: str, seed: int) -> Drawn:
    """A problem and a roster for a rule; the same for the same seed."""
    rng = Random(f"{rule} {seed}")
    return rng.choice(DRAWS[rule])(rng)


def without_f1(roster: Roster) -> Roster:
    """The roster with its vacation, F3 and F5, and no other mark."""
    given = (Mark.FE, Mark.F3, Mark.F5)
    kept = {id: {d: m for d, m in row.items() if m in given} for id, row in roster.marks.items()}
    return roster.with_marks(kept)
