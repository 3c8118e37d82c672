"""Working days of vacation that each person is owed in the year of a plan."""

from datetime import timedelta

from turnus.employee import Employee
from turnus.law import provision
from turnus.scenario import Problem


def working_days_owed(problem: Problem, employee: Employee) -> int:
    """Law, tariff and what is carried over, with the extra week of those who are 60 or more.

    The year is the one that the plan's middle lies in.
    """
    scenario = problem.scenario
    days = ordinary_days_owed(problem, employee)
    middle = scenario.start + timedelta(days=7 * scenario.weeks // 2)
    if employee.turns_60 is not None and middle.year >= employee.turns_60:
        days += int(provision("vac-60").value("extra_days", on=scenario.start))
    return days


def ordinary_days_owed(problem: Problem, employee: Employee) -> int:
    """The same without the extra week."""
    law = provision("vac-days").value("working_days", on=problem.scenario.start)
    return max(0, int(law) + employee.vacation_carried_in - employee.vacation_carried_out)


def holds_a_year(problem: Problem) -> bool:
    """Whether the plan is so long that everybody's vacation of a year is in it."""
    least: int = provision("vac-days").value("plan_weeks", on=problem.scenario.start)
    return problem.scenario.weeks >= least
