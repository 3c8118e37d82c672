"""Vacation as it stands in a roster: days marked FE, working days and blocks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from turnus.calendar import DAY, Calendar
from turnus.employee import Employee
from turnus.law import provision
from turnus.roster import Mark, Roster
from turnus.scenario import Problem
from turnus.schema import Period


def is_working_day(calendar: Calendar, day: date) -> bool:
    """Monday to Saturday, holidays apart (virkedag, ferieloven § 5 (1))."""
    return not calendar.is_red(day)


def ordinary_days(employee: Employee, on: date) -> int:
    """Working days owed whatever the age: the law's and the tariff's, and what is carried over."""
    yearly = int(provision("vac-days").value("working_days", on=on))
    return max(0, yearly + employee.vacation_carried_in - employee.vacation_carried_out)


def days_owed(employee: Employee, calendar: Calendar) -> int:
    """Working days of vacation that a person is owed in the year that the plan's middle lies in."""
    middle = calendar.days[len(calendar.days) // 2]
    old = employee.turns_60 is not None and employee.turns_60 <= middle.year
    extra = int(provision("vac-60").value("extra_days", on=calendar.start)) if old else 0
    return ordinary_days(employee, calendar.start) + extra


def is_a_year(calendar: Calendar) -> bool:
    """Whether the plan is so long that it holds a year's vacation."""
    least: int = provision("vac-days").value("plan_weeks", on=calendar.start)
    return calendar.weeks >= least


def working_days_of(calendar: Calendar, spans: Iterable[Period]) -> frozenset[date]:
    """Working days of the plan in any of these periods."""
    return frozenset(
        day
        for span in spans
        for day in calendar.days
        if day in span and is_working_day(calendar, day)
    )


def vacation_working_days(problem: Problem, roster: Roster, employee: Employee) -> tuple[date, ...]:
    """Working days of the plan marked FE."""
    calendar = problem.calendar
    return tuple(
        day
        for day in roster.marked(employee.id, Mark.FE)
        if day in calendar and is_working_day(calendar, day)
    )


def vacation_weeks(problem: Problem, roster: Roster, employee: Employee) -> frozenset[date]:
    """Mondays of weeks on vacation: six days marked FE, or every working day."""
    marked = set(roster.marked(employee.id, Mark.FE))
    weeks: set[date] = set()
    for monday in problem.calendar.week_starts() if marked else ():
        days = [monday + i * DAY for i in range(7)]
        working = [day for day in days if is_working_day(problem.calendar, day)]
        if sum(day in marked for day in days) >= 6 or all(day in marked for day in working):
            weeks.add(monday)
    return frozenset(weeks)


@dataclass(frozen=True, slots=True)
class Block:
    """One unbroken vacation from the first to the last day marked FE."""

    first: date
    last: date
    working_days: tuple[date, ...]


def vacation_blocks(problem: Problem, roster: Roster, employee: Employee) -> Iterator[Block]:
    """Vacations in order; a Sunday or holiday without a duty between FE days does not break one."""
    calendar = problem.calendar
    marked = roster.marked(employee.id, Mark.FE)
    duty_days = {duty.day for duty in roster.duties.get(employee.id, ())}
    run: list[date] = []
    for day in marked:
        if run and not all(
            calendar.is_red(between) and between not in duty_days
            for between in _days_between(run[-1], day)
        ):
            yield _block(calendar, run)
            run = []
        run.append(day)
    if run:
        yield _block(calendar, run)


def _days_between(first: date, last: date) -> list[date]:
    return [first + i * DAY for i in range(1, (last - first).days)]


def _block(calendar: Calendar, run: list[date]) -> Block:
    working = tuple(day for day in run if is_working_day(calendar, day))
    return Block(run[0], run[-1], working)


def wish_granted(problem: Problem, roster: Roster, employee: Employee) -> int | None:
    """Place of the best vacation wish that the roster grants whole, 1 the first; None: none."""
    marked = set(roster.marked(employee.id, Mark.FE))
    for place, wish in enumerate(employee.vacation_wishes, start=1):
        days = working_days_of(problem.calendar, (wish,))
        if days and days <= marked:
            return place
    return None
