"""The numbers of the law that an input file is held against before anything is planned."""

from datetime import date
from math import floor

from turnus.agreement import Agreement, Level
from turnus.department import ShiftType
from turnus.law import provision

DAY_RULES = {
    Level.L0: "norm-40",
    Level.L1: "avg-individual",
    Level.L2: "avg-union",
    Level.L3: "avg-permit",
}
MINORS = (
    "day_minutes",
    "break_above_minutes",
    "break_minutes",
    "night_from_minute",
    "night_to_minute",
)


def day_cap(agreement: Agreement, on: date) -> int:
    """Most working minutes in 24 hours that the agreement allows."""
    if agreement.central is not None:
        return agreement.central.day_minutes
    level = agreement.level
    return int(provision(DAY_RULES[level]).value("day_minutes", level, on))


def daily_rest(level: Level, on: date) -> int:
    """Fewest minutes between duties that the level can agree to."""
    return int(provision("daily-rest").value("rest_minutes", level, on))


def weekly_rest(level: Level, on: date) -> int:
    """Fewest minutes of weekly rest that the level can agree to."""
    return int(provision("weekly-rest").value("rest_minutes", level, on))


def shortest_full_week(on: date) -> int:
    """Fewest minutes a week that a full position can have."""
    return int(provision("R-T3").value("week_minutes", on=on))


def least_break(paid_minutes: int, on: date) -> int:
    """Fewest minutes of break in a duty; 1 where a break is due and its length is free."""
    law = provision("breaks")
    if paid_minutes >= law.value("half_hour_from_minutes", on=on):
        return int(law.value("break_minutes", on=on))
    return 1 if paid_minutes > law.value("break_above_minutes", on=on) else 0


def hms_meetings(weeks: int, on: date) -> int:
    """Fewest meetings of the HMS group in a plan of so many weeks."""
    return int(provision("meetings").value("hms_meetings_a_year", on=on)) * weeks // 52


def most_away(share: float, people: int, on: date) -> int:
    """Most people on vacation the same day."""
    return max(
        int(provision("max-away").value("people_at_least", on=on)), floor(share * people + 1e-9)
    )


def for_minors(shift: ShiftType, on: date) -> bool:
    """Whether somebody under 18 can have the shift at all: its length, its breaks and its hours."""
    law = provision("minors")
    number = {name: int(law.value(name, on=on)) for name in MINORS}
    pause = shift.paid_break_minutes + shift.unpaid_break_minutes
    return (
        shift.paid_minutes <= number["day_minutes"]
        and (
            shift.paid_minutes <= number["break_above_minutes"] or pause >= number["break_minutes"]
        )
        and shift.start_minute >= number["night_to_minute"]
        and shift.end_minute <= number["night_from_minute"]
    )
