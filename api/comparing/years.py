"""One person's year: weekends, red days and every duty, on both sides of a pair."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import TypeAdapter

from turnus.calendar import holidays
from turnus.employee import Employee
from turnus.report import persons, red_days
from turnus.report.side import Pair, Side
from turnus.report.table import Table
from turnus.weekend import weekends_worked
from turnus.worked import red_days_worked

COUNTS = (
    "weekends", "weekend_hours", "free_weekends", "evenings", "nights", "long_shifts",
    "quick_returns", "longest_run", "attendances", "vacation_days", "holidays", "paid_hours",
    "balance_hours",
)  # fmt: skip
Day = tuple[str, str]
"""Shift code and mark, each empty where there is none."""


@dataclass(frozen=True)
class Breach:
    """A violation that concerns one person."""

    day: date | None
    paragraph: str
    text: str
    """Bokmål."""


@dataclass(frozen=True)
class Year:
    """What one roster asks of one person."""

    competence: str
    """Id."""
    competence_name: str
    """Bokmål."""
    night_only: bool
    position_percent: float
    weekend: str | None
    """"1/4"; None for those exempt."""
    norm_hours: float
    counts: Mapping[str, float]
    days: Mapping[date, Day]
    """Days that have a code or a mark."""
    weekends: tuple[date, ...]
    """Mondays of the weeks whose weekend is worked."""
    red_days: tuple[date, ...]
    """Worked, Sundays among them."""
    breaches: tuple[Breach, ...]


@dataclass(frozen=True)
class Years:
    """Everybody's year in one roster."""

    start: date
    weeks: int
    holidays: Mapping[date, str]
    """Of the plan, with their names in bokmål."""
    shifts: Mapping[str, str]
    """Name and clock times by code, bokmål."""
    people: Mapping[str, Year]


@dataclass(frozen=True)
class PairYears:
    """Both sides, and the tables that are the leader's own."""

    sides: tuple[Years, Years]
    tables: tuple[Table, ...]


PAIR_YEARS = TypeAdapter(PairYears)


def pair_years(pair: Pair) -> PairYears:
    """Everybody's year on both sides."""
    before, after = (years(side) for side in pair.sides)
    tables = (*persons.person_tables(pair), *persons.balance_tables(pair))
    return PairYears((before, after), (*tables, *red_days.person_tables(pair)))


def years(side: Side) -> Years:
    """Everybody's year in one roster."""
    calendar = side.problem.calendar
    counted = side.people.set_index("employee").to_dict("index")
    return Years(
        calendar.start,
        calendar.weeks,
        {
            day: name
            for year in {day.year for day in calendar.days}
            for day, name in holidays(year).items()
            if day in calendar
        },
        {
            each.code: f"{each.name}, kl. {each.start:%H.%M}–{each.end:%H.%M}"
            for each in side.problem.department.shifts
        },
        {each.id: _year(side, each, counted[each.id]) for each in side.problem.employees},
    )


def _year(side: Side, employee: Employee, counted: Mapping[Hashable, Any]) -> Year:
    problem, roster, calendar = side.problem, side.roster, side.problem.calendar
    names = {each.id: each.name for each in problem.department.competences}
    days: dict[date, Day] = {
        day: ("", mark.value) for day, mark in roster.marks.get(employee.id, {}).items()
    }
    for duty in roster.duties.get(employee.id, ()):
        days[duty.day] = duty.shift, days.get(duty.day, ("", ""))[1]
    weekends = weekends_worked(problem, roster, employee)
    return Year(
        employee.competence,
        names[employee.competence],
        employee.night_only,
        employee.position_percent,
        str(employee.weekend) if employee.weekend else None,
        float(counted["norm_hours"]),
        {name: round(float(counted[name]), 2) for name in COUNTS},
        dict(sorted(days.items())),
        tuple(sorted(monday for monday in weekends if monday in calendar)),
        tuple(sorted(red_days_worked(problem, roster, employee))),
        tuple(
            Breach(each.day, each.paragraph, each.text)
            for each in side.violations
            if each.employee == employee.id
        ),
    )
