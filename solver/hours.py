"""Hours and weekends that a contract comes to, whatever the roster and wherever the vacation."""

from collections.abc import Iterable
from fractions import Fraction
from math import floor, gcd

from solver.owed import holds_a_year, working_days_owed
from turnus.department import ShiftType
from turnus.employee import Employee
from turnus.law import provision
from turnus.scenario import Problem


def most_minutes(problem: Problem, employee: Employee) -> int:
    """Paid minutes of duty that no lawful plan of this person exceeds."""
    on = problem.scenario.start
    governing = "R-T2" if problem.scenario.keep_shorter_week else "R-T1"
    week = Fraction(provision(governing).value("week_minutes", on=on))
    agreed = _present(problem, _least_vacation(problem, employee)) * week * _position(employee)
    return floor(agreed + problem.balance_over(employee))


def least_weekend_duties(problem: Problem, employee: Employee) -> int:
    """Weekend duties that every lawful plan of this person has (own-weekends)."""
    shifts = [each.paid_minutes for each in problem.shifts if _may_have(employee, each)]
    if employee.weekend is None or not problem.agreement.own_weekends or not any(shifts):
        return 0
    on = problem.scenario.start
    present = _present(problem, _most_vacation(problem, employee))
    weekends = floor(present * Fraction(employee.weekend.on, employee.weekend.of))
    lowest = Fraction(provision("R-T4").value("lowest_minutes", on=on))
    held = floor(present * _position(employee) * lowest / max(shifts))
    return min(int(provision("own-weekends").value("duties_a_weekend", on=on)) * weekends, held)


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


def _present(problem: Problem, vacation_days: int) -> Fraction:
    return Fraction(6 * problem.calendar.weeks - vacation_days, 6)


def _least_vacation(problem: Problem, employee: Employee) -> int:
    """Working days that a lawful plan has and credits at least: all that is owed, in a year."""
    return working_days_owed(problem, employee) if holds_a_year(problem) else 0


def _most_vacation(problem: Problem, employee: Employee) -> int:
    """Working days that count as vacation: those owed, or those given where the plan is shorter."""
    owed = working_days_owed(problem, employee)
    given = sum((span.last - span.first).days + 1 for span in employee.vacation)
    return owed if holds_a_year(problem) else min(given, owed)


def _position(employee: Employee) -> Fraction:
    return Fraction(employee.position_points, 10_000)


def _may_have(employee: Employee, shift: ShiftType) -> bool:
    allowed = employee.nights if shift.night else not employee.night_only
    return allowed and (employee.long_shift_consent or not shift.long)
