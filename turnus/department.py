"""What is given: a department's competences, shifts, demand, agreement and people."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from turnus.activities import Activities
from turnus.agreement import Agreement
from turnus.calendar import DayKind
from turnus.employee import Employee
from turnus.health import Health
from turnus.schema import ClockTime, Id, Noun, Percent, Words, minute_of

LONG_SHIFT_MINUTES = 600


class Source(StrEnum):
    """Where a number comes from (heltidskultur.md's labels)."""

    PUBLISHED = "published"
    DERIVED = "derived"
    ILLUSTRATIVE = "illustrative"


class Competence(Noun):
    """An occupation; ``covers`` names lower ones it may stand in for (oppgavedeling)."""

    id: Id
    name: Words
    covers: tuple[Id, ...] = ()
    yearly_pay: Annotated[int, Field(ge=100_000, le=3_000_000)] | None = None
    """Kroner a year of a full position, without supplements; None: not given."""


class ShiftType(Noun):
    """A fixed template for one duty; an end at or before the start is on the next day."""

    code: Id
    name: Words
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

    name: Words
    days: tuple[DayKind | date, ...] = Field(min_length=1)
    start: ClockTime
    end: ClockTime
    competence: Id | None = None
    minimum: Annotated[int, Field(ge=0, le=500)]
    """Heads."""
    target: Annotated[int, Field(ge=0, le=500)]
    """Heads."""
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


class Vacancy(Noun):
    """A post that nobody holds today."""

    competence: Id
    position_percent: Percent


class Department(Noun):
    """A ward or a home-care unit."""

    id: Id
    name: Words
    competences: tuple[Competence, ...] = Field(min_length=1)
    shifts: tuple[ShiftType, ...] = Field(min_length=1)
    demand: tuple[Demand, ...] = Field(min_length=1)
    employees: tuple[Employee, ...] = Field(min_length=1)
    vacancies: tuple[Vacancy, ...] = ()
    agreement: Agreement = Agreement()
    max_away_share: Annotated[float, Field(gt=0, le=1)] = 1 / 3
    """At most this share of the staff on vacation at once."""
    max_away_by_competence: dict[Id, Annotated[int, Field(ge=1)]] = Field(default={})
    """Most people of a competence on vacation at once, where it is fewer."""
    activities: Activities = Activities()
    health: Health = Health()
    wish_points: Annotated[int, Field(ge=0, le=1000)] = 100
    """Points that each person may spread over the wishes."""

    def competence(self, id: str) -> Competence:
        return next(c for c in self.competences if c.id == id)

    def standing_in_for(self, competence: str | None) -> tuple[str, ...]:
        """Ids of those who count towards demand for ``competence``, itself included."""
        if competence is None:
            return tuple(c.id for c in self.competences)
        return tuple(c.id for c in self.competences if c.id == competence or competence in c.covers)
