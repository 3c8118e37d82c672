"""What is asked: the options of one alternative, and the problem they make with a department."""

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from turnus.activities import Meeting
from turnus.agreement import Agreement
from turnus.calendar import Calendar, DayKind
from turnus.department import Department, ShiftType
from turnus.employee import Employee, WeekendPattern
from turnus.schema import Id, Noun, Percent, Words

NOTICE = timedelta(days=14)
EARLIEST, LATEST = date(2015, 7, 6), date(2099, 12, 28)
"""First and last start: the law is here as it has been since 1 July 2015."""
ALL_DAYS = tuple(DayKind)


class ShiftUse(Noun):
    """One shift type that a scenario allows, and on which kinds of day it may start."""

    code: Id
    days: tuple[DayKind, ...] = ALL_DAYS


class Positions(Noun):
    """How the position plan may choose posts (percentages of a full position)."""

    mode: Literal["keep", "redesign"] = "keep"
    keep_nights: bool = True
    """The posts of staff who work only nights stay as they are."""
    sizes: tuple[Percent, ...] = (100, 90, 80, 75, 70, 60, 50)
    smallest: Percent = 50
    """Percent."""
    fte_frame: Annotated[float, Field(gt=0, le=10_000)] | None = None
    """Most full-time equivalents (årsverk) in all; None: the sum of today's positions."""
    fte_frame_by_competence: dict[Id, Annotated[float, Field(ge=0)]] = Field(default={})
    heads: Annotated[int, Field(gt=0)] | None = None
    """Number of employees, where it is fixed."""
    volunteers_percent: Annotated[float, Field(ge=0, le=100)] = 100
    """Share of day and evening staff who volunteer for long shifts."""
    vacation_cover: Literal["own", "temps"] = "temps"
    """Whether own staff or temps cover the five weeks of vacation."""
    absence_margin: Annotated[float, Field(ge=0, le=0.5)] = 0.1
    """Share of agreed hours that sick leave and other absence takes, for dimensioning."""
    absence_cover: Literal["own", "temps"] = "temps"
    """Whether own staff or temps cover that absence."""


class WeekendSwap(Noun):
    """One person works a weekend that is not an own one, in return for one that is."""

    employee: Id
    gives: date
    """A day in the week whose weekend is given away."""
    takes: date
    """A day in the week whose weekend is worked instead."""


class Scenario(Noun):
    """One alternative for a department: weekend pattern, shifts, positions, period."""

    id: Id
    title: Words
    weekend_patterns: tuple[WeekendPattern, ...] = Field(min_length=1)
    """Patterns the redesigned posts may have; kept posts keep their own."""
    shifts: tuple[ShiftUse, ...] = Field(min_length=1)
    positions: Positions = Positions()
    start: date = date(2027, 1, 4)
    weeks: Annotated[int, Field(ge=1, le=53)] = 52
    base_weeks: Annotated[int, Field(ge=1, le=26)] = 12
    keep_shorter_week: bool = True
    """Nobody's full-time week becomes longer than 35.5 h because the weekend pattern changes."""
    keep_three_part: bool = False
    """Those who work days and nights have a roster with the hours of three-part work (R-T4)."""
    published: date | None = None
    """When the roster is shown to the staff; None: as late as the law allows."""
    vacation_published: date | None = None
    """When the staff are told their vacation; None: as late as the law allows."""
    weekend_swaps: tuple[WeekendSwap, ...] = ()

    @model_validator(mode="after")
    def _starts_on_monday(self) -> Self:
        if self.start.weekday() != 0:
            raise ValueError(f"plan starts on {self.start:%A} {self.start}; expected a Monday")
        if not EARLIEST <= self.start <= LATEST:
            raise ValueError(f"plan starts on {self.start}; expected {EARLIEST} to {LATEST}")
        return self


class Problem(Noun):
    """A department, one of its scenarios, the people in the plan and the period."""

    department: Department
    scenario: Scenario
    employees: tuple[Employee, ...]
    """The lines of the roster: today's people, or the posts of a position plan."""
    cyclic: bool = False
    """True for a base roster: ``scenario.base_weeks`` weeks that repeat."""
    colleagues: tuple[Employee, ...] = ()
    """Where this is a part of a larger problem: the people of the plan who are not in it."""

    @classmethod
    def of(cls, department: Department, scenario: Scenario) -> "Problem":
        """The problem with today's people."""
        return cls(department=department, scenario=scenario, employees=department.employees)

    def of_people(self, people: Sequence[Employee]) -> "Problem":
        """The part of the problem with these people; all others are their colleagues."""
        ids = {each.id for each in people}
        others = tuple(each for each in (*self.employees, *self.colleagues) if each.id not in ids)
        return self.replace(employees=tuple(people), colleagues=others)

    @property
    def agreement(self) -> Agreement:
        return self.department.agreement

    @cached_property
    def calendar(self) -> Calendar:
        weeks = self.scenario.base_weeks if self.cyclic else self.scenario.weeks
        return Calendar(self.scenario.start, weeks, self.cyclic)

    @property
    def published(self) -> date:
        return self.scenario.published or self.scenario.start - NOTICE

    @cached_property
    def shifts(self) -> tuple[ShiftType, ...]:
        """The shift types this scenario allows, in the department's order."""
        return tuple(shift for shift in self.department.shifts if shift.code in self.shift_days)

    @cached_property
    def shift_days(self) -> dict[str, tuple[DayKind, ...]]:
        """Kinds of day by shift type: those of the scenario, and activities on weekdays."""
        used = {use.code: use.days for use in self.scenario.shifts}
        return dict.fromkeys(sorted(self.activity_codes), (DayKind.WEEKDAY,)) | used

    @cached_property
    def activity_codes(self) -> frozenset[str]:
        """Shift types of competence time and meetings, which a base roster does not have."""
        return frozenset() if self.cyclic else self.department.activities.codes

    def members(self, meeting: Meeting) -> frozenset[str]:
        """Ids of those in the plan who belong to a meeting."""
        everybody = (*self.employees, *self.colleagues)
        if meeting.members:
            return frozenset(each.id for each in everybody if each.id in meeting.members)
        if not meeting.seats:
            return frozenset(each.id for each in everybody)
        ranked = sorted(everybody, key=lambda each: (-each.position_points, each.id))
        return frozenset(
            each.id
            for competence, seats in meeting.seats.items()
            for each in [person for person in ranked if person.competence == competence][:seats]
        )

    def shift(self, code: str) -> ShiftType:
        return self._shift_by_code[code]

    @cached_property
    def _shift_by_code(self) -> dict[str, ShiftType]:
        return {shift.code: shift for shift in self.department.shifts}

    def employee(self, id: str) -> Employee:
        return self._employee_by_id[id]

    @cached_property
    def _employee_by_id(self) -> dict[str, Employee]:
        return {employee.id: employee for employee in self.employees}

    def own_shift_minutes(self, employee: Employee) -> int:
        """Paid minutes of the longest ordinary duty this person can have: the rounding of a plan."""
        ordinary = [
            shift.paid_minutes
            for shift in self.shifts
            if shift.counts
            and not shift.long
            and (shift.night or not employee.night_only)
            and (employee.nights or not shift.night)
        ]
        return max(ordinary, default=450)

    def balance_under(self, employee: Employee) -> int:
        """Paid minutes the plan may stay below the contract over its whole length."""
        agreed = self.agreement.balance_under_minutes
        return self.own_shift_minutes(employee) if agreed is None else agreed

    def balance_over(self, employee: Employee) -> int:
        """Paid minutes the plan may exceed the contract over its whole length."""
        agreed = self.agreement.balance_over_minutes
        return self.own_shift_minutes(employee) // 2 if agreed is None else agreed

    @property
    def hash(self) -> str:
        """SHA-256 of the whole input, 16 hexadecimal digits."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:16]
