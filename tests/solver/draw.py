"""Small random problems and rosters, drawn so that the limits lie where the roster is."""

from datetime import date, timedelta
from random import Random
from typing import Any

from turnus.agreement import Agreement, Reading
from turnus.calendar import DAY
from turnus.department import Department
from turnus.employee import Employee
from turnus.roster import Duty, Mark, Roster, duty, sort_duties
from turnus.scenario import Problem, Scenario

Drawn = tuple[Problem, Roster]
MONDAYS = tuple(
    date.fromisoformat(day)
    for day in (
        "2027-01-04",
        "2027-03-15",  # Easter, and the clock is put forward
        "2027-03-29",  # begins with Easter Monday
        "2027-05-03",  # Ascension, 17 May, Whitsun
        "2026-12-14",  # Christmas
        "2027-10-18",  # the clock is put back
    )
)
CATALOGUES: tuple[dict[str, tuple[str, str]], ...] = (
    {"D": ("07:30", "15:00"), "A": ("14:45", "22:15"), "N": ("22:00", "07:45")},
    {"D": ("07:00", "15:00"), "A": ("15:00", "23:00"), "N": ("22:00", "06:00")},
    {"D": ("07:30", "15:00"), "L": ("07:30", "20:00"), "A": ("14:30", "22:00")},
    {"L": ("08:00", "20:30"), "M": ("20:00", "08:30"), "N": ("21:45", "07:30")},
    {"E": ("13:00", "18:10"), "S": ("21:50", "03:00"), "N": ("00:30", "08:00")},
    {"D": ("07:00", "16:00"), "G": ("20:00", "14:00"), "X": ("10:00", "09:00")},
)


def problem_of(
    rng: Random,
    weeks: int,
    *,
    cyclic: bool | None = None,
    start: date | None = None,
    people: int = 1,
    person: dict[str, Any] | None = None,
    agreement: dict[str, Any] | None = None,
    reading: dict[str, Any] | None = None,
    shifts: dict[str, tuple[str, str]] | None = None,
    scenario: dict[str, Any] | None = None,
    share: float = 0.5,
) -> Problem:
    """A department of one or two people; what is not told is drawn."""
    cyclic = rng.random() < 0.5 if cyclic is None else cyclic
    catalogue = shifts or rng.choice(CATALOGUES)
    employees = tuple(
        Employee.model_validate(
            {
                "id": f"P{i}",
                "competence": "c",
                "position_percent": rng.choice((100, 100, 80, 75.5, 14.08)),
                "nights": rng.random() < 0.5,
                "night_only": rng.random() < 0.3,
                "long_shift_consent": rng.random() < 0.5,
                "weekend": rng.choice((None, "1/2", "1/3", "2/5", "5/12")),
            }
            | (person or {})
        )
        for i in range(people)
    )
    breaks = {code: rng.choice((0, 0, 30)) for code in catalogue}
    department = Department.model_validate(
        {
            "id": "drawn",
            "name": "Trukket",
            "competences": ({"id": "c", "name": "c"},),
            "shifts": tuple(
                {
                    "code": code,
                    "name": code,
                    "start": first,
                    "end": last,
                    "paid_break_minutes": 30,
                    "unpaid_break_minutes": breaks[code],
                }
                for code, (first, last) in catalogue.items()
            ),
            "demand": (
                {
                    "name": "d",
                    "days": ["weekday"],
                    "start": "08:00",
                    "end": "15:00",
                    "minimum": 0,
                    "target": 0,
                },
            ),
            "employees": employees,
            "agreement": _agreement(rng, agreement or {}, reading or {}),
            "max_away_share": share,
        }
    )
    drawn = Scenario.model_validate(
        {
            "id": "s",
            "title": "s",
            "weekend_patterns": ["1/3"],
            "shifts": [{"code": code} for code in catalogue],
            "start": start or rng.choice(MONDAYS),
            ("base_weeks" if cyclic else "weeks"): weeks,
        }
        | (scenario or {})
    )
    return Problem(department=department, scenario=drawn, employees=employees, cyclic=cyclic)


def reduced(rng: Random, problem: Problem) -> Problem:
    """The problem with some positions reduced for a time, in the plan or across its ends."""
    people = []
    for employee in problem.employees:
        if rng.random() < 0.4:
            days = len(problem.calendar.days)
            first, last = sorted(rng.sample(range(-5, days + 5), 2))
            share = rng.choice((0.1, 0.5, 0.817))
            reduction = {
                "first": problem.calendar.start + first * DAY,
                "last": problem.calendar.start + last * DAY,
                "position_percent": round(share * employee.position_percent, 2),
            }
            employee = employee.replace(reduced=(reduction,))
        people.append(employee)
    return problem.replace(employees=tuple(people))


def _agreement(rng: Random, agreement: dict[str, Any], reading: dict[str, Any]) -> Agreement:
    read = {
        "day_boundary_minute": rng.choice((0, 0, 1320, 420)),
        "week_split": rng.choice(("start-day", "split")),
        "weekly_rest": rng.choice(("around-f1", "around-f1", "clipped")),
        "weekly_rest_whole_day": rng.random() < 0.7,
        "red_overlap_minutes": rng.choice((0, 0, 15, 255)),
        "averaging": rng.choice(("blocks", "rolling")),
        "sunday_and_night": rng.choice(("once", "both")),
        "part_time_method": rng.choice(("gross-up", "scaled")),
        "third_sunday": rng.choice(("strict", "whole-periods")),
    } | reading
    return Agreement.model_validate(
        {
            "level": rng.choice(("L0", "L1", "L2", "L3")),
            "daily_rest_minutes": rng.choice((480, 540, 660, 1440)),
            "weekly_rest_minutes": rng.choice((1680, 2100, 2880, 5000)),
            "sunday_average_weeks": rng.choice((None, 2, 3, 4, 6, 26)),
            "weekend_start": rng.choice(("00:00", "08:00")),
            "weekend_end": rng.choice(("21:00", "23:59")),
            "reading": Reading.model_validate(read),
        }
        | agreement
    )


def roster_of(
    rng: Random, problem: Problem, density: float = 0.6, vacation: float = 0.0, f1: bool = False
) -> Roster:
    """Duties on some days; vacation in some weeks, and an F1 a week where asked."""
    duties: dict[str, list[Duty]] = {}
    marks: dict[str, dict[date, Mark]] = {}
    codes = [shift.code for shift in problem.shifts]
    for employee in problem.employees:
        row = marks[employee.id] = {}
        for monday in problem.calendar.week_starts():
            row |= dict.fromkeys(_away(rng, monday, vacation), Mark.FE)
            days = [monday + i * DAY for i in range(7)]
            free = [day for day in days if day not in row]
            if f1 and free and rng.random() < 0.95:
                row[rng.choice((free[-1], rng.choice(free)))] = Mark.F1
        keep = 0.05 if rng.random() < 0.2 else 0.0
        pairs = dict(zip(codes, (rng.random() for _ in codes), strict=True))
        duties[employee.id] = [
            duty(problem, day, rng.choices(codes, [pairs[code] for code in codes])[0])
            for day in problem.calendar.days
            if rng.random() < (keep if day in row else density)
        ]
    return Roster({id: sort_duties(each) for id, each in duties.items()}, marks)


def _away(rng: Random, monday: date, share: float) -> list[date]:
    if rng.random() >= share:
        return []
    first, last = rng.choice(((0, 5), (0, 5), (0, 6), (0, 4), (2, 5), (3, 6), (6, 6), (4, 5)))
    return [monday + timedelta(i) for i in range(first, last + 1)]


def agreeing(problem: Problem, reading: dict[str, Any] | None = None, **changes: Any) -> Problem:
    """The problem under a changed agreement; shifts and duties stay as they are."""
    agreement = problem.agreement.replace(**changes)
    if reading:
        agreement = agreement.replace(reading=agreement.reading.replace(**reading))
    return problem.replace(department=problem.department.replace(agreement=agreement))


def span(start: int, minutes: int) -> tuple[str, str]:
    ends = (start % 1440, (start + minutes) % 1440)
    first, last = (f"{end // 60:02d}:{end % 60:02d}" for end in ends)
    return first, last
