"""As agreed: a swapped weekend is free where it was given, and worked where it was taken."""

from collections.abc import Iterator
from datetime import date

from turnus.calendar import DAY
from turnus.employee import Employee
from turnus.law import provision
from turnus.roster import Mark, Roster, duty
from turnus.rules import own_weekends, sunday_main
from turnus.rules.holiday_turns import seasons_off
from turnus.rules.rule import Violation, date_text, violation
from turnus.scenario import Problem
from turnus.texts.numbers import counted
from turnus.weekend import FRIDAY, SATURDAY, swapped, window

LAW = provision("weekend-swaps")


def governs(problem: Problem) -> bool:
    """Where somebody in a roster with dates has swapped a weekend."""
    return any(swapped(problem, each) for each in problem.employees)


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every duty in a weekend that was given, and every one taken with too few duties."""
    most = LAW.value("duties_when_given", on=problem.scenario.start)
    for employee in problem.employees:
        for taken, given in swapped(problem, employee).items():
            worked = duties_in(problem, roster, employee, given)
            if worked > most:
                yield violation(
                    LAW,
                    employee.id,
                    given,
                    measured=worked,
                    limit=most,
                    text=(
                        f"Har byttet bort {_weekend(given)}, men arbeider "
                        f"{counted(worked, 'vakt', 'vakter')} i den."
                    ),
                )
            worked = duties_in(problem, roster, employee, taken)
            least = least_taken(problem, roster, employee, taken)
            if worked < least:
                yield violation(
                    LAW,
                    employee.id,
                    taken,
                    measured=worked,
                    limit=least,
                    text=(
                        f"Har tatt {_weekend(taken)} i bytte og arbeider "
                        f"{counted(worked, 'vakt', 'vakter')} i den; kravet er minst {least}."
                    ),
                )


def duties_in(problem: Problem, roster: Roster, employee: Employee, monday: date) -> int:
    """Duties that have time in the weekend of a week."""
    edges = window(problem, monday)
    return sum(each.overlap(*edges) > 0 for each in roster.duties.get(employee.id, ()))


def least_taken(problem: Problem, roster: Roster, employee: Employee, monday: date) -> int:
    """Duties of a weekend that was taken: an own weekend's, or one where hours or days are few."""
    one: int = LAW.value("duties_when_taken", on=problem.scenario.start)
    wanted = one
    if own_weekends.governs(problem) and own_weekends.holds_all(problem, roster, employee):
        wanted = own_weekends.LAW.value("duties_a_weekend", on=problem.scenario.start)
    if sunday_main.governs(problem):
        eves = (monday + FRIDAY * DAY, monday + SATURDAY * DAY)
        wanted = max(one, wanted - sum(problem.calendar.is_red(day) for day in eves))
    return min(wanted, len(_days(problem, roster, employee, monday)))


def _days(problem: Problem, roster: Roster, employee: Employee, monday: date) -> set[date]:
    """Days with a shift for the person in the weekend, F3 and seasons in turns taken out."""
    calendar, edges = problem.calendar, window(problem, monday)
    off = [(each.start, each.end) for each in seasons_off(problem, employee)]
    off += [
        calendar.red_window(day)
        for day in roster.marked(employee.id, Mark.F3)
        if day in calendar and calendar.is_red(day)
    ]
    resting = {*roster.marked(employee.id, Mark.F3), *roster.marked(employee.id, Mark.F5)}
    found = set()
    for day in (monday + i * DAY for i in range(-3, 14)):
        if day not in calendar or day in resting:
            continue
        for shift in problem.shifts:
            each = duty(problem, day, shift.code)
            if (
                calendar.kind(day) in problem.shift_days[shift.code]
                and own_weekends.may_have(employee, shift)
                and each.overlap(*edges) > 0
                and not any(each.overlap(*span) for span in off)
            ):
                found.add(day)
    return found


def _weekend(monday: date) -> str:
    return f"helgen {date_text(monday + SATURDAY * DAY)}"
