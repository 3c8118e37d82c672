"""F3 and F5 that a base roster gives on the real calendar (aml § 10-8 (4), section 5.3)."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations, pairwise
from typing import Literal

from turnus.agreement import Level
from turnus.calendar import Calendar, elapsed, is_holiday
from turnus.employee import Employee
from turnus.law import provision
from turnus.roster import Cell, Duty, Mark, Roster
from turnus.scenario import Problem
from turnus.worked import red_days_worked

Method = Literal["main-rule", "combination", "averaging"]
Duties = tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class DaysOff:
    """What one person's base roster gives over the plan."""

    f3: tuple[date, ...]
    """Red days off with pay."""
    f3_minutes: int
    """Paid minutes of the duties that they replace."""
    f1_on_holidays: tuple[date, ...]
    """Holidays, Sundays apart, on which the weekly day off fell: each gives one F5."""


def averages(problem: Problem) -> bool:
    """Whether Sundays and holidays are averaged by agreement."""
    agreement = problem.agreement
    return agreement.sunday_average_weeks is not None and agreement.level != Level.L0


def method(problem: Problem) -> Method:
    """How F3 are worked out, as agreed or as the agreement on Sundays implies."""
    agreed = problem.agreement.red_days.method
    return agreed or ("averaging" if averages(problem) else "main-rule")


def on_the_calendar(
    problem: Problem, base: Roster, away: Mapping[str, Collection[date]] | None = None
) -> Roster:
    """The base roster repeated over the plan's dates, without what falls on days away."""
    first = problem.scenario.start
    cycle = 7 * problem.scenario.base_weeks
    codes: dict[Cell, str] = {}
    marks: dict[Cell, Mark] = {}
    for employee in problem.employees:
        gone = (away or {}).get(employee.id, ())
        for d, day in enumerate(problem.calendar.days):
            if day in gone:
                continue
            like = first + timedelta(days=d % cycle)
            if code := base.codes.get((employee.id, like)):
                codes[employee.id, day] = code
            if mark := base.mark(employee.id, like):
                marks[employee.id, day] = mark
    return Roster.from_codes(problem, codes, marks)


def days_off(problem: Problem, roster: Roster, employee: Employee) -> DaysOff:
    """F3 and the grounds for F5 of a person with this roster on the calendar.

    Parameters
    ----------
    roster
        The base roster over the plan's dates. Duties in vacation are left out before: what is free
        as vacation is not owed once more.
    """
    duties = roster.duties.get(employee.id, ())
    match method(problem):
        case "main-rule":
            f3 = _second_of_two(problem, employee, duties)
        case "combination":
            f3 = _moved(problem, employee, duties)
        case "averaging":
            f3 = _shortfall(problem, employee, duties)
    left = without(problem, duties, f3)
    minutes = sum(duty.paid_minutes for duty in duties) - sum(duty.paid_minutes for duty in left)
    holidays = tuple(
        day for day in roster.marked(employee.id, Mark.F1) if is_holiday(day) and day.weekday() != 6
    )
    return DaysOff(tuple(sorted(f3)), minutes, holidays)


def without(problem: Problem, duties: Sequence[Duty], days: Collection[date]) -> Duties:
    """Duties with no time in the red windows of these days."""
    windows = [problem.calendar.red_window(day) for day in days]
    return tuple(
        duty for duty in duties if not any(duty.overlap(*window) > 0 for window in windows)
    )


def seasons(calendar: Calendar) -> Iterator[Calendar]:
    """Weeks in a row that all hold a public holiday: Easter, May and Whitsun, Christmas."""
    run: list[date] = []
    for monday in calendar.week_starts():
        if any(is_holiday(monday + timedelta(days=i)) for i in range(7)):
            run.append(monday)
        elif run:
            yield Calendar(run[0], len(run))
            run = []
    if run:
        yield Calendar(run[0], len(run))


def _worked(problem: Problem, employee: Employee, duties: Duties) -> frozenset[date]:
    return red_days_worked(problem, Roster({employee.id: duties}), employee)


def _second_of_two(problem: Problem, employee: Employee, duties: Duties) -> list[date]:
    """Main rule: the second of two worked red days in a row is off, and counts as free."""
    worked = _worked(problem, employee, duties)
    found: list[date] = []
    for first, second in pairwise(problem.calendar.red_days):
        if first in worked and second in worked:
            found.append(second)
            duties = without(problem, duties, [second])
            worked = _worked(problem, employee, duties)
    return found


def _moved(problem: Problem, employee: Employee, duties: Duties) -> list[date]:
    """Combination: as many as by the main rule, moved within the season.

    They are placed so that most red days are free, then with the longest free time around them; of
    placings equally good the later one, at the end of the season.
    """
    found = _second_of_two(problem, employee, duties)
    worked = _worked(problem, employee, duties)
    for season in seasons(problem.calendar):
        inside = [day for day in found if day in season]
        choices = sorted(day for day in worked if day in season)

        def worth(days: tuple[date, ...], season: Calendar = season) -> tuple[object, ...]:
            left = without(problem, duties, days)
            still = sum(day in season for day in _worked(problem, employee, left))
            return -still, _longest_free(problem, left, season), days

        if inside:
            best = max(combinations(choices, len(inside)), key=worth)
            found = [day for day in found if day not in season] + list(best)
    return found


def _longest_free(problem: Problem, duties: Duties, season: Calendar) -> timedelta:
    first, last = (problem.calendar.wall(day, 0) for day in (season.start, season.end))
    edges: list[tuple[datetime, datetime]] = [(first, first)]
    edges += [(d.start, d.end) for d in duties if d.end > first and d.start < last]
    edges.append((last, last))
    return max(elapsed(before[1], after[0]) for before, after in pairwise(edges))


def _shortfall(problem: Problem, employee: Employee, duties: Duties) -> list[date]:
    """Averaging: what is missing in each reference period to every other red day off.

    The days are those of the main rule first, then the last ones worked. A plan shorter than the
    period is its own period; red days after the plan count as free.
    """
    calendar = problem.calendar
    longest: int = provision("sunday-average").value("period_weeks", on=problem.scenario.start)
    agreed = problem.agreement.sunday_average_weeks or longest
    length = min(agreed, longest, calendar.weeks)
    found: list[date] = []
    for first in range(0, calendar.weeks, length):
        period = Calendar(calendar.days[7 * first], length)
        most = len(period.red_days) // 2
        while True:
            worked = sorted(d for d in _worked(problem, employee, duties) if d in period)
            if len(worked) <= most:
                break
            seconds = (d for d in _second_of_two(problem, employee, duties) if d in period)
            found.append(next(seconds, worked[-1]))
            duties = without(problem, duties, found[-1:])
    return found
