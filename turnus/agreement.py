"""What a department has agreed to, and how it reads the law."""

from datetime import time
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from turnus.schema import ClockTime, Minutes, Noun

FRIDAY_EVENING = time(17)
"""Evening supplements begin then (HTA chapter 1 § 5.4)."""


class Reading(Noun):
    """Interpretation choices I1 to I11 of the working-time catalogue, with suggested defaults."""

    day_boundary_minute: Annotated[int, Field(ge=0, lt=1440)] = 0
    """I1: a fixed day that starts here; whole duties belong to the day they start on (I3)."""
    day_window: Literal["fixed", "rolling"] = "fixed"
    """I1: caps on the day hold in the fixed day, or in any 24 hours."""
    week_window: Literal["fixed", "rolling"] = "fixed"
    """I2: the weekly rest falls in every calendar week, or in any seven days."""
    week_split: Literal["start-day", "end-day", "most-hours", "split"] = "start-day"
    """I2, I3: weeks run Monday to Sunday; a duty across the boundary counts in the week where it
    starts, ends or has most hours, or is split."""
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


class PayReading(Noun):
    """How HTA chapter 1 § 5 is read where its sources disagree (section 8 of the catalogue)."""

    holiday_and_weekend: Literal["holiday-only", "both"] = "holiday-only"
    """R-T10: an hour that is both has the holiday supplement in place of the weekend's, or both."""
    easter_eve: bool = True
    """R-T9: Easter Eve is paid as a holiday."""
    holidays_on_sundays: bool = True
    """R-T9: a holiday that falls on a Sunday is paid as a holiday."""


class Level(StrEnum):
    """The agreement a department has: none, individual, local unions, a permit, or a central one."""

    L0 = "L0"
    L1 = "L1"
    L2 = "L2"
    L3 = "L3"
    L4 = "L4"


class Central(Noun):
    """Limits that a union with the right to nominate (innstillingsrett) has agreed to, at L4."""

    day_minutes: Annotated[int, Field(ge=540, le=1440)]
    """Most working minutes in 24 hours."""
    week_minutes: Annotated[int, Field(ge=1, le=7 * 1440)] | None = None
    """Most in a single week; None: no limit of its own."""
    block_mean_minutes: Annotated[int, Field(ge=1, le=7 * 1440)] = 2880
    """Most a week on average over eight weeks."""
    period_weeks: Annotated[int, Field(ge=1, le=52)] = 52
    """Weeks over which the ordinary week is averaged."""


class RedDays(Noun):
    """How red days off are worked out from the base roster, and paid (section 5.3)."""

    method: Literal["main-rule", "combination", "averaging"] | None = None
    """F3: the second of two worked red days in a row is off; the same number, moved within the
    season; or only what is missing to every other one. None: averaging where Sundays are averaged
    by agreement, else the main rule."""
    f5: Literal["day-off", "pay"] = "day-off"
    """A weekly day off on a holiday gives another day off, or a day's pay."""


class Season(StrEnum):
    """Holiday seasons that people take turns to work."""

    CHRISTMAS = "christmas"
    NEW_YEAR = "new-year"
    EASTER = "easter"


class Agreement(Noun):
    """What the department has agreed to, within what its level allows."""

    level: Level = Level.L2
    central: Central | None = None
    """The limits of an agreement at L4, and of no other."""
    daily_rest_minutes: Annotated[int, Field(ge=0, le=1440)] = 660
    weekly_rest_minutes: Annotated[int, Field(ge=0, le=7 * 1440)] = 2100
    sunday_average_weeks: Annotated[int, Field(ge=2, le=26)] | None = 26
    """Weeks over which every other Sunday is free; None: no agreement, the main rule holds."""
    night_average: bool = True
    """False: unions, local or central, have derogated from the 8 h night average (aml § 10-11 (9))."""
    weekend_from: Literal["friday", "saturday"] = "saturday"
    weekend_start: ClockTime = time(0)
    weekend_end: ClockTime = time(21)
    """The weekend lasts from ``weekend_from`` at the first to Sunday at the second; where it is from
    Friday and nothing else is said, from Friday evening."""
    holiday_weekends: bool = False
    """True: red days beside a weekend belong to it, and are worked by those whose weekend it is."""
    even_nights: Annotated[float, Field(ge=0, le=1)] | None = None
    """Nights are shared by position among those who also work days: so far above or below the
    share, as a part of it; None: not agreed."""
    own_weekends: bool = True
    """Agreed weekends are also the least that is worked; False: only the most."""
    balance_under_minutes: Minutes | None = None
    """Hours below the contract over the plan; None: one shift of the person's own."""
    balance_over_minutes: Minutes | None = None
    """Hours above the contract over the plan; None: half a shift of the person's own."""
    holiday_turns: tuple[Season, ...] = ()
    """Seasons that nobody works two years in a row."""
    red_days: RedDays = RedDays()
    vacation_weekends: Annotated[int, Field(ge=0, le=5)] | None = None
    """Most own weekends that one stretch of vacation takes up; None: not agreed."""
    vacation_rest: bool = True
    """False: nobody asks for the vacation beside the main one in one stretch (ferieloven § 7 (2))."""
    night_strain: bool = False
    """True: nights with special risk or great strain, at most 8 hours (aml § 10-11 (7))."""
    reading: Reading = Reading()
    pay: PayReading = PayReading()

    @model_validator(mode="before")
    @classmethod
    def _friday_evening(cls, values: Any) -> Any:
        if isinstance(values, dict) and values.get("weekend_from") == "friday":
            return {"weekend_start": FRIDAY_EVENING} | values
        return values

    @model_validator(mode="after")
    def _central_at_its_level(self) -> Self:
        if (self.level == Level.L4) != (self.central is not None):
            raise ValueError(
                f"level {self.level} {'with' if self.central else 'without'} central limits; "
                "expected them at L4, and only there"
            )
        return self
