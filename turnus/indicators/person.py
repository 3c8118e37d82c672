"""One row an employee: what the roster asks of each person, in whole minutes and counts."""

from datetime import date, timedelta

import pandas as pd

from turnus.calendar import DAY, is_holiday
from turnus.employee import Employee
from turnus.free_time import free_times
from turnus.goals import isolated_days, nights_in_a_row, quick_returns, uneven, wishes
from turnus.goals.runs import runs
from turnus.roster import Duty, Mark, Roster
from turnus.scenario import Problem
from turnus.weekend import weekends_worked
from turnus.worked import red_days_worked

LONG_WEEKEND_HOURS = 60
ADVISED, ADVISED_AT_NIGHT = 8 * 60, 9 * 60
"""Most minutes of a duty as advised by NHO, and of a night as advised by NFA."""
FRIDAY, SATURDAY = 4, 5


def counts(problem: Problem, roster: Roster) -> pd.DataFrame:
    """Counts over the whole plan, indexed by employee id.

    In minutes: ``paid`` (duties only) and ``weekend_minutes`` (paid, Saturday 00 to Sunday 24).
    ``holidays`` are red days worked that are no Sundays; wishes are in hundredths of a point.
    """
    rows = [_row(problem, roster, employee) for employee in problem.employees]
    index = pd.Index([each.id for each in problem.employees], name="employee")
    return pd.DataFrame(rows, index=index)


def _row(problem: Problem, roster: Roster, employee: Employee) -> dict[str, int]:
    duties = roster.duties.get(employee.id, ())
    night_runs = nights_in_a_row.night_runs(problem, roster, employee.id)
    long_days = {duty.day for duty in duties if problem.shift(duty.shift).long}
    working_runs = runs(problem.calendar, {duty.day for duty in duties})
    asked, granted = wishes.of_employee(problem, roster, employee)
    return {
        "paid": sum(duty.paid_minutes for duty in duties),
        "attendances": len(duties),
        "weekends": sum(
            monday in problem.calendar for monday in weekends_worked(problem, roster, employee)
        ),
        "weekend_minutes": sum(weekend_minutes(problem, duty) for duty in duties),
        "evenings": uneven.evenings(problem, roster, employee.id),
        "nights": sum(night_runs),
        "longest_night_run": max(night_runs, default=0),
        "long_shifts": sum(problem.shift(duty.shift).long for duty in duties),
        "over_advice": sum(is_over_advice(problem, duty) for duty in duties),
        "quick_returns": quick_returns.of_employee(problem, roster, employee.id),
        "longest_run": max(working_runs, default=0),
        "longest_long_run": max(runs(problem.calendar, long_days), default=0),
        "isolated_days": len(isolated_days.found(problem, roster, employee.id)),
        "holidays": holidays_worked(problem, roster, employee),
        "free_weekends": free_weekends(problem, roster, employee.id),
        "wishes_asked": asked,
        "wishes_granted": granted,
        "vacation_days": len(roster.marked(employee.id, Mark.FE)),
        "red_days": len(red_days_worked(problem, roster, employee)),
        "f3": len(roster.marked(employee.id, Mark.F3)),
        "f5": len(roster.marked(employee.id, Mark.F5)),
    }


def is_over_advice(problem: Problem, duty: Duty) -> bool:
    """Whether a duty has more working time than advised for duties of its kind."""
    night = problem.shift(duty.shift).night
    return duty.paid_minutes > (ADVISED_AT_NIGHT if night else ADVISED)


def holidays_worked(problem: Problem, roster: Roster, employee: Employee) -> int:
    """Public holidays worked, those that fall on a Sunday among them; ordinary Sundays are not."""
    if problem.cyclic:
        return 0
    return sum(is_holiday(day) for day in red_days_worked(problem, roster, employee))


def free_weekends(problem: Problem, roster: Roster, employee: str) -> int:
    """Saturdays and Sundays off together, in at least 60 hours of free time, vacation left out."""
    calendar = problem.calendar
    vacation = set(roster.marked(employee, Mark.FE))
    found = 0
    stretches = list(free_times(roster.duties.get(employee, ())))
    for saturday in calendar.days[5::7]:
        weekend = calendar.wall(saturday, 0), calendar.wall(saturday + 2 * DAY, 0)
        if saturday not in vacation and saturday + DAY not in vacation:
            found += any(
                free.contains(*weekend) and free.minutes >= 60 * LONG_WEEKEND_HOURS
                for free in stretches
            )
    return found


def weekend_minutes(problem: Problem, duty: Duty) -> int:
    """Paid minutes between Saturday 00 and Sunday 24; a break is spread evenly over the duty."""
    if duty.day.weekday() < FRIDAY or duty.minutes <= 0:
        return 0
    saturday = _next_saturday(duty.day - DAY)
    calendar = problem.calendar
    inside = duty.overlap(calendar.wall(saturday, 0), calendar.wall(saturday, 2 * 24 * 60))
    return inside * duty.paid_minutes // duty.minutes


def _next_saturday(day: date) -> date:
    """The first Saturday on or after a day."""
    return day + timedelta(days=(SATURDAY - day.weekday()) % 7)
