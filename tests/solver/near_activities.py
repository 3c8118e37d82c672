"""Competence time, meetings, mentors and students: as much as agreed, or one duty more or less."""

from datetime import timedelta
from fractions import Fraction
from random import Random
from typing import Any

from tests.solver.draw import CATALOGUES, MONDAYS, Drawn, problem_of, roster_of
from turnus.activities import Activities
from turnus.calendar import DAY
from turnus.department import ShiftType
from turnus.employee import Newcomer, Supervision
from turnus.roster import Mark, Roster
from turnus.rules import competence_time as competence
from turnus.rules import mentoring as mentors
from turnus.rules import supervision as students
from turnus.scenario import Problem

EXTRA = {"Y": ("08:00", "15:30"), "Z": ("12:00", "13:30")}


def with_activities(problem: Problem, activities: dict[str, Any]) -> Problem:
    """The problem with these activities, and two shift types that are no care."""
    extra = tuple(
        ShiftType(code=code, name=code, start=first, end=last, paid_break_minutes=30, counts=False)
        for code, (first, last) in EXTRA.items()
    )
    care = tuple(each for each in problem.department.shifts if each.code not in EXTRA)
    department = problem.department.replace(
        shifts=(*care, *extra), activities=Activities.model_validate(activities)
    )
    return problem.replace(department=department)


def dated(rng: Random, weeks: int, people: int, **given: Any) -> Problem:
    """Nearly always with dates; the rules are silent on base rosters."""
    return problem_of(rng, weeks, cyclic=rng.random() < 0.03, people=people, **given)


def competence_time(rng: Random) -> Drawn:
    """The agreed minutes are those of the roster, or a minute to either side."""
    codes = rng.choice((["Y"], ["Z"], ["Y", "Z"]))
    problem = dated(rng, rng.choice((1, 2, 3, 5)), rng.choice((1, 1, 2)))
    agreed: dict[str, Any] = {"codes": codes, "by_position": rng.random() < 0.5}
    problem = with_activities(problem, {"competence_time": agreed})
    roster = roster_of(rng, problem, rng.choice((0.3, 0.6)), rng.choice((0.0, 0.3)))
    first = problem.employees[0]
    found = competence.competence_minutes(problem, roster, first)
    count = competence.weeks_held if agreed["by_position"] else competence.contract_weeks
    weeks = count(problem, roster, first)
    shortest = min(problem.shift(code).paid_minutes for code in codes)
    edge = (found + rng.choice((0, 0, shortest))) / max(weeks, Fraction(1, 9))
    agreed["minutes_per_week"] = max(0, min(600, int(edge) + rng.choice((-1, 0, 1))))
    return with_activities(problem, {"competence_time": agreed}), roster


def meetings(rng: Random) -> Drawn:
    """Meetings of everybody, of some or of seats, on a few days; calls on those days and others."""
    start = rng.choice(MONDAYS)
    problem = problem_of(
        rng, rng.choice((1, 2)), cyclic=False, people=rng.choice((1, 2)), start=start
    )
    days = rng.sample([start + i * DAY for i in range(16)], rng.choice((1, 1, 2, 4)))
    who: dict[str, Any] = rng.choice(({}, {"members": ["P0", "Q"]}, {"seats": {"c": 1}}))
    code = rng.choice("YZ")
    meeting = {"id": "m", "name": "m", "kind": "staff", "code": code, "dates": days}
    meeting |= {"attend": rng.choice((None, None, 1, 2, 3))} | who
    problem = with_activities(problem, {"meetings": [meeting]})
    roster = roster_of(rng, problem, rng.choice((0.3, 0.6)), rng.choice((0.0, 0.2)))
    codes = {
        (id, day): each
        for (id, day), each in roster.codes.items()
        if each != code or day in days or rng.random() < 0.02
    }
    for day in days:
        for employee in problem.employees:
            if day in problem.calendar and rng.random() < 0.6:
                codes[employee.id, day] = rng.choice((code, problem.shifts[0].code))
    kept = {(id, day): mark for id, row in roster.marks.items() for day, mark in row.items()}
    kept |= {("P0", day): Mark.F5 for day in days if rng.random() < 0.1}
    return problem, Roster.from_codes(problem, codes, kept)


def mentoring(rng: Random) -> Drawn:
    """The agreed share is that of the roster, or a hair to either side."""
    problem = dated(rng, rng.choice((1, 2, 3)), 2, shifts=rng.choice(CATALOGUES))
    problem = with_activities(problem, {})
    newcomer = Newcomer(
        first=problem.calendar.start + rng.choice((-3, 0, 4, 7)) * DAY,
        mentor=rng.choice(("P1", "P1", "P1", "P1", "Q")),
        weeks=rng.choice((1, 2)),
    )
    roster = roster_of(rng, problem, rng.choice((0.4, 0.7)))
    duties = mentors.first_duties(problem, roster, "P0", newcomer)
    shared = mentors.together(problem, roster, duties, newcomer)
    share = len(shared) / len(duties) if duties else 0.5
    near = min(1.0, max(0.01, round(share + rng.choice((-0.01, 0, 0.01)), 3)))
    first, *others = problem.employees
    new = first.replace(newcomer=newcomer.replace(share=near))
    return problem.replace(employees=(new, *others)), roster


def supervision(rng: Random) -> Drawn:
    """As many days as the roster has, or one more; practices that reach out of the plan."""
    problem = dated(rng, rng.choice((1, 2, 3)), rng.choice((1, 2)))
    roster = roster_of(rng, problem, rng.choice((0.3, 0.6)), rng.choice((0.0, 0.3)))
    first = problem.calendar.start + timedelta(rng.randrange(-5, 12))
    practice = Supervision(first=first, last=first + timedelta(rng.randrange(0, 15)), days=1)
    if rng.random() < 0.3:
        row = roster.marks["P0"] | {first + i * DAY: Mark.F3 for i in range(3)}
        roster = roster.with_marks({**roster.marks, "P0": row})
    found = len(students.supervised(problem, roster, "P0", practice))
    days = max(1, found + rng.choice((0, 0, 1)))
    person, *others = problem.employees
    person = person.replace(supervises=(practice.replace(days=days),))
    return problem.replace(employees=(person, *others)), roster
