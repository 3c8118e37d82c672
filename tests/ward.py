"""A comparison of a whole ward without the solver: hand rules make rosters worth drawing."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path

from turnus.calendar import DayKind
from turnus.compare import Comparison, compare
from turnus.employee import Employee, RedDaysOwed
from turnus.files.load import load
from turnus.goals import score
from turnus.result import (
    BaseRoster,
    Certificate,
    PositionLine,
    PositionPlan,
    Result,
    Settings,
    Stage,
    Status,
)
from turnus.roster import Mark, Roster
from turnus.scenario import Problem

SCENARIOS = Path(__file__).parent.parent / "scenarios"
AFTER = (
    ("sykepleier", (100,) * 5 + (60, 60, 50)),
    ("helsefagarbeider", (100,) * 5 + (50, 50)),
    ("assistent", (70,)),
)


def ward(weeks: int = 52, name: str = "short-term-ward") -> Comparison:
    """The short-term ward, today and with long shifts every fourth weekend."""
    return _ward(weeks, name)


@cache
def _ward(weeks: int, name: str) -> Comparison:
    old, new = (load(SCENARIOS / name / f"{side}.yaml") for side in ("before", "after"))
    old, new = (each.replace(scenario=each.scenario.replace(weeks=weeks)) for each in (old, new))
    posts = [
        Employee(
            id=f"{competence[0].upper()}{place:02d}",
            competence=competence,
            position_percent=size,
            weekend="1/4",  # type: ignore[arg-type]
            long_shift_consent=True,
        )
        for competence, sizes in AFTER
        for place, size in enumerate(sizes, 1)
    ]
    nights = [each for each in old.employees if each.night_only]
    new = new.replace(employees=(*posts, *nights))
    before = _result(old, _plan("today", "Dagens stillinger", old, None))
    realised = _plan("minimum", "Nye stillinger, minstebehovet dekket", new, Fraction(1, 2))
    binding = Certificate("weekend", 16, "personer", "Helgene krever minst 16 personer.", True)
    target = PositionPlan(
        "target",
        "Nye stillinger, ønsket behov dekket",
        Status.INFEASIBLE,
        (),
        None,
        17.35,
        0.1,
        note="Det går ikke: 38 personer krever 19,94 årsverk, og rammen er 17,35 årsverk.",
    )
    pattern = _plan("todays-pattern", "Nye stillinger, dagens helger", old, Fraction(2, 15))
    after = _result(new, replace(realised, certificates=(binding,)))
    return compare(before, replace(after, positions=(*after.positions, target, pattern)))


def _plan(id: str, title: str, problem: Problem, bound: Fraction | None) -> PositionPlan:
    lines = tuple(
        PositionLine(
            each.competence,
            each.position_percent,
            str(each.weekend) if each.weekend else None,
            each.long_shift_consent,
            each.night_only,
            1,
        )
        for each in problem.employees
    )
    return PositionPlan(id, title, Status.OPTIMAL, lines, bound, 17.89, 0.2)


def _result(problem: Problem, plan: PositionPlan) -> Result:
    people = (each.replace(red_days_owed=RedDaysOwed()) for each in problem.employees)
    problem = problem.replace(employees=tuple(people))
    roster = _roster(problem)
    stages = tuple(
        Stage(id, value, int(0.98 * value) if value else 0, Status.FEASIBLE, 2.0)
        for id, value in score(problem, roster).items()
    )
    cyclic = problem.replace(cyclic=True)
    base = BaseRoster(cyclic, Roster({}), 0, 0, Status.OPTIMAL, 1.0)
    versions = {"turnus": "0.1.0", "regelverk": "2026-11-22", "ortools": "9.15"}
    settings = Settings(seconds=60, workers=2)
    return Result(problem, roster, stages, Status.FEASIBLE, (plan,), base, 42.0, settings, versions)


def _roster(problem: Problem) -> Roster:
    codes: dict[tuple[str, date], str] = {}
    marks: dict[tuple[str, date], Mark] = {}
    for place, employee in enumerate(problem.employees):
        _line(problem, employee, place, codes, marks)
    return Roster.from_codes(problem, codes, marks)


def _line(
    problem: Problem,
    employee: Employee,
    place: int,
    codes: dict[tuple[str, date], str],
    marks: dict[tuple[str, date], Mark],
) -> None:
    """Weekends by the person's pattern, weekdays until the hours are used, July on vacation."""
    every = employee.weekend.of if employee.weekend else 0
    long = {each.code for each in problem.shifts} >= {"L1", "L2"}
    week_minutes = 35.5 * 60 * employee.position_percent / 100
    owed = 0.0
    for week, monday in enumerate(problem.calendar.week_starts()):
        owed += week_minutes
        vacation = (week % 52) in range(24 + place % 3 * 3, 29 + place % 3 * 3)
        if vacation:
            marks.update({(employee.id, monday + timedelta(i)): Mark.FE for i in range(7)})
            owed -= week_minutes
            continue
        marks[employee.id, monday + timedelta(6)] = Mark.F1
        if every and (week + place) % every == 0:
            code = (
                "N" if employee.night_only else ("L1", "L2")[place % 2] if long else "DA"[place % 2]
            )
            for offset in (5, 6):
                codes[employee.id, monday + timedelta(offset)] = code
                owed -= problem.shift(code).paid_minutes
            marks.pop((employee.id, monday + timedelta(6)))
        for offset in range(5):
            day = monday + timedelta((offset + place) % 5)
            code = "N" if employee.night_only else "DDA"[(place + offset) % 3]
            if owed < problem.shift(code).paid_minutes / 2:
                break
            if problem.calendar.kind(day) is not DayKind.RED:
                codes[employee.id, day] = code
                owed -= problem.shift(code).paid_minutes
