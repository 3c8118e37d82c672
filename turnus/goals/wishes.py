"""Points of wishes that are not granted, in hundredths, everybody's added up.

``off`` is granted on a day that no duty starts on, ``duty`` on a day that a duty, of the wished
shift where one is named, starts on. ``no-evenings`` is granted in a week without evening duties,
``evenings`` in a week where every duty is an evening or a night. The points of a wish are spread
evenly over its days or weeks (``turnus.wishes``).
"""

from turnus.employee import Employee
from turnus.goals.goal import Goal
from turnus.roster import Mark, Roster
from turnus.scenario import Problem
from turnus.wishes import Asked, asked


def of_employee(problem: Problem, roster: Roster, employee: Employee) -> tuple[int, int]:
    """What one person asks for and what is granted, in hundredths of a point."""
    if not employee.wishes:
        return 0, 0
    parts = asked(problem, employee, roster.marked(employee.id, Mark.FE))
    granted = sum(each.worth for each in parts if is_granted(problem, roster, employee.id, each))
    return sum(each.worth for each in parts), granted


def is_granted(problem: Problem, roster: Roster, employee: str, part: Asked) -> bool:
    """Whether the roster gives a person one part of a wish."""
    codes = [roster.codes[employee, day] for day in part.days if (employee, day) in roster.codes]
    shifts = [problem.shift(code) for code in codes]
    match part.wish.kind:
        case "off":
            return not codes
        case "duty":
            return part.wish.shift in codes if part.wish.shift else bool(codes)
        case "no-evenings":
            return not any(shift.evening for shift in shifts)
        case "evenings":
            return all(shift.evening or shift.night for shift in shifts)


def measure(problem: Problem, roster: Roster) -> int:
    """Hundredths of points not granted, all employees."""
    sums = [of_employee(problem, roster, employee) for employee in problem.employees]
    return sum(whole - granted for whole, granted in sums)


GOAL = Goal(
    id="wishes",
    title="Ønsker som ikke er innfridd",
    unit="poeng",
    sentence="Poeng for ønsker som ikke er innfridd; poengene er delt likt på dagene eller ukene "
    "som ønsket gjelder, ferie ikke medregnet.",
    source="egen definisjon",
    measure=measure,
)
