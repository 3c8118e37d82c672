"""Groups of staff whose rosters do not touch each other, and the problem of each."""

from collections.abc import Iterable, Iterator
from datetime import date, time

from solver.eligible import may_have
from turnus.department import Demand
from turnus.employee import Employee
from turnus.scenario import Problem

TWO_AT_NIGHT = 26 * 60
NOON, AFTER_NOON = time(12), time(13)


def parts(problem: Problem) -> tuple[Problem, ...]:
    """The problem of the night staff and that of all others, or the whole where they overlap.

    They are apart where everyone who works nights works nothing else. Demand windows add up, so
    each part takes the windows, and the shifts, of its own time of day.
    """
    nights = tuple(each for each in problem.employees if each.night_only)
    others = tuple(each for each in problem.employees if not each.night_only)
    if not nights or not others or any(each.nights for each in others):
        return (problem,)
    return tuple(
        _part(problem, people, at_night=at_night)
        for people, at_night in ((nights, True), (others, False))
        if any(_at_night(each) == at_night for each in problem.department.demand)
    )


def _part(problem: Problem, people: tuple[Employee, ...], *, at_night: bool) -> Problem:
    department, scenario = problem.department, problem.scenario
    own, others = (
        [each for each in department.demand if _at_night(each) == side]
        for side in (at_night, not at_night)
    )
    demand = (*own, *_nothing_wanted(own, others))
    uses = tuple(each for each in scenario.shifts if problem.shift(each.code).night == at_night)
    return problem.of_people(people).replace(
        department=department.replace(demand=demand),
        scenario=scenario.replace(shifts=uses) if uses else scenario,
    )


def _nothing_wanted(own: Iterable[Demand], others: Iterable[Demand]) -> Iterator[Demand]:
    """A date that only the other part names replaces this part's demand as well: by none."""
    named = {day for each in own for day in each.days if isinstance(day, date)}
    left = {day for each in others for day in each.days if isinstance(day, date)} - named
    for day in sorted(left):
        yield Demand(name="ingen", days=(day,), start=NOON, end=AFTER_NOON, minimum=0, target=0)


def _at_night(demand: Demand) -> bool:
    """Whether the window holds 02:00."""
    return demand.start_minute <= TWO_AT_NIGHT - 24 * 60 or demand.end_minute > TWO_AT_NIGHT


def cells_a_week(problem: Problem) -> int:
    """Choices of employee, day and shift in an ordinary week."""
    total = 0
    for employee in problem.employees:
        for shift in problem.shifts:
            if may_have(employee, shift):
                days = problem.shift_days[shift.code]
                total += 5 * ("weekday" in days) + ("saturday" in days) + ("sunday" in days)
    return total


def shares(problem: Problem) -> tuple[tuple[Problem, float], ...]:
    """The problem's parts, each with its share of the time."""
    found = parts(problem)
    sizes = [cells_a_week(part) for part in found]
    return tuple((part, size / sum(sizes)) for part, size in zip(found, sizes, strict=True))
