"""AML § 10-2 (4): in a time with a reduced position no more work than that position, and one shift."""

from collections.abc import Iterator
from fractions import Fraction

from turnus.calendar import DAY
from turnus.employee import Employee, Reduction
from turnus.law import provision
from turnus.position import WORKING_DAYS_A_WEEK, share_on
from turnus.roster import Roster
from turnus.rules.rule import Violation, date_text, hours, violation
from turnus.scenario import Problem
from turnus.vacation import vacation_working_days

LAW = provision("reduced-hours")


def governs(problem: Problem) -> bool:
    """Where somebody has a smaller position for a time, in a roster with dates."""
    return not problem.cyclic and any(each.reduced for each in problem.employees)


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every reduced time with too many hours, on its first day in the plan."""
    for employee in problem.employees:
        for reduction in employee.reduced:
            first = max(reduction.first, problem.calendar.start)
            if first > reduction.last or first not in problem.calendar:
                continue
            duties = roster.duties.get(employee.id, ())
            minutes = sum(duty.paid_minutes for duty in duties if duty.day in reduction)
            limit = most(problem, roster, employee, reduction)
            if minutes > limit:
                yield violation(
                    LAW,
                    employee.id,
                    first,
                    measured=minutes,
                    limit=limit,
                    text=(
                        f"{hours(minutes)} t med redusert stilling fra {date_text(first)}; "
                        f"grensen er {hours(limit)} t."
                    ),
                )


def most(problem: Problem, roster: Roster, employee: Employee, reduction: Reduction) -> Fraction:
    """Minutes of the reduced position in the part of its time that is in the plan, and one shift."""
    calendar = problem.calendar
    first = max(reduction.first, calendar.start)
    last = min(reduction.last, calendar.end - DAY)
    away = sum(day in reduction for day in vacation_working_days(problem, roster, employee))
    weeks = Fraction((last - first).days + 1, 7) - Fraction(away, WORKING_DAYS_A_WEEK)
    full_week = Fraction(provision("R-T1").value("week_minutes", on=first))
    share = share_on(employee, first)
    shifts: int = LAW.value("own_shifts", on=first) * problem.own_shift_minutes(employee)
    return max(Fraction(0), weeks) * share * full_week + shifts
