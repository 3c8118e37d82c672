"""Small departments of all kinds: agreement, readings, shifts, demand, people, vacation."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from turnus.department import Department
from turnus.scenario import Problem, Scenario

Values = dict[str, Any]
MONDAYS = ("2026-11-30", "2027-01-04", "2027-03-01", "2027-04-19", "2027-08-30", "2027-10-04")
"""Christmas, winter, Easter and the clock put forward, May, autumn, the clock put back."""
DAYTIME = {
    "D": ("07:30", "15:00"),
    "D8": ("07:00", "15:00"),
    "K": ("08:00", "13:30"),
}
EVENING = {"A": ("14:45", "22:15"), "A8": ("15:00", "23:00")}
LONG = {"L": ("07:30", "20:00"), "L11": ("09:00", "20:30")}
NIGHT = {"N": ("22:00", "07:45"), "N8": ("22:30", "07:00"), "N10": ("21:45", "07:45")}
SIZES = (100, 100, 80, 75, 60.5, 50, 33.33, 14.08)
DAY_CAPS = {"L0": 540, "L1": 600, "L2": 750, "L3": 780}
"""Most minutes of a shift at each level, as the input check has it."""


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """A department of three to seven people over some weeks, mostly with a lawful roster."""
    level = draw(st.sampled_from(sorted(DAY_CAPS)))
    shifts = draw(_shifts(DAY_CAPS[level]))
    weeks = draw(st.integers(4, 13))
    start = date.fromisoformat(draw(st.sampled_from(MONDAYS)))
    competences = draw(st.sampled_from((("spl", "hfa"), ("hfa",))))
    people = [
        draw(_person(i, shifts, competences, start, weeks)) for i in range(draw(st.integers(3, 7)))
    ]
    department = Department.model_validate(
        {
            "id": "trukket",
            "name": "Trukket avdeling",
            "competences": [
                {"id": id, "name": id, "covers": ["hfa"] if id == "spl" else []}
                for id in competences
            ],
            "shifts": list(shifts.values()),
            "demand": draw(_demand(shifts, competences)),
            "employees": people,
            "agreement": draw(_agreement(level)),
            "max_away_share": 1.0,
        }
    )
    scenario = Scenario.model_validate(
        {
            "id": "trukket",
            "title": "Trukket alternativ",
            "weekend_patterns": ["1/3"],
            "shifts": [{"code": code} for code in shifts],
            "start": start,
            "weeks": weeks,
            "base_weeks": draw(st.integers(1, 6)),
            "keep_shorter_week": draw(st.integers(1, 4)) == 1,
        }
    )
    return Problem.of(department, scenario)


@st.composite
def _shifts(draw: st.DrawFn, cap: int) -> dict[str, Values]:
    """One to three shifts within the level's cap on the day, with the breaks they need."""
    times = dict([draw(st.sampled_from(sorted(DAYTIME.items())))])
    for others in (EVENING, LONG, NIGHT):
        if len(times) < 3 and draw(st.booleans()):
            times |= dict([draw(st.sampled_from(sorted(others.items())))])
    shifts = {}
    for code, (first, last) in times.items():
        paid, unpaid = draw(st.sampled_from(((30, 0), (20, 30), (0, 30))))
        shift = {"code": code, "name": code, "start": first, "end": last}
        shift |= {"paid_break_minutes": paid, "unpaid_break_minutes": unpaid}
        if _minutes(first, last) - unpaid <= cap:
            shifts[code] = shift
    return shifts


def _minutes(first: str, last: str) -> int:
    start, end = (int(each[:2]) * 60 + int(each[3:]) for each in (first, last))
    return (end - start) % (24 * 60)


def _is_night(shift: Values) -> bool:
    return bool(shift["code"].startswith("N"))


@st.composite
def _demand(
    draw: st.DrawFn, shifts: dict[str, Values], competences: tuple[str, ...]
) -> list[Values]:
    """A head or two in the hours of each shift; now and then one of a certain competence."""
    lines: list[Values] = []
    for code, shift in shifts.items():
        least = draw(st.integers(0, 2))
        line: Values = {"name": code, "start": shift["start"], "end": shift["end"]}
        line |= {"days": ["weekday", "saturday", "sunday"], "minimum": least}
        lines.append(line | {"target": least + draw(st.integers(0, 1))})
        if draw(st.booleans()):
            certain = {"name": f"{code} {competences[0]}", "competence": competences[0]}
            lines.append(line | certain | {"minimum": min(1, least), "target": 1})
    return lines


@st.composite
def _person(
    draw: st.DrawFn,
    number: int,
    shifts: dict[str, Values],
    competences: tuple[str, ...],
    start: date,
    weeks: int,
) -> Values:
    """Someone who can have some of the shifts."""
    nights = any(_is_night(each) for each in shifts.values())
    lengths = [
        _minutes(each["start"], each["end"]) - each["unpaid_break_minutes"]
        for each in shifts.values()
        if not _is_night(each) and each["code"] not in LONG
    ]
    kind = draw(st.sampled_from(("day", "day", "rotating", "night"))) if nights else "day"
    person: Values = {
        "id": f"P{number}",
        "competence": draw(st.sampled_from(competences)),
        "position_percent": draw(st.sampled_from(SIZES if max(lengths) >= 420 else SIZES[4:])),
        "weekend": draw(st.sampled_from(("1/3", "1/3", "1/2", "1/4", "2/5", None))),
        "long_shift_consent": draw(st.booleans()),
        "nights": kind != "day",
        "night_only": kind == "night",
    }
    if draw(st.integers(1, 4)) == 1:
        length = draw(st.sampled_from((1, 2)))
        monday = start + timedelta(weeks=draw(st.integers(0, weeks - length)))
        last = monday + timedelta(days=7 * length - draw(st.sampled_from((1, 2, 2, 4))))
        person["vacation"] = [{"first": monday, "last": last}]
    return person | draw(_circumstances(person, start, weeks))


@st.composite
def _circumstances(draw: st.DrawFn, person: Values, start: date, weeks: int) -> Values:
    """Now and then under 18, pregnant, or in a reduced position, in the plan or over its ends."""
    first, last = sorted(draw(st.integers(-7, 7 * weeks + 7)) for _ in range(2))
    period = {"first": start + timedelta(first), "last": start + timedelta(last)}
    match draw(st.integers(1, 8)):
        case 1 if not person["nights"]:
            return {"turns_18": period["last"]}
        case 2 if not person["night_only"]:
            return {"pregnancy": period}
        case 3 | 4:
            size = round(draw(st.sampled_from((0.05, 0.5, 0.75))) * person["position_percent"], 2)
            return {"reduced": [period | {"position_percent": size}]}
        case _:
            return {}


@st.composite
def _agreement(draw: st.DrawFn, level: str) -> Values:
    agreement: Values = {
        "level": level,
        "sunday_average_weeks": draw(st.sampled_from((None, 13, 26))),
        "night_average": draw(st.booleans()),
        "weekend_start": draw(st.sampled_from(("00:00", "08:00"))),
        "own_weekends": draw(st.booleans()),
        "reading": {
            "day_boundary_minute": draw(st.sampled_from((0, 1320, 420))),
            "week_split": draw(st.sampled_from(("start-day", "split"))),
            "weekly_rest": draw(st.sampled_from(("around-f1", "clipped"))),
            "weekly_rest_whole_day": draw(st.booleans()),
            "red_overlap_minutes": draw(st.sampled_from((0, 0, 15))),
            "averaging": draw(st.sampled_from(("blocks", "rolling"))),
            "sunday_and_night": draw(st.sampled_from(("once", "both"))),
            "part_time_method": draw(st.sampled_from(("gross-up", "scaled"))),
            "third_sunday": draw(st.sampled_from(("strict", "whole-periods"))),
        },
    }
    if level in {"L2", "L3"}:
        agreement["daily_rest_minutes"] = draw(st.sampled_from((540, 600, 660)))
        agreement["weekly_rest_minutes"] = draw(st.sampled_from((1680, 2100)))
    return agreement
