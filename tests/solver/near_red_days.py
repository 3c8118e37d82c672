"""F3, F5 and holiday seasons with a duty that ends or begins at their edge, or a minute inside."""

from datetime import date, datetime, timedelta
from random import Random

from tests.solver.draw import CATALOGUES, Drawn, agreeing, problem_of, roster_of, span
from turnus.agreement import Season
from turnus.calendar import DAY
from turnus.roster import Mark, Roster
from turnus.scenario import Problem
from turnus.seasons import stretches

EASTER, MAY, CHRISTMAS = date(2027, 3, 22), date(2027, 5, 3), date(2026, 12, 21)
STARTS = (EASTER, date(2027, 3, 15), MAY, CHRISTMAS, date(2027, 10, 25))


def with_days_off(rng: Random, problem: Problem, roster: Roster, share: float = 0.5) -> Drawn:
    """Some days marked F3 and F5, and as many or nearly as many owed; a base roster has none."""
    if problem.cyclic or rng.random() >= share:
        return problem, roster
    marks = {id: dict(row) for id, row in roster.marks.items()}
    people = []
    for employee in problem.employees:
        row = marks.setdefault(employee.id, {})
        free = [day for day in problem.calendar.days if day not in row]
        for day in rng.sample(free, min(len(free), rng.choice((0, 1, 2, 3)))):
            row[day] = Mark.F3 if problem.calendar.is_red(day) else Mark.F5
        had = [list(row.values()).count(mark) for mark in (Mark.F3, Mark.F5)]
        f3, f5 = (max(0, n + rng.choice((0, 0, 0, 1, -1))) for n in had)
        owed = {"f3": f3, "f3_minutes": f3 * rng.choice((0, 449, 450, 600)), "f5": f5}
        people.append(employee.replace(red_days_owed=owed))
    pay = rng.choice(("day-off", "day-off", "pay"))
    problem = agreeing(problem, red_days={"f5": pay})
    return problem.replace(employees=tuple(people)), roster.with_marks(marks)


def dated(rng: Random, start: date, **given: object) -> Problem:
    """A few weeks with one shift for each edge: T before, U after, and an ordinary one."""
    shifts = {"D": CATALOGUES[0]["D"], "T": ("08:00", "09:00"), "U": ("08:00", "09:00")}
    return problem_of(rng, rng.choice((1, 2, 3)), cyclic=False, start=start, shifts=shifts, **given)  # type: ignore[arg-type]


def at_the_edges(
    rng: Random, problem: Problem, first: datetime, last: datetime
) -> tuple[Problem, dict[tuple[str, date], str]]:
    """T ends where the free time begins and U begins where it ends, or a minute into it."""
    early, late = rng.choice((0, 0, 1)), rng.choice((0, 0, 1))
    begin = 60 * first.hour + first.minute + early
    end = 60 * last.hour + last.minute - late
    spans = {"T": span(begin - 300, 300), "U": span(end, 300)}
    shifts = tuple(
        each.replace(start=spans[each.code][0], end=spans[each.code][1], unpaid_break_minutes=0)
        if each.code in spans
        else each
        for each in problem.department.shifts
    )
    problem = problem.replace(department=problem.department.replace(shifts=shifts))
    before = first.date() - (DAY if begin < 300 else timedelta(0))
    after = last.date() - (DAY if end < 0 else timedelta(0))
    codes = {("P0", before): "T", ("P0", after): "U"}
    kept = {c: code for c, code in codes.items() if c[1] in problem.calendar and rng.random() < 0.8}
    return problem, kept


def f3(rng: Random) -> Drawn:
    """F3 on red days, as many as owed or one to either side; now and then on an ordinary day."""
    problem = dated(rng, rng.choice(STARTS))
    red = list(problem.calendar.red_days)
    day = rng.choice(red)
    problem, codes = at_the_edges(rng, problem, *problem.calendar.red_window(day))
    marked = [day] if rng.random() < 0.8 else rng.sample(red, min(2, len(red)))
    if rng.random() < 0.1:
        marked[-1] = rng.choice(problem.calendar.days)
    owed = max(0, len(marked) + rng.choice((0, 0, 0, 0, 1, -1)))
    return _owing(problem, {"f3": owed, "f3_minutes": 450 * owed}), _roster(
        rng, problem, codes, dict.fromkeys(marked, Mark.F3)
    )


def f5(rng: Random) -> Drawn:
    """F5 on ordinary days, as many as owed or one to either side; now and then on a red day."""
    problem = dated(rng, rng.choice(STARTS))
    plain = [day for day in problem.calendar.days if not problem.calendar.is_red(day)]
    day = rng.choice(plain)
    edges = (problem.calendar.wall(day, 0), problem.calendar.wall(day + DAY, 0))
    problem, codes = at_the_edges(rng, problem, *edges)
    marked = [day] if rng.random() < 0.8 else rng.sample(plain, 2)
    if rng.random() < 0.1:
        marked[-1] = rng.choice(problem.calendar.days)
    owed = max(0, len(marked) + rng.choice((0, 0, 0, 0, 1, -1)))
    if rng.random() < 0.1:
        problem = agreeing(problem, red_days={"f5": "pay"})
        marked = marked if rng.random() < 0.3 else []
    return _owing(problem, {"f5": owed}), _roster(
        rng, problem, codes, dict.fromkeys(marked, Mark.F5)
    )


def turns(rng: Random) -> Drawn:
    """A season worked or free last year, and Christmas and New Year in one winter."""
    start = rng.choice((EASTER, CHRISTMAS, CHRISTMAS, date(2027, 12, 20), date(2028, 12, 18)))
    sides = {each: rng.choice(("worked", "worked", "free", None)) for each in FIELDS}
    turns = rng.choice(
        (("christmas", "new-year"), ("christmas", "new-year", "easter"), ("easter",))
    )
    problem = dated(rng, start, person={"last_year": sides}, agreement={"holiday_turns": turns})
    found = [each for s in Season for each in stretches(problem.calendar, s)]
    if not found:
        return problem, _roster(rng, problem, {}, {})
    codes: dict[tuple[str, date], str] = {}
    one = rng.choice(found)
    problem, codes = at_the_edges(rng, problem, one.start, one.end)
    if rng.random() < 0.5:
        other = rng.choice(found)
        inside = other.end.date()
        if inside in problem.calendar:
            codes["P0", inside] = "D"
    return problem, _roster(rng, problem, codes, {})


FIELDS = ("christmas", "new_year", "easter")


def _owing(problem: Problem, owed: dict[str, int]) -> Problem:
    (person,) = problem.employees
    return problem.replace(employees=(person.replace(red_days_owed=owed),))


def _roster(
    rng: Random,
    problem: Problem,
    codes: dict[tuple[str, date], str],
    marks: dict[date, Mark],
) -> Roster:
    others = roster_of(rng, problem, 0.15).codes if rng.random() < 0.3 else {}
    quiet = {cell: "D" for cell in others if cell[1] not in marks}
    return Roster.from_codes(problem, quiet | codes, {("P0", d): m for d, m in marks.items()})
