"""One person: contract, weekends, consents, limits, vacation and wishes."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from turnus.schema import Id, Minutes, Noun, Percent, Period


def _also_text(schema: dict[str, Any]) -> None:
    told = {name: schema.pop(name) for name in ("title", "description") if name in schema}
    values = dict(schema)
    schema.clear()
    text = {"type": "string", "pattern": "^[0-9]{1,2}/[0-9]{1,2}$"}
    schema |= told | {"anyOf": [text, values]}


class WeekendPattern(Noun):
    """At most ``on`` worked weekends in any ``of`` weeks; written "1/4", or "5/12"."""

    model_config = ConfigDict(json_schema_extra=_also_text)

    on: Annotated[int, Field(ge=1)]
    """Weekends."""
    of: Annotated[int, Field(ge=1, le=26)]
    """Weeks."""

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


class Reduction(Period):
    """A smaller position for a time (aml § 10-2 (4))."""

    position_percent: Percent

    @property
    def position_points(self) -> int:
        """Position in hundredths of a percent."""
        return round(self.position_percent * 100)


class Turn(StrEnum):
    """What a person had on a holiday season last year."""

    WORKED = "worked"
    FREE = "free"


class LastYear(Noun):
    """Last year's side of each season, so that turns are taken; None: not known."""

    christmas: Turn | None = None
    new_year: Turn | None = None
    easter: Turn | None = None


class RedDaysOwed(Noun):
    """Red days off that the base roster gives, or that the parties have agreed on (section 5.3)."""

    f3: Annotated[int, Field(ge=0, le=63)] = 0
    """Red days off with ordinary pay (F3)."""
    f3_minutes: Minutes = 0
    """Paid minutes of the duties that they replace, in all."""
    f5: Annotated[int, Field(ge=0, le=20)] = 0
    """Days off in return for a weekly day off (F1) that fell on a holiday."""


class Weekday(StrEnum):
    """Days of the week, Monday first."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """0 for Monday."""
        return list(Weekday).index(self)


class Wish(Noun):
    """Something a person asks for, with points from the budget that everybody has alike.

    ``off``: no duty on these dates or weekdays. ``duty``: a duty on them, of ``shift`` where it is
    given. ``no-evenings``, ``evenings``: weeks without evening duties, or with no day duties.
    """

    kind: Literal["off", "duty", "evenings", "no-evenings"]
    days: tuple[date | Weekday, ...] = ()
    shift: Id | None = None
    points: Annotated[int, Field(ge=1, le=1000)]

    @model_validator(mode="after")
    def _days_where_needed(self) -> Self:
        if (self.kind in {"off", "duty"}) != bool(self.days):
            raise ValueError(f"a wish for {self.kind} with {len(self.days)} days")
        if self.shift is not None and self.kind != "duty":
            raise ValueError(f"a wish for {self.kind} with a shift")
        return self


class Newcomer(Noun):
    """A new employee's first weeks beside a mentor."""

    first: date
    mentor: Id
    weeks: Annotated[int, Field(ge=1, le=26)] = 4
    share: Annotated[float, Field(gt=0, le=1)] = 0.5
    """Least share of the first weeks' duties that the mentor is on as well."""


class Supervision(Period):
    """A student's practice; the supervisor has day duties on at least so many weekdays of it."""

    days: Annotated[int, Field(ge=1, le=200)]


class NightDuties(Noun):
    """Fewest and most night duties in a year of 52 weeks, vacation taken out."""

    least: Annotated[int, Field(ge=0, le=366)]
    """Nights."""
    most: Annotated[int, Field(ge=0, le=366)]
    """Nights."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.most < self.least:
            raise ValueError(f"most is {self.most}; expected at least {self.least}")
        return self


class Employee(Noun):
    """One person's contract, agreements and limits."""

    id: Id
    competence: Id
    position_percent: Percent
    other_positions_percent: Annotated[float, Field(ge=0, le=100)] = 0
    """Positions in other units of the municipality, in all."""
    wanted_percent: Percent | None = None
    """The size of position here that the person would like; None: has not said."""
    reduced: tuple[Reduction, ...] = ()
    weekend: WeekendPattern | None = WeekendPattern(on=1, of=3)
    """None: exempt from weekends."""
    weekend_group: int | None = None
    """First week on (0-based) in the person's weekend pattern; None: not yet decided."""
    long_shift_consent: bool = False
    night_only: bool = False
    nights: bool = False
    """May work nights at all; true for ``night_only``."""
    night_duties: NightDuties | None = None
    """None: as many as ``Agreement.even_nights`` makes them, or any number."""
    turns_18: date | None = None
    """Under 18 before this day; None: of age."""
    turns_60: Annotated[int, Field(ge=1990, le=2099)] | None = None
    """The year the person turns 60, from which six working days of vacation are added."""
    pregnancy: Period | None = None
    """At the person's own wish: few nights in this time."""
    vacation: tuple[Period, ...] = ()
    """Vacation that is settled."""
    vacation_wishes: tuple[Period, ...] = ()
    """Vacation that is asked for, best first."""
    vacation_carried_in: Annotated[int, Field(ge=-18, le=18)] = 0
    """Working days carried over from last year, or (below 0) taken in advance."""
    vacation_carried_out: Annotated[int, Field(ge=0, le=18)] = 0
    """Working days to be carried over to next year."""
    main_vacation_waived: bool = False
    """The person agrees to another main vacation than three weeks in one stretch in summer."""
    last_year: LastYear = LastYear()
    red_days_owed: RedDaysOwed | None = None
    """None: worked out from the base roster."""
    wishes: tuple[Wish, ...] = ()
    newcomer: Newcomer | None = None
    supervises: tuple[Supervision, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.night_only and not self.nights:
            object.__setattr__(self, "nights", True)
        return self

    @property
    def position_points(self) -> int:
        """Position in hundredths of a percent, an exact integer for the model."""
        return round(self.position_percent * 100)

    def points_on(self, day: date) -> int:
        """The position in force on a day, in hundredths of a percent."""
        reduced = next((each for each in self.reduced if day in each), None)
        return self.position_points if reduced is None else reduced.position_points
