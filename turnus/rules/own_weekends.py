"""As agreed: the agreed weekends are also the least a person works, as far as the position goes."""

from collections.abc import Iterator
from fractions import Fraction
from math import floor

from turnus.department import ShiftType
from turnus.employee import Employee
from turnus.law import provision
from turnus.norm import present_weeks
from turnus.roster import Roster
from turnus.rules.rule import Violation, violation
from turnus.scenario import Problem
from turnus.texts.numbers import counted
from turnus.texts.weekends import frequency
from turnus.weekend import weekend_of

LAW = provision("own-weekends")


def governs(problem: Problem) -> bool:
    """Where the agreed weekends are also the least."""
    return problem.agreement.own_weekends


def weekend_duties(problem: Problem, roster: Roster, employee: Employee) -> int:
    """Duties of the plan or the cycle that overlap a weekend as agreed."""
    return sum(
        monday is not None and monday in problem.calendar
        for monday in (
            weekend_of(problem, duty)
            for duty in roster.duties.get(employee.id, ())
            if duty.day in problem.calendar
        )
    )


def least(problem: Problem, roster: Roster, employee: Employee) -> int:
    """Duties that the agreed weekends come to, no more than the hours of the position hold."""
    longest = max((each.paid_minutes for each in problem.shifts if _has(employee, each)), default=0)
    if employee.weekend is None or longest <= 0:
        return 0
    on = problem.scenario.start
    present = present_weeks(problem, roster, employee)
    weekends = floor(present * Fraction(employee.weekend.on, employee.weekend.of))
    position = Fraction(employee.position_points, 10_000)
    minutes = present * position * Fraction(provision("R-T4").value("lowest_minutes", on=on))
    agreed: int = LAW.value("duties_a_weekend", on=on) * weekends
    return min(agreed, floor(minutes / longest))


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Everyone with fewer weekend duties than agreed."""
    for employee in problem.employees:
        worked, limit = weekend_duties(problem, roster, employee), least(problem, roster, employee)
        if employee.weekend is not None and worked < limit:
            yield violation(
                LAW,
                employee.id,
                None,
                measured=worked,
                limit=limit,
                text=(
                    f"Arbeider {counted(worked, 'helgevakt', 'helgevakter')}; "
                    f"avtalt {frequency(employee.weekend)} gir minst {limit}."
                ),
            )


def _has(employee: Employee, shift: ShiftType) -> bool:
    """Whether the shift is one that this person may have."""
    allowed = employee.nights if shift.night else not employee.night_only
    return allowed and (employee.long_shift_consent or not shift.long)
