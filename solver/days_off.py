"""F3 and F5 of everybody's year: how many are owed, and the days they are given on.

The days are settled before the year is solved, like vacation. The F3 stand where the base roster
gives them. An F5 is put beside a weekend off, near the holiday it is owed for, on a day that few
others have.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import cycle, islice

from solver.grid import DaysOff
from solver.swaps import taken_for_given
from solver.weekends import own_weekend
from turnus.calendar import DAY, is_holiday
from turnus.employee import Employee, RedDaysOwed
from turnus.red_days import days_off, on_the_calendar
from turnus.roster import Mark, Roster
from turnus.scenario import Problem

Vacation = Mapping[str, frozenset[date]]
Taken = Counter[tuple[str, date]]
"""Days of F5 given so far, by competence."""


def plan_days_off(
    problem: Problem, base: Roster, vacation: Vacation, without: Collection[str] = ()
) -> tuple[Problem, DaysOff]:
    """The problem with what everybody is owed, and the days of it by employee id.

    Numbers that the input gives are kept. What falls in a person's vacation is not owed: the duty,
    or the weekly day off, is not there then.

    Parameters
    ----------
    without
        Ids of those who have no base roster: what they are owed is not known, and stays untold.
    """
    away = {each.id: _away(problem, each, vacation) for each in problem.employees}
    roster = on_the_calendar(problem, base, away)
    taken: Taken = Counter()
    people, given = [], {}
    for place, employee in enumerate(problem.employees):
        found = days_off(problem, roster, employee)
        counted = RedDaysOwed(
            f3=len(found.f3), f3_minutes=found.f3_minutes, f5=len(found.f1_on_holidays)
        )
        known = None if employee.id in without else counted
        person = employee.replace(red_days_owed=employee.red_days_owed or known)
        taken_up = away[employee.id] | _swapped(problem, employee)
        free = [day for day in problem.calendar.days if day not in taken_up]
        marks = dict.fromkeys(_f3_days(person, free, found.f3, place), Mark.F3)
        if problem.agreement.red_days.f5 == "day-off":
            _add_f5(problem, person, free, found.f1_on_holidays, marks, taken)
        given[employee.id] = marks
        people.append(person)
    return problem.replace(employees=tuple(people)), given


def _away(problem: Problem, employee: Employee, vacation: Vacation) -> frozenset[date]:
    """Vacation, with the red days inside it and the Sunday after it."""
    taken = vacation.get(employee.id, frozenset())
    sundays = {day + DAY for day in taken if day.weekday() == 5}
    inside = {
        day
        for day in problem.calendar.red_days
        if any(day in span for span in employee.vacation)
        or (day - DAY in taken and day + DAY in taken)
    }
    return taken | sundays | inside


def _swapped(problem: Problem, employee: Employee) -> frozenset[date]:
    """Days of the weekends that the person has taken in a swap, Friday and Monday with them."""
    first = problem.calendar.start
    return frozenset(
        first + (7 * week + i) * DAY
        for week in taken_for_given(problem, employee.id)
        for i in (4, 5, 6, 7)
    )


def _f3_days(
    employee: Employee, free: Sequence[date], found: Sequence[date], place: int
) -> list[date]:
    """As many as owed: those of the base roster, then holidays by turns, then Sundays."""
    holidays = [day for day in free if is_holiday(day) and day not in found]
    first = place % len(holidays) if holidays else 0
    turned = [*holidays[first:], *holidays[:first]]
    sundays = [day for day in free if day.weekday() == 6 and day not in (*found, *holidays)]
    kept = [day for day in found if day in free]
    return [*kept, *turned, *sundays][: _owed(employee).f3]


def _add_f5(
    problem: Problem,
    employee: Employee,
    free: Sequence[date],
    holidays: Sequence[date],
    marks: dict[date, Mark],
    taken: Taken,
) -> None:
    """As many as owed, as far as there are days: few others away, then near their holidays."""
    near = holidays or [day for day in free if is_holiday(day)] or free[:1]
    for holiday in islice(cycle(near), _owed(employee).f5):
        choices = _f5_choices(problem, employee, free, marks)
        if not choices:
            return
        crowd = [(taken[employee.competence, day], abs(day - holiday), day) for day in choices]
        *_, day = min(crowd)
        marks[day] = Mark.F5
        taken[employee.competence, day] += 1


def _owed(employee: Employee) -> RedDaysOwed:
    return employee.red_days_owed or RedDaysOwed()


def _f5_choices(
    problem: Problem, employee: Employee, free: Iterable[date], marks: Mapping[date, Mark]
) -> list[date]:
    """Weekdays that are open: beside a weekend off where there are any."""
    calendar = problem.calendar
    weeks_taken = {calendar.index(day) // 7 for day in marks}
    open_days = [
        day
        for day in free
        if day.weekday() < 5
        and not calendar.is_red(day)
        and calendar.index(day) // 7 not in weeks_taken
    ]
    beside = [
        day
        for day in open_days
        for week in [calendar.index(day) // 7]
        if day.weekday() in (0, 4) and not own_weekend(problem, employee, week)
        if day.weekday() == 4 or not own_weekend(problem, employee, week - 1)
    ]
    return beside or open_days
