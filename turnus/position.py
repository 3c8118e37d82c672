"""How large a person's position is, week by week: the contract, or less in a reduced time."""

from datetime import date
from fractions import Fraction

from turnus.employee import Employee
from turnus.roster import Roster
from turnus.scenario import Problem
from turnus.unroll import cycle_weeks
from turnus.vacation import days_owed, vacation_working_days

WORKING_DAYS_A_WEEK = 6


def share_on(employee: Employee, day: date) -> Fraction:
    """Share of a full position on one day."""
    return Fraction(employee.points_on(day), 10_000)


def week_shares(problem: Problem, employee: Employee) -> tuple[Fraction, ...]:
    """Share of a full position in each week of the plan; a base roster has the contract's."""
    if problem.cyclic or not employee.reduced:
        return (Fraction(employee.position_points, 10_000),) * cycle_weeks(problem)
    days = problem.calendar.days
    return tuple(
        Fraction(sum(share_on(employee, day) for day in days[first : first + 7]), 7)
        for first in range(0, len(days), 7)
    )


def mean_share(problem: Problem, employee: Employee) -> Fraction:
    """Share of a full position on average over the plan."""
    shares = week_shares(problem, employee)
    return sum(shares, Fraction(0)) / len(shares)


def credited_days(problem: Problem, roster: Roster, employee: Employee) -> tuple[date, ...]:
    """Working days of vacation that are paid, the first of them where they are more than are owed."""
    if problem.cyclic:
        return ()
    most = days_owed(employee, problem.calendar)
    return vacation_working_days(problem, roster, employee)[:most]


def weeks_off(problem: Problem, roster: Roster, employee: Employee) -> Fraction:
    """Full-position weeks of paid vacation: six working days are a week of the position then."""
    days = credited_days(problem, roster, employee)
    shares = sum((share_on(employee, day) for day in days), Fraction(0))
    return shares / WORKING_DAYS_A_WEEK


def weeks_held(problem: Problem, roster: Roster, employee: Employee) -> Fraction:
    """Full-position weeks that are left for duties."""
    weeks = sum(week_shares(problem, employee), Fraction(0))
    return weeks - weeks_off(problem, roster, employee)


def contract_weeks(problem: Problem, roster: Roster, employee: Employee) -> Fraction:
    """Weeks of the person's own contract that are left for duties; fewer in a reduced time."""
    return weeks_held(problem, roster, employee) * 10_000 / employee.position_points
