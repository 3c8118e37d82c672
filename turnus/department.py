"""What is given: a department's competences, shifts, demand, agreement and people."""

from datetime import date, time
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from turnus.calendar import DayKind
from turnus.schema import Noun

LONG_SHIFT_MINUTES = 600


class Source(StrEnum):
    """Where a number comes from (heltidskultur.md's labels)."""

    PUBLISHED = "published"
    DERIVED = "derived"
    ILLUSTRATIVE = "illustrative"


def _whole_minutes(value: time) -> time:
    if value.second or value.microsecond or value.tzinfo:
        raise ValueError("expected a wall-clock time HH:MM")
    return value


def _clock(value: object) -> object:
    """YAML 1.1 reads an unquoted 07:30 as the number 450; both mean half past seven."""
    if isinstance(value, bool | int | float):
        if type(value) is not int or not 0 <= value < 24 * 60:
            raise ValueError("expected a wall-clock time HH:MM")
        return time(value // 60, value % 60)
    return value


ClockTime = Annotated[time, BeforeValidator(_clock), AfterValidator(_whole_minutes)]
Percent = Annotated[float, Field(gt=0, le=100)]
Id = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[^\s,;]+$")]


def minute_of(value: time) -> int:
    """Minutes after 00:00."""
    return value.hour * 60 + value.minute


class Competence(Noun):
    """An occupation; ``covers`` names lower ones it may stand in for (oppgavedeling)."""

    id: Id
    name: str
    covers: tuple[Id, ...] = ()


class ShiftType(Noun):
    """A fixed template for one duty; an end at or before the start is on the next day."""

    code: Id
    name: str
    start: ClockTime
    end: ClockTime
    paid_break_minutes: Annotated[int, Field(ge=0, le=180)] = 0
    unpaid_break_minutes: Annotated[int, Field(ge=0, le=180)] = 0
    counts: bool = True
    source: Source = Source.ILLUSTRATIVE

    @model_validator(mode="after")
    def _works_at_all(self) -> Self:
        if self.paid_minutes <= 0:
            raise ValueError(
                f"an unpaid break of {self.unpaid_break_minutes} minutes in a shift of "
                f"{self.presence_minutes}; expected a shorter break"
            )
        return self

    @property
    def start_minute(self) -> int:
        return minute_of(self.start)

    @property
    def end_minute(self) -> int:
        """Minutes after 00:00 of the day it starts on; above 1440 when it ends the day after."""
        end = minute_of(self.end)
        return end if end > self.start_minute else end + 24 * 60

    @property
    def presence_minutes(self) -> int:
        """From start to end by the clock on the wall."""
        return self.end_minute - self.start_minute

    @property
    def paid_minutes(self) -> int:
        """Working minutes on a day without clock change."""
        return self.presence_minutes - self.unpaid_break_minutes

    @property
    def long(self) -> bool:
        """A long shift (langvakt) lasts more than ten hours."""
        return self.paid_minutes > LONG_SHIFT_MINUTES

    @property
    def night(self) -> bool:
        """A night shift covers 02:00."""
        return self.end_minute > 26 * 60 or self.start_minute < 2 * 60

    @property
    def evening(self) -> bool:
        """An evening shift ends after 20:00 and is no night shift."""
        return not self.night and self.end_minute > 20 * 60


class Demand(Noun):
    """Heads wanted on duty in a window of the day; windows that overlap add up.

    ``days`` are kinds of day or dates; a date replaces its kind. A window that ends at or before
    its start runs into the next day. Without ``competence`` it counts everybody.
    """

    name: str
    days: tuple[DayKind | date, ...] = Field(min_length=1)
    start: ClockTime
    end: ClockTime
    competence: Id | None = None
    minimum: Annotated[int, Field(ge=0, le=500)]
    target: Annotated[int, Field(ge=0, le=500)]
    source: Source = Source.ILLUSTRATIVE

    @property
    def start_minute(self) -> int:
        return minute_of(self.start)

    @property
    def end_minute(self) -> int:
        end = minute_of(self.end)
        return end if end > self.start_minute else end + 24 * 60

    @model_validator(mode="after")
    def _target_at_least_minimum(self) -> Self:
        if self.target < self.minimum:
            raise ValueError(
                f"target is {self.target} heads, expected at least the minimum {self.minimum}"
            )
        return self


class WeekendPattern(Noun):
    """At most ``on`` worked weekends in any ``of`` weeks; written "1/4", or "5/12"."""

    on: Annotated[int, Field(ge=1)]
    of: Annotated[int, Field(ge=1, le=26)]

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        if isinstance(value, str):
            on, slash, of = value.partition("/")
            if not (slash and on.isdecimal() and of.isdecimal()):
                raise ValueError("expected a weekend pattern such as 1/3 or 5/12")
            return {"on": int(on), "of": int(of)}
        return value

    @model_validator(mode="after")
    def _on_within_of(self) -> Self:
        if self.on > self.of:
            raise ValueError(
                f"{self.on} weekends in {self.of} weeks; expected no more than {self.of}"
            )
        return self

    def __str__(self) -> str:
        return f"{self.on}/{self.of}"


class Vacation(Noun):
    """Days off with vacation, first and last day included."""

    first: date
    last: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError(f"last day {self.last} is before first day {self.first}")
        return self


class Employee(Noun):
    """One person's contract, agreements and limits."""

    id: Id
    competence: Id
    position_percent: Percent
    weekend: WeekendPattern | None = WeekendPattern(on=1, of=3)
    """None: exempt from weekends."""
    long_shift_consent: bool = False
    night_only: bool = False
    nights: bool = False
    """May work nights at all; true for ``night_only``."""
    weekend_group: int | None = None
    """First week on (0-based) in the person's weekend pattern; None: not yet decided."""
    vacation: tuple[Vacation, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.night_only and not self.nights:
            object.__setattr__(self, "nights", True)
        return self

    @property
    def position_points(self) -> int:
        """Position in hundredths of a percent, an exact integer for the model."""
        return round(self.position_percent * 100)


class Vacancy(Noun):
    """A post that nobody holds today."""

    competence: Id
    position_percent: Percent


class Reading(Noun):
    """Interpretation choices I1 to I11 of the working-time catalogue, with suggested defaults."""

    day_boundary_minute: Annotated[int, Field(ge=0, lt=1440)] = 0
    """I1: a fixed day that starts here; whole duties belong to the day they start on (I3)."""
    week_split: Literal["start-day", "split"] = "start-day"
    """I2, I3: weeks run Monday to Sunday; a duty across the boundary counts where it starts, or is split."""
    weekly_rest: Literal["around-f1", "clipped"] = "around-f1"
    """I4: the free interval around F1 may reach into the neighbouring weeks, or not."""
    weekly_rest_whole_day: bool = True
    """I5: the weekly rest holds a whole calendar day."""
    red_overlap_minutes: Annotated[int, Field(ge=0, le=480)] = 0
    """I6: more than this many minutes inside a red day's window make it worked."""
    averaging: Literal["blocks", "rolling"] = "blocks"
    """I7: 8-week and 4-week means over consecutive blocks from the plan's start, or every window."""
    night_start: ClockTime = time(21)
    night_end: ClockTime = time(6)
    """I8: night hours for the conversion of R-T4."""
    evening_test_start: ClockTime = time(20)
    evening_test_end: ClockTime = time(6)
    """I8: the hours of the 1.39 h test in R-T2."""
    sunday_and_night: Literal["once", "both"] = "once"
    """I9: an hour that is both counts once, as night."""
    part_time_method: Literal["gross-up", "scaled"] = "gross-up"
    """R-T4b: gross the roster up to 100 % (A), or scale base and Sunday credit (B)."""
    third_sunday: Literal["strict", "whole-periods"] = "whole-periods"
    """'Every third Sunday': worked × 3 at least the weeks, or one in each whole three-week period."""


class Level(StrEnum):
    """The agreement a department has: none, individual, local unions, or a permit."""

    L0 = "L0"
    L1 = "L1"
    L2 = "L2"
    L3 = "L3"


class Agreement(Noun):
    """What the department has agreed to, within what its level allows."""

    level: Level = Level.L2
    daily_rest_minutes: Annotated[int, Field(ge=0, le=1440)] = 660
    weekly_rest_minutes: Annotated[int, Field(ge=0, le=7 * 1440)] = 2100
    sunday_average_weeks: Annotated[int, Field(ge=2, le=26)] | None = 26
    """Weeks over which every other Sunday is free; None: no agreement, the main rule holds."""
    night_average: bool = True
    """False: local unions have derogated from the 8 h night average (aml § 10-11 (9))."""
    weekend_start: ClockTime = time(0)
    weekend_end: ClockTime = time(21)
    """The weekend lasts from Saturday at the first to Sunday at the second."""
    own_weekends: bool = True
    """Agreed weekends are also the least that is worked; False: only the most."""
    balance_under_minutes: Annotated[int, Field(ge=0)] | None = None
    """Hours below the contract over the plan; None: one shift of the person's own."""
    balance_over_minutes: Annotated[int, Field(ge=0)] | None = None
    """Hours above the contract over the plan; None: half a shift of the person's own."""
    reading: Reading = Reading()


class Department(Noun):
    """A ward or a home-care unit."""

    id: Id
    name: str
    competences: tuple[Competence, ...] = Field(min_length=1)
    shifts: tuple[ShiftType, ...] = Field(min_length=1)
    demand: tuple[Demand, ...] = Field(min_length=1)
    employees: tuple[Employee, ...] = Field(min_length=1)
    vacancies: tuple[Vacancy, ...] = ()
    agreement: Agreement = Agreement()
    max_away_share: Annotated[float, Field(gt=0, le=1)] = 1 / 3
    """At most this share of the staff on vacation at once."""

    def competence(self, id: str) -> Competence:
        return next(c for c in self.competences if c.id == id)

    def standing_in_for(self, competence: str | None) -> tuple[str, ...]:
        """Ids of those who count towards demand for ``competence``, itself included."""
        if competence is None:
            return tuple(c.id for c in self.competences)
        return tuple(c.id for c in self.competences if c.id == competence or competence in c.covers)
