"""Days off that are paid time: what F3 and F5 count in the hours of the position."""

from datetime import date
from fractions import Fraction

from turnus.employee import Employee, RedDaysOwed
from turnus.law import provision
from turnus.roster import Mark, Roster
from turnus.scenario import Problem


def owed(employee: Employee) -> RedDaysOwed:
    """Red days off that the person has coming; none where nothing is told."""
    return employee.red_days_owed or RedDaysOwed()


def f3_is_known(problem: Problem) -> bool:
    """Whether it is told what everybody has coming: without a base roster it is not."""
    return all(each.red_days_owed is not None for each in problem.employees)


def f5_is_known(problem: Problem) -> bool:
    """The same for F5; where they are paid out, none has to be given."""
    return problem.agreement.red_days.f5 == "pay" or f3_is_known(problem)


def f5_days(problem: Problem, employee: Employee) -> int:
    """Days off that are owed for weekly days off on holidays; none where they are paid out."""
    return owed(employee).f5 if problem.agreement.red_days.f5 == "day-off" else 0


def days_off_credit(
    problem: Problem, roster: Roster, employee: Employee, week_minutes: Fraction
) -> Fraction:
    """Paid minutes of the F3 and F5 marked, no more of them than are owed.

    Parameters
    ----------
    week_minutes
        What a week of the person's position comes to.
    """
    if problem.cyclic:
        return Fraction(0)
    due = owed(employee)
    f3 = min(due.f3, _marked(problem, roster, employee, Mark.F3))
    f5 = min(f5_days(problem, employee), _marked(problem, roster, employee, Mark.F5))
    replaced = Fraction(due.f3_minutes * f3, due.f3) if due.f3 else Fraction(0)
    return replaced + f5 * week_minutes / working_days(problem.scenario.start)


def working_days(on: date) -> int:
    """Days of a week that an F5 is one of."""
    days: int = provision("R-T5").value("week_days", on=on)
    return days


def _marked(problem: Problem, roster: Roster, employee: Employee, mark: Mark) -> int:
    return sum(day in problem.calendar for day in roster.marked(employee.id, mark))
