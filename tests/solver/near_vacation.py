"""Vacation and weekends of one rule each: a day, a weekend or some hours to either side of the limit."""

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.solver.draw import CATALOGUES, Drawn, agreeing, problem_of, roster_of, span
from turnus.calendar import DAY
from turnus.roster import Mark, Roster
from turnus.rules import vac_notice
from turnus.scenario import Problem
from turnus.vacation import days_owed, vacation_blocks
from turnus.weekend import FRIDAY, weekends_worked

YEAR = date(2027, 1, 4)
Marks = dict[Any, Mark]


def _year(rng: Random, **given: Any) -> Problem:
    weeks = rng.choice((52, 52, 52, 51))
    return problem_of(rng, weeks, cyclic=False, start=YEAR, shifts=CATALOGUES[0], **given)


def owed(rng: Random) -> Drawn:
    """As many days as are owed with age and what is carried, or one more or less."""
    most = rng.choice((6, 12, 12, 13))
    person = {
        "turns_60": rng.choice((None, 2026, 2027, 2027, 2028)),
        "vacation_carried_in": rng.choice((0, 0, 0, 3, most, -most)),
        "vacation_carried_out": rng.choice((0, 0, 0, 5, most)),
    }
    problem = _year(rng, person=person)
    number = days_owed(problem.employees[0], problem.calendar) + rng.choice((-6, -1, 0, 0, 0, 1))
    working = [day for day in problem.calendar.days if not problem.calendar.is_red(day)]
    chosen = rng.sample(working, max(0, min(number, len(working))))
    return problem, Roster.from_codes(problem, {}, {("P0", day): Mark.FE for day in chosen})


def long_vacations(rng: Random) -> Drawn:
    """About three weeks away, and duties an hour or so from 16 hours beside them."""
    start = rng.choice((date(2027, 3, 8), date(2027, 6, 7), date(2027, 10, 11)))
    first, last = rng.choice((5, 6, 7)), rng.choice((27, 27, 28, 29))
    spare = rng.randrange(60, 900)
    early, late = 1440 - spare - 400, 960 - spare + rng.choice((-60, -1, -1, 0, 1, 60))
    shifts = {"X": span(early, 400), "Y": span(late, 300)}
    problem = problem_of(rng, 6, cyclic=False, start=start, shifts=shifts)
    days = problem.calendar.days
    marks: Marks = {}
    for i in range(first, last + 1):
        if not problem.calendar.is_red(days[i]) or rng.random() < 0.3:
            marks["P0", days[i]] = Mark.FE
    codes = {}
    for i, code in ((first - 2, "X"), (first - 1, "X"), (last + 1, "Y"), (last + 2, "X")):
        if rng.random() < 0.85:
            codes["P0", days[i]] = code
    for i in range(first, last + 1):
        if ("P0", days[i]) not in marks and rng.random() < 0.1:
            codes["P0", days[i]] = "X"
    return problem, Roster.from_codes(problem, codes, marks)


def rests(rng: Random) -> Drawn:
    """Three weeks in summer or so, and the rest of the vacation in one stretch or in parts."""
    person = {"vacation_carried_out": rng.choice((0, 0, 0, 5, 6, 12))}
    agreement = {"vacation_rest": rng.random() < 0.95}
    problem = _year(rng, person=person, agreement=agreement)
    days = problem.calendar.days
    marks: Marks = {}

    def away(first: int, working: int) -> None:
        while working > 0:
            day = days[first]
            if not problem.calendar.is_red(day):
                marks["P0", day] = Mark.FE
                working -= 1
            first += 1

    away(7 * rng.choice((21, 24, 26, 30)), rng.choice((17, 18, 18, 18, 24, 25, 25)))
    for week in (9, 38, 45):
        if rng.random() < 0.5:
            away(7 * week + rng.choice((0, 0, 3)), rng.choice((3, 5, 6, 6, 7, 8)))
    taken = {day for _, day in marks}
    red = [d for d in days if problem.calendar.is_red(d) and {d - DAY, d + DAY} & taken]
    codes = {("P0", day): "D" for day in red if rng.random() < 0.12}
    return problem, Roster.from_codes(problem, codes, marks)


def told(rng: Random) -> Drawn:
    """Notice of the first vacation, or of one that was settled, a day to either side of two months."""
    problem = problem_of(rng, 4, cyclic=False, people=rng.choice((1, 2)))
    roster = roster_of(rng, problem, 0.2, rng.choice((0.3, 0.6)))
    firsts = [roster.marked(each.id, Mark.FE) for each in problem.employees]
    begins = [row[0] for row in firsts if row]
    if not begins:
        return problem, roster
    latest = vac_notice.latest_notice(rng.choice(begins))
    published = latest + rng.choice((-1, 0, 0, 1, 7)) * DAY
    settled = {"first": begins[0], "last": begins[0] + timedelta(rng.choice((0, 5)))}
    people = tuple(
        each.replace(vacation=(settled,)) if rng.random() < 0.4 else each
        for each in problem.employees
    )
    scenario = problem.scenario.replace(vacation_published=rng.choice((published, published, None)))
    return problem.replace(scenario=scenario, employees=people), roster


def own_in_vacation(rng: Random) -> Drawn:
    """A stretch that takes up so many own weekends as agreed, or one more."""
    person = {
        "weekend": rng.choice(("1/1", "1/2", "1/2", "1/3", "2/5", "5/12", None)),
        "weekend_group": rng.choice((None, *range(6))) if rng.random() < 0.5 else rng.randrange(6),
    }
    problem = problem_of(rng, rng.choice((4, 6, 8)), cyclic=False, people=2, person=person)
    roster = roster_of(rng, problem, rng.choice((0.05, 0.2)), rng.choice((0.5, 0.8)))
    if rng.random() < 0.4:
        problem = with_swaps(rng, problem)
    stretches = [
        sum(
            (block.first + i * DAY).weekday() == 5
            for i in range((block.last - block.first).days + 1)
        )
        for each in problem.employees
        for block in vacation_blocks(problem, roster, each)
    ]
    longest = max(stretches, default=0)
    agreed = max(0, min(5, longest // 2 + rng.choice((-1, 0, 0, 1))))
    return agreeing(problem, vacation_weekends=rng.choice((agreed, agreed, agreed, None))), roster


def away_by_competence(rng: Random) -> Drawn:
    """People of one competence or two, and a cap on one of them that vacations may reach."""
    problem = problem_of(rng, 3, cyclic=False, people=4, share=1.0)
    roster = roster_of(rng, problem, 0.1, rng.choice((0.3, 0.5)))
    other = {"id": "k", "name": "k"}
    people = tuple(
        each.replace(competence="k") if rng.random() < 0.4 else each for each in problem.employees
    )
    department = problem.department.replace(
        competences=(*problem.department.competences, other),
        employees=people,
        max_away_by_competence={rng.choice("ck"): rng.choice((1, 1, 2))},
    )
    return problem.replace(department=department, employees=people), roster


def with_swaps(rng: Random, problem: Problem) -> Problem:
    """The problem where somebody gives one weekend and takes another."""
    days = problem.calendar.days
    pairs = [rng.sample(range(problem.calendar.weeks), 2) for _ in range(rng.choice((1, 2)))]
    swaps = [
        {
            "employee": rng.choice(problem.employees).id,
            "gives": days[7 * gives + rng.randrange(7)],
            "takes": days[7 * takes + rng.randrange(7)],
        }
        for gives, takes in pairs
    ]
    return problem.replace(scenario=problem.scenario.replace(weekend_swaps=tuple(swaps)))


def wider_weekends(rng: Random) -> Drawn:
    """Weekends from Friday, with red days beside them, and swapped, as many as agreed or one more."""
    weeks = rng.choice((2, 3, 5, 6, 8))
    problem = problem_of(rng, weeks, people=2, cyclic=rng.random() < 0.2)
    if rng.random() < 0.4 and not problem.cyclic:
        problem = with_swaps(rng, problem)
    roster = roster_of(rng, problem, rng.choice((0.05, 0.1, 0.2)))
    return _widened(rng, problem, roster), roster


def wider_own_weekends(rng: Random) -> Drawn:
    """As many duties in such weekends as agreed, or one fewer, a few of them on red days."""
    person = {"weekend": rng.choice(("1/1", "1/2", "1/2", "1/3")), "position_percent": 100}
    problem = problem_of(rng, rng.choice((2, 3, 4)), cyclic=False, person=person)
    roster = roster_of(rng, problem, rng.choice((0.2, 0.3, 0.4)), rng.choice((0.0, 0.2)))
    return _widened(rng, problem, roster), roster


def _widened(rng: Random, problem: Problem, roster: Roster) -> Problem:
    """The weekend begins on Friday when some duty ends, or a minute before; and red days join it."""
    ends = [
        60 * duty.end.hour + duty.end.minute
        for row in roster.duties.values()
        for duty in row
        if duty.end.weekday() == FRIDAY
    ]
    start = rng.choice(ends) + rng.choice((-1, 0)) if ends else 1020
    changes: dict[str, Any] = {"holiday_weekends": rng.random() < 0.7}
    if rng.random() < 0.7:
        changes |= {"weekend_from": "friday", "weekend_start": span(max(0, start), 0)[0]}
    changed = agreeing(problem, **changes)
    if not changed.cyclic and changed.employees[0].weekend and rng.random() < 0.3:
        first, *others = changed.employees
        worked = weekends_worked(changed, roster, first)
        on = max(1, len(worked) + rng.choice((-1, 0)))
        weeks = max(on, changed.calendar.weeks)
        changed = changed.replace(
            employees=(first.replace(weekend={"on": on, "of": weeks}), *others)
        )
    return changed
