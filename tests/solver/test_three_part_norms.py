"""T15 to T18b to the minute: rosters with those night and Sunday hours, at the norm and a minute above."""

from fractions import Fraction
from math import floor
from typing import Any

import pytest

from tests.law.cases import case_of, load_conversions
from tests.solver.second_reader import by_constraints
from turnus.norm import full_time_norm
from turnus.roster import Roster
from turnus.rules import check, rule
from turnus.scenario import Problem

EVENING = 330
"""15:00 to 20:30, an evening without night hours."""


def clock(minute: int) -> str:
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"


def roster(each: dict[str, Any], minutes: int) -> tuple[Problem, Roster]:
    """A week of so many minutes: two nights, an evening, a Sunday, and days that hold the rest."""
    night, sunday = (round(60 * each[name]) for name in ("night", "sunday"))
    first = night if night <= 480 else night // 2
    start = 22 * 60 if first > 240 else 60
    rest = minutes - night - sunday - EVENING
    shifts = {
        "X": f"{clock(start)}-{clock(start + first)}",
        "E": "15:00-20:30",
        "S": f"08:00-{clock(480 + sunday)}",
        "P": f"07:00-{clock(420 + rest // 2)}",
        "Q": f"07:00-{clock(420 + rest - rest // 2)}",
    }
    if night > first:
        shifts["Y"] = f"22:00-{clock(22 * 60 + night - first)}"
    second = "Y" if night > first else "F"
    entry = {
        "why": "",
        "cyclic": True,
        "shifts": shifts,
        "agreement": {"balance_over_minutes": 0},
        "reading": {"part_time_method": each.get("method", "gross-up")},
        "person": {"position_percent": each.get("position", 100)},
        "roster": [f"X {second} P Q E F1 S"],
    }
    case = case_of(each["id"], entry)
    return case.problem, case.roster


@pytest.mark.parametrize("each", load_conversions(), ids=lambda each: each["id"])
def test_the_norm_binds_to_the_minute(each: dict[str, Any]) -> None:
    position = Fraction(each.get("position", 100), 100)
    limit = floor(Fraction(str(each["hours"])).limit_denominator(1000) * position * 60)
    for minutes, lawful in ((limit, True), (limit + 1, False)):
        problem, week = roster(each, minutes)
        norm = full_time_norm(problem, week, problem.employees[0])
        assert norm.rule == "R-T4"
        assert norm.night_hours == pytest.approx(each["night"])
        assert norm.sunday_hours == pytest.approx(each["sunday"])
        assert norm.hours_per_week == pytest.approx(each["hours"], abs=1e-5)
        assert (not check(problem, week, [rule("R-T4")])) == lawful
        assert by_constraints(problem, week, "R-T4") == lawful
