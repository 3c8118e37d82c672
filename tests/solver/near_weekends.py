"""Weekends of one rule each, as many as agreed or one to either side, the edge of the weekend at a duty."""

from bisect import bisect_left
from datetime import date
from random import Random

from tests.solver.draw import Drawn, agreeing, problem_of, reduced, roster_of, span
from tests.solver.near_red_days import with_days_off
from tests.solver.near_vacation import with_swaps
from turnus.calendar import DAY
from turnus.roster import Roster
from turnus.rules.own_weekends import least, weekend_duties
from turnus.rules.weekend_swaps import duties_in, least_taken
from turnus.scenario import Problem
from turnus.weekend import swapped


def weekends(rng: Random) -> Drawn:
    problem = problem_of(rng, rng.choice((1, 2, 3, 5, 6, 8)), people=2)
    roster = roster_of(rng, problem, rng.choice((0.05, 0.1, 0.2)))
    return from_an_end(rng, problem, roster), roster


def from_an_end(rng: Random, problem: Problem, roster: Roster) -> Problem:
    """The weekend begins when some duty ends on a Saturday, or a minute before."""
    ends = [
        minute
        for row in roster.duties.values()
        for duty in row
        if duty.day.weekday() in (4, 5)
        for minute in (60 * duty.end.hour + duty.end.minute,)
        if duty.end.weekday() == 5
    ]
    if not ends:
        return problem
    start = min(1439, max(0, rng.choice(ends) + rng.choice((-1, 0))))
    return agreeing(problem, weekend_start=span(start, 0)[0])


def to_a_start(rng: Random, problem: Problem, roster: Roster) -> Problem:
    """The weekend ends when some duty starts on a Sunday, or a minute after."""
    starts = [
        60 * duty.start.hour + duty.start.minute
        for row in roster.duties.values()
        for duty in row
        if duty.day.weekday() == 6
    ]
    if not starts:
        return problem
    return agreeing(problem, weekend_end=span(rng.choice(starts) + rng.choice((0, 1)), 0)[0])


def as_drawn(_: Random, problem: Problem, roster: Roster) -> Problem:
    return problem


def out_of_reach(_: Random, problem: Problem, roster: Roster) -> Problem:
    """The weekend is the night before Sunday, which day and evening shifts do not touch."""
    return agreeing(problem, weekend_start="23:00", weekend_end="05:00")


def own_weekends(rng: Random) -> Drawn:
    """Weekend duties at the least or one fewer; some posts' hours hold just so many, or not quite."""
    agreement = {"own_weekends": rng.random() < 0.95}
    weeks = rng.choice((2, 3, 4, 6, 8, 12))
    person = {"weekend": rng.choice((None, "1/1", "1/2", "1/2", "1/3", "1/3", "2/5", "5/12"))}
    people = rng.choice((1, 2))
    problem = problem_of(rng, weeks, people=people, person=person, agreement=agreement)
    problem = reduced(rng, problem)
    roster = roster_of(rng, problem, rng.choice((0.1, 0.3)), rng.choice((0.0, 0.2, 0.8)))
    problem, roster = with_days_off(rng, problem, roster)
    if not problem.cyclic and rng.random() < 0.5:
        problem = in_turns(rng, problem)
    edge = rng.choice((from_an_end, to_a_start, as_drawn, out_of_reach))
    problem = edge(rng, problem, roster)
    if rng.random() < 0.5:
        problem = just_holding(rng, problem, roster)
    for place, employee in enumerate(problem.employees):
        more = rng.choice((-1, -1, 0, 0, 1) if place == 0 else (0, 1))
        wanted = least(problem, roster, employee) + more
        roster = with_duties(rng, problem, roster, employee.id, wanted)
    return problem, roster


def swaps(rng: Random) -> Drawn:
    """Weekends given with a duty or none, and taken with as many as needed, or one fewer."""
    person = {"weekend": rng.choice(("1/2", "1/3", "1/3", "5/12"))}
    agreement = {"own_weekends": rng.random() < 0.8, "holiday_weekends": rng.random() < 0.3}
    weeks = rng.choice((2, 3, 4, 6, 8, 12))
    problem = problem_of(
        rng, weeks, cyclic=rng.random() < 0.1, people=2, person=person, agreement=agreement
    )
    problem = with_swaps(rng, reduced(rng, problem))
    roster = roster_of(rng, problem, rng.choice((0.05, 0.2)), rng.choice((0.0, 0.1, 0.4)))
    problem, roster = with_days_off(rng, problem, roster)
    if not problem.cyclic and rng.random() < 0.3:
        problem = in_turns(rng, problem)
    edge = rng.choice((from_an_end, to_a_start, as_drawn, as_drawn))
    problem = edge(rng, problem, roster)
    less = rng.random() < 0.5
    for employee in problem.employees:
        for taken, given in swapped(problem, employee).items():
            wanted = least_taken(problem, roster, employee, taken) - (less and rng.random() < 0.5)
            for monday, number in ((given, int(rng.random() < 0.1)), (taken, wanted)):
                roster = _in_weekend(rng, problem, roster, employee.id, monday, number)
    return problem, roster


def _in_weekend(
    rng: Random, problem: Problem, roster: Roster, id: str, monday: date, wanted: int
) -> Roster:
    """The roster with so many duties in one weekend, as far as one shift a day can give them."""
    days = [day for i in range(-1, 9) if (day := monday + i * DAY) in problem.calendar]
    marks = {(one, day): mark for one, row in roster.marks.items() for day, mark in row.items()}
    for day in rng.sample(days, len(days)):
        for code in (None, *rng.sample(problem.shifts, len(problem.shifts))):
            now = duties_in(problem, roster, problem.employee(id), monday)
            codes = {key: each for key, each in roster.codes.items() if key != (id, day)}
            if code is not None:
                codes[id, day] = code.code
            changed = Roster.from_codes(problem, codes, marks)
            after = duties_in(problem, changed, problem.employee(id), monday)
            if abs(after - wanted) < abs(now - wanted):
                roster = changed
    return roster


def in_turns(rng: Random, problem: Problem) -> Problem:
    """Holiday seasons in turns, some of them worked last year."""
    sides = {season: rng.choice(("worked", None)) for season in ("christmas", "new_year", "easter")}
    people = (each.replace(last_year=sides) for each in problem.employees)
    return agreeing(
        problem.replace(employees=tuple(people)), holiday_turns=("christmas", "new-year", "easter")
    )


def just_holding(rng: Random, problem: Problem, roster: Roster) -> Problem:
    """The first person's position is the smallest that holds so many duties, or a hundredth less."""
    first, *others = problem.employees

    def holds(points: int) -> int:
        return least(problem, roster, first.replace(position_percent=points / 100))

    most = holds(10_000)
    if not most:
        return problem
    points = 1 + bisect_left(range(1, 10_001), rng.randint(1, most), key=holds)
    person = first.replace(position_percent=max(1, points - rng.choice((0, 1))) / 100)
    return problem.replace(employees=(person, *others))


def with_duties(rng: Random, problem: Problem, roster: Roster, id: str, wanted: int) -> Roster:
    """The roster with so many weekend duties, as far as one shift a day can give them."""
    days = [day for day in problem.calendar.days if day.weekday() >= 4]
    marks = {(one, day): mark for one, row in roster.marks.items() for day, mark in row.items()}
    for day in rng.sample(days, len(days)):
        worked = weekend_duties(problem, roster, problem.employee(id))
        codes = roster.codes.copy()
        codes.pop((id, day), None)
        if worked < wanted:
            codes[id, day] = rng.choice(problem.shifts).code
        if worked != wanted:
            roster = Roster.from_codes(problem, codes, marks)
    return roster
