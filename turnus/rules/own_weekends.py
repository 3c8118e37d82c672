"""As agreed: the agreed weekends are also the least a person works, as far as the position goes."""

from collections.abc import Iterator
from fractions import Fraction
from math import floor

from turnus.calendar import DayKind
from turnus.department import ShiftType
from turnus.employee import Employee
from turnus.law import provision
from turnus.norm import lowest_week
from turnus.paid_off import days_off_credit
from turnus.position import contract_weeks, mean_share, weeks_held
from turnus.roster import Mark, Roster, duty
from turnus.rules import sunday_main
from turnus.rules.holiday_turns import seasons_off
from turnus.rules.rule import Violation, violation
from turnus.scenario import Problem
from turnus.texts.numbers import counted
from turnus.texts.weekends import frequency
from turnus.weekend import agreed_window, weekend_of, window

LAW = provision("own-weekends")
WEEKEND_KINDS = {5: DayKind.SATURDAY, 6: DayKind.SUNDAY}


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
    hold = _duties_held(problem, roster, employee)
    return max(0, min(_agreed(problem, roster, employee), hold))


def holds_all(problem: Problem, roster: Roster, employee: Employee) -> bool:
    """Whether the hours of the position reach to every duty of the agreed weekends."""
    return _agreed(problem, roster, employee) <= _duties_held(problem, roster, employee)


def _agreed(problem: Problem, roster: Roster, employee: Employee) -> int:
    if employee.weekend is None:
        return 0
    weeks = contract_weeks(problem, roster, employee)
    weekends = floor(weeks * Fraction(employee.weekend.on, employee.weekend.of))
    weekends = max(0, weekends - weekends_off(problem, roster, employee))
    return duties_a_weekend(problem, employee) * weekends - shared_red_days(problem)


def spare_minutes(problem: Problem, roster: Roster, employee: Employee) -> Fraction:
    """Minutes of the position's shortest week that the duties of the agreed weekends leave."""
    weekends = _agreed(problem, roster, employee) if governs(problem) else 0
    taken = max(0, weekends) * _longest(problem, employee)
    return _minutes_held(problem, roster, employee) - taken


def _duties_held(problem: Problem, roster: Roster, employee: Employee) -> int:
    """The longest duties that the person can have, as many as the shortest week has hours for."""
    longest = _longest(problem, employee)
    return floor(_minutes_held(problem, roster, employee) / longest) if longest > 0 else 0


def _longest(problem: Problem, employee: Employee) -> int:
    minutes = (each.paid_minutes for each in problem.shifts if may_have(employee, each))
    return max(minutes, default=0)


def _minutes_held(problem: Problem, roster: Roster, employee: Employee) -> Fraction:
    lowest = lowest_week(problem)
    week = mean_share(problem, employee) * lowest
    held = weeks_held(problem, roster, employee) * lowest
    return held - days_off_credit(problem, roster, employee, week)


def weekends_off(problem: Problem, roster: Roster, employee: Employee) -> int:
    """Weekends of the plan that an F3, or a holiday season worked last year, keeps free."""
    calendar = problem.calendar
    off = [(each.start, each.end) for each in seasons_off(problem, employee)]
    off += [
        calendar.red_window(day)
        for day in roster.marked(employee.id, Mark.F3)
        if day in calendar and calendar.is_red(day)
    ]
    windows = (window(problem, monday) for monday in calendar.week_starts() if off)
    return sum(any(first < end and start < last for start, end in off) for first, last in windows)


def duties_a_weekend(problem: Problem, employee: Employee) -> int:
    """Duties of an agreed weekend; fewer where the person's shifts lie in it on fewer days."""
    week = problem.calendar.days[:7]
    days = {
        day
        for shift in problem.shifts
        for i, day in enumerate(week)
        if WEEKEND_KINDS.get(i, DayKind.WEEKDAY) in problem.shift_days[shift.code]
        and may_have(employee, shift)
        and duty(problem, day, shift.code).overlap(*agreed_window(problem, week[0])) > 0
    }
    return min(len(days), int(LAW.value("duties_a_weekend", on=problem.scenario.start)))


def shared_red_days(problem: Problem) -> int:
    """Holidays on a Friday or Saturday, of which the main rule leaves one day in the weekend off."""
    if problem.cyclic or not sunday_main.governs(problem):
        return 0
    days = (day for day in problem.calendar.days if day.weekday() in (4, 5))
    return sum(problem.calendar.is_red(day) for day in days)


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


def may_have(employee: Employee, shift: ShiftType) -> bool:
    """Whether the shift is one that this person may have."""
    allowed = employee.nights if shift.night else not employee.night_only
    return allowed and (employee.long_shift_consent or not shift.long)
