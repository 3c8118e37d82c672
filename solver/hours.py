"""Hours and weekends that a contract comes to, whatever the roster and wherever the vacation."""

from collections.abc import Iterable
from fractions import Fraction
from math import floor, gcd

from solver.clock import Clock
from solver.eligible import longest
from solver.owed import holds_a_year, working_days_owed
from solver.rules.competence_time import least_minutes
from solver.rules.own_weekends import duties_a_weekend, shared_red_days
from solver.rules.position import WEEK, weekly_shares
from solver.turns import seasons_off, weekends_off
from turnus.employee import Employee
from turnus.law import provision
from turnus.scenario import Problem


def most_minutes(problem: Problem, employee: Employee) -> int:
    """Paid minutes of duty that no lawful plan of this person exceeds."""
    governing = "R-T2" if problem.scenario.keep_shorter_week else "R-T1"
    week = _mean_week(problem, governing, "week_minutes")
    held = most_held(problem, employee)
    off = _paid_off(problem, employee, _mean(problem, employee) * week)
    return floor(held * week - off + problem.balance_over(employee))


def most_held(problem: Problem, employee: Employee) -> Fraction:
    """Weeks of a full position for duties, wherever the vacation is, at most."""
    least = min(employee.points_on(day) for day in problem.calendar.days)
    return _held(problem, employee, _least_vacation(problem, employee), least)


def least_presence(problem: Problem, employee: Employee) -> Fraction:
    """Weeks for duties as a share of the weeks that are not vacation, at least."""
    present = _least_held(problem, employee) / _mean(problem, employee)
    return (present - _f5_weeks(problem, employee)) / problem.calendar.weeks


def most_care_minutes(problem: Problem, employee: Employee) -> int:
    """Paid minutes of care that no lawful plan of this person exceeds: competence time comes first."""
    held = _least_held(problem, employee)
    room = held * _mean_week(problem, "R-T4", "lowest_minutes") - _most_beside(problem, employee)
    return most_minutes(problem, employee) - least_minutes(problem, employee, held, room)


def least_weekend_duties(problem: Problem, employee: Employee) -> int:
    """Weekend duties that every lawful plan of this person has (own-weekends)."""
    minutes = longest(problem, employee)
    if employee.weekend is None or not problem.agreement.own_weekends or not minutes:
        return 0
    held = _least_held(problem, employee)
    weeks = held * 10_000 / employee.position_points
    weekends = floor(weeks * Fraction(employee.weekend.on, employee.weekend.of))
    weekends = max(0, weekends - _weekends_off(problem, employee))
    lowest = _mean_week(problem, "R-T4", "lowest_minutes")
    off = _paid_off(problem, employee, _mean(problem, employee) * lowest)
    room = floor((held * lowest - off) / minutes)
    clock = Clock(problem)
    agreed = duties_a_weekend(clock, employee) * weekends - shared_red_days(clock)
    return max(0, min(agreed, room))


def reachable(most: int, duties: Iterable[tuple[int, int]]) -> int:
    """The largest sum of duties that is no more than ``most``.

    Parameters
    ----------
    duties
        (minutes, how many there can be), each length of duty once.
    """
    lengths = list(duties)
    unit = gcd(*(minutes for minutes, _ in lengths)) or 1
    room = max(0, most // unit)
    sums = 1
    for minutes, times in lengths:
        left, step = min(times, room), 1
        while left > 0:
            taken = min(step, left)
            sums |= sums << (minutes // unit * taken)
            sums &= (1 << (room + 1)) - 1
            left, step = left - taken, 2 * step
    return unit * (sums.bit_length() - 1)


def _mean_week(problem: Problem, id: str, name: str) -> Fraction:
    """A number of a full position's week, the mean of what is in force on the plan's Mondays."""
    calendar = problem.calendar
    days = [calendar.in_force(monday) for monday in calendar.week_starts()]
    return sum((Fraction(provision(id).value(name, on=day)) for day in days), Fraction(0)) / len(
        days
    )


def _held(problem: Problem, employee: Employee, vacation_days: int, points: int) -> Fraction:
    """Weeks of a full position for duties, all vacation taken while the position has ``points``."""
    weeks = sum(weekly_shares(employee, problem.calendar.days), Fraction(0))
    return weeks - Fraction(vacation_days * points, 10_000 * WEEK)


def _least_held(problem: Problem, employee: Employee) -> Fraction:
    """Fewest weeks of a full position for duties, wherever the vacation is."""
    most = max(employee.points_on(day) for day in problem.calendar.days)
    return max(Fraction(0), _held(problem, employee, _most_vacation(problem, employee), most))


def _least_vacation(problem: Problem, employee: Employee) -> int:
    """Working days that a lawful plan has and credits at least: all that is owed, in a year."""
    return working_days_owed(problem, employee) if holds_a_year(problem) else 0


def _most_vacation(problem: Problem, employee: Employee) -> int:
    """Working days that count as vacation: those owed, or given and wished in a shorter plan."""
    owed = working_days_owed(problem, employee)
    given = sum((span.last - span.first).days + 1 for span in employee.vacation)
    wished = max(((s.last - s.first).days + 1 for s in employee.vacation_wishes), default=0)
    return owed if holds_a_year(problem) else min(given + wished, owed)


def _paid_off(problem: Problem, employee: Employee, week: Fraction) -> Fraction:
    """Minutes of the F3 and F5 owed, which are paid and not worked."""
    owed = employee.red_days_owed
    f3 = owed.f3_minutes if owed else 0
    return f3 + _f5_weeks(problem, employee) * week


def _f5_weeks(problem: Problem, employee: Employee) -> Fraction:
    owed = employee.red_days_owed
    days = owed.f5 if owed and problem.agreement.red_days.f5 == "day-off" else 0
    return Fraction(days, provision("R-T5").value("week_days", on=problem.scenario.start))


def _most_beside(problem: Problem, employee: Employee) -> Fraction:
    """Most minutes of the shortest week for days off with pay and the agreed weekends."""
    lowest = _mean_week(problem, "R-T4", "lowest_minutes")
    off = _paid_off(problem, employee, _mean(problem, employee) * lowest)
    if employee.weekend is None or not problem.agreement.own_weekends:
        return off
    weeks = _mean(problem, employee) * problem.calendar.weeks * 10_000 / employee.position_points
    weekends = floor(weeks * Fraction(employee.weekend.on, employee.weekend.of))
    duties = duties_a_weekend(Clock(problem), employee) * weekends
    return off + duties * longest(problem, employee)


def _weekends_off(problem: Problem, employee: Employee) -> int:
    """Most weekends that holiday seasons and F3 keep free."""
    clock = Clock(problem)
    off = len(weekends_off(clock, seasons_off(clock, employee)))
    return off + (employee.red_days_owed.f3 if employee.red_days_owed else 0)


def _mean(problem: Problem, employee: Employee) -> Fraction:
    """Share of a full position on average over the plan."""
    shares = weekly_shares(employee, problem.calendar.days)
    return sum(shares, Fraction(0)) / len(shares)
