"""Groups of staff whose rosters do not touch each other, and the problem of each."""

from turnus.department import Demand
from turnus.scenario import Problem

TWO_AT_NIGHT = 26 * 60


def parts(problem: Problem) -> tuple[Problem, ...]:
    """The problem of the night staff and that of all others, or the whole where they overlap.

    They are apart where everyone who works nights works nothing else. Demand windows add up, so
    each part takes the windows of its own time of day.
    """
    nights = tuple(each for each in problem.employees if each.night_only)
    others = tuple(each for each in problem.employees if not each.night_only)
    if not nights or not others or any(each.nights for each in others):
        return (problem,)
    demand = problem.department.demand
    return tuple(
        problem.replace(department=problem.department.replace(demand=windows), employees=employees)
        for employees, windows in (
            (nights, tuple(each for each in demand if _at_night(each))),
            (others, tuple(each for each in demand if not _at_night(each))),
        )
        if windows
    )


def _at_night(demand: Demand) -> bool:
    """Whether the window holds 02:00."""
    return demand.start_minute <= TWO_AT_NIGHT - 24 * 60 or demand.end_minute > TWO_AT_NIGHT


def cells_a_week(problem: Problem) -> int:
    """Choices of employee, day and shift in an ordinary week."""
    total = 0
    for employee in problem.employees:
        for shift in problem.shifts:
            fits = shift.night if employee.night_only else employee.nights or not shift.night
            if fits and (employee.long_shift_consent or not shift.long):
                days = problem.shift_days[shift.code]
                total += 5 * ("weekday" in days) + ("saturday" in days) + ("sunday" in days)
    return total
