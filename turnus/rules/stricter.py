"""What a stricter reading of the rules would say of a roster: warnings, never breaches."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from turnus.roster import Roster
from turnus.rules import RULES, check
from turnus.scenario import Problem

DAY_CAPS = ("norm-40", "avg-individual", "avg-union", "avg-permit", "avg-central", "total-caps")
AVERAGES = (*DAY_CAPS[1:], "night-average")
READINGS: tuple[tuple[str, str, dict[str, Any], tuple[str, ...]], ...] = (
    (
        "I1",
        "Arbeidstiden i alle løpende 24 timer, ikke bare i døgnet",
        {"day_window": "rolling"},
        DAY_CAPS,
    ),
    (
        "I2",
        "Ukentlig fri i alle løpende perioder på sju døgn",
        {"week_window": "rolling"},
        ("weekly-rest",),
    ),
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
        ("shorter-week", "three-part", "hours-balance"),
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
    for id, title, changes, rules in READINGS:
        chosen = [rule for rule in RULES if rule.id in rules]
        told = set(check(problem, roster, chosen))
        found = set(check(_read(problem, changes), roster, chosen)) - told
        yield StricterReading(id, title, len({each.employee for each in found}))


def _read(problem: Problem, changes: dict[str, Any]) -> Problem:
    agreement = problem.agreement
    reading = agreement.reading.replace(**changes)
    agreement = agreement.replace(reading=reading)
    return problem.replace(department=problem.department.replace(agreement=agreement))
