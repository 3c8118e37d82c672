"""What a stricter reading of the rules would say of a roster: warnings, never breaches."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from turnus.calendar import DAY
from turnus.employee import Employee
from turnus.free_time import free_times, whole_day
from turnus.roster import Roster
from turnus.rules import RULES, check, weekly_rest
from turnus.scenario import Problem

WINDOW_DAYS = 7
DAY_CAPS = ("norm-40", "avg-individual", "avg-union", "avg-permit")
AVERAGES = ("avg-individual", "avg-union", "avg-permit", "night-average")
READINGS: tuple[tuple[str, str, dict[str, Any], tuple[str, ...]], ...] = (
    (
        "I7",
        "Snittene over 8 og 4 uker i alle løpende perioder, ikke bare de faste",
        {"averaging": "rolling"},
        AVERAGES,
    ),
    (
        "R-T2",
        "Minst hver tredje søndag regnet strengt: søndager × 3 ≥ uker",
        {"third_sunday": "strict"},
        ("shorter-week",),
    ),
)
"""Interpretation choice, what it would mean, the reading, and the rules it is read for."""


@dataclass(frozen=True)
class StricterReading:
    """One stricter reading and how many people have a roster that it would not let through."""

    id: str
    title: str
    """Bokmål."""
    people: int


def stricter_readings(problem: Problem, roster: Roster) -> tuple[StricterReading, ...]:
    """Every stricter reading of a dated roster, also those that nobody's roster breaks."""
    return tuple(_readings(problem, roster))


def _readings(problem: Problem, roster: Roster) -> Iterator[StricterReading]:
    without = sum(_has_week_without_rest(problem, roster, each) for each in problem.employees)
    crowded = sum(_has_crowded_day(problem, roster, each) for each in problem.employees)
    yield StricterReading("I1", "Arbeidstiden i alle løpende 24 timer, ikke bare i døgnet", crowded)
    yield StricterReading("I2", "Ukentlig fri i alle løpende perioder på sju døgn", without)
    for id, title, changes, rules in READINGS:
        stricter = _read(problem, changes)
        chosen = [rule for rule in RULES if rule.id in rules]
        found = check(stricter, roster, chosen)
        yield StricterReading(id, title, len({each.employee for each in found}))


def _read(problem: Problem, changes: dict[str, Any]) -> Problem:
    agreement = problem.agreement
    reading = agreement.reading.replace(**changes)
    agreement = agreement.replace(reading=reading)
    return problem.replace(department=problem.department.replace(agreement=agreement))


def _has_crowded_day(problem: Problem, roster: Roster, employee: Employee) -> bool:
    """Whether some 24 hours hold more time on duty than the level allows in a day."""
    rule = next(each for each in RULES if each.id in DAY_CAPS and each.governs(problem))
    cap = rule.law.value("day_minutes", on=problem.scenario.start)
    duties = roster.duties.get(employee.id, ())
    for i, first in enumerate(duties):
        start = first.start.astimezone(UTC)
        near = duties[i : i + 3]
        worked = sum(min(each.overlap(start, start + DAY), each.paid_minutes) for each in near)
        if worked > cap:
            return True
    return False


def _has_week_without_rest(problem: Problem, roster: Roster, employee: Employee) -> bool:
    """Whether some seven days in a row hold no whole day inside a free time of the weekly rest."""
    least = weekly_rest.limit(problem)
    free = [
        each for each in free_times(roster.duties.get(employee.id, ())) if each.minutes >= least
    ]
    since = 0
    for day in problem.calendar.days:
        rests = any(each.contains(*whole_day(problem, day)) for each in free)
        since = 0 if rests else since + 1
        if since == WINDOW_DAYS:
            return True
    return False
