"""A ward small enough to count by hand: five people, four weeks, one roster."""

from collections.abc import Mapping
from datetime import date, timedelta

from turnus.agreement import Agreement
from turnus.calendar import DayKind
from turnus.department import Competence, Demand, Department, ShiftType
from turnus.employee import Employee, WeekendPattern
from turnus.result import PositionLine, PositionPlan, Result, Settings, Stage, Status
from turnus.roster import Mark, Roster
from turnus.scenario import Problem, Scenario, ShiftUse

START = date(2027, 1, 4)
ALL = (DayKind.WEEKDAY, DayKind.SATURDAY, DayKind.SUNDAY)


def small_department() -> Department:
    """Two nurses, two helsefagarbeidere and an assistant; one nurse and two heads by day."""
    every_other = WeekendPattern(on=1, of=2)
    return Department(
        id="liten",
        name="Liten post",
        competences=(
            Competence(id="spl", name="sykepleier", covers=("hfa",)),
            Competence(id="hfa", name="helsefagarbeider"),
            Competence(id="ass", name="assistent"),
        ),
        shifts=(
            ShiftType(code="D", name="dag", start="07:30", end="15:00"),
            ShiftType(code="A", name="aften", start="14:30", end="22:00"),
            ShiftType(code="N", name="natt", start="21:45", end="07:45"),
            ShiftType(code="L1", name="langvakt", start="07:30", end="20:00"),
            ShiftType(
                code="K",
                name="kurs",
                start="09:00",
                end="15:00",
                unpaid_break_minutes=30,
                counts=False,
            ),
        ),
        demand=(
            Demand(name="dag", days=ALL, start="07:30", end="14:30", minimum=2, target=2),
            Demand(
                name="dag sykepleier",
                days=ALL,
                start="07:30",
                end="14:30",
                competence="spl",
                minimum=1,
                target=1,
            ),
            Demand(name="aften", days=ALL, start="14:30", end="22:00", minimum=1, target=2),
            Demand(
                name="aften fagperson",
                days=ALL,
                start="14:30",
                end="22:00",
                competence="hfa",
                minimum=1,
                target=1,
            ),
        ),
        employees=(
            Employee(
                id="s1",
                competence="spl",
                position_percent=100,
                weekend=every_other,
                long_shift_consent=True,
            ),
            Employee(id="s2", competence="spl", position_percent=80, weekend=every_other),
            Employee(
                id="h1",
                competence="hfa",
                position_percent=100,
                weekend=WeekendPattern(on=5, of=12),
                nights=True,
            ),
            Employee(id="h2", competence="hfa", position_percent=50, night_only=True),
            Employee(id="a1", competence="ass", position_percent=14.08, weekend=None),
        ),
        agreement=Agreement(daily_rest_minutes=540),
    )


def small_scenario(weeks: int = 4) -> Scenario:
    """All shifts of the department on all days, from Monday 4 January 2027."""
    return Scenario(
        id="liten",
        title="Liten turnus",
        weekend_patterns=("1/2",),
        shifts=tuple(ShiftUse(code=shift.code) for shift in small_department().shifts),
        start=START,
        weeks=weeks,
        base_weeks=min(weeks, 26),
    )


def small_problem(*, weeks: int = 4, cyclic: bool = False) -> Problem:
    """The small ward's people over four weeks."""
    department = small_department()
    return Problem(
        department=department,
        scenario=small_scenario(weeks),
        employees=department.employees,
        cyclic=cyclic,
    )


def day(number: int) -> date:
    """The plan's day, 0 is the first Monday."""
    return START + timedelta(days=number)


def roster_of(
    problem: Problem, rows: Mapping[str, str], marks: Mapping[tuple[str, int], Mark] | None = None
) -> Roster:
    """A roster from rows such as "D D . A ." (a point is a day off), from the first day on."""
    codes = {
        (employee, day(number)): code
        for employee, row in rows.items()
        for number, code in enumerate(row.split())
        if code != "."
    }
    marked = {(id, day(number)): mark for (id, number), mark in (marks or {}).items()}
    return Roster.from_codes(problem, codes, marked)


SMALL_ROWS = {
    "s1": "D D D A . . .  D D . L1 . L1 L1  . A D D D . .  D D A A . D D",
    "s2": ". . A D D D D  A A D D . . .  D D A . . D D  . . D D D . .",
    "h1": "D A A . D A A  D D . A A . .  . N N . D D A  A D D . A A .",
    "h2": ". N N . . . .  . . . . N N N  N . . . . . .  . N N . . . .",
    "a1": ". . . . . D D  . . . . . . .  . . . . . D .  . . K . . . .",
}


def small_roster(problem: Problem) -> Roster:
    """A believable roster; a1 has vacation on the last week's first two days."""
    marks = {("a1", 21): Mark.FE, ("a1", 22): Mark.FE, ("s1", 6): Mark.F1, ("s1", 20): Mark.F1}
    return roster_of(problem, SMALL_ROWS, marks)


def small_result(
    roster: Roster | None = None, problem: Problem | None = None, *, bound: int | None = 0
) -> Result:
    """A solved small ward whose stages are counted from the roster itself."""
    from turnus.goals import score

    problem = problem or small_problem()
    roster = roster or small_roster(problem)
    values = score(problem, roster)
    stages = tuple(
        Stage(id, value, min(value, bound) if bound is not None else None, Status.FEASIBLE)
        for id, value in values.items()
    )
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
    plan = PositionPlan("today", "Dagens stillinger", Status.OPTIMAL, lines, None, 3.44, 0.1)
    return Result(
        problem=problem,
        roster=roster,
        stages=stages,
        status=Status.FEASIBLE,
        positions=(plan,),
        base=None,
        seconds=1.5,
        settings=Settings(),
        versions={"turnus": "test"},
    )
