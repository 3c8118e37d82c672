"""The bound of a ward with three-part rosters knows that nights shorten the week, and how much."""

from pathlib import Path

import pytest

from solver import annual_bound
from solver.annual import Year
from solver.annual_bound import UncoveredBound
from solver.marks import marked
from solver.weekends import assign_weekend_groups
from turnus.files.load import load
from turnus.goals import score
from turnus.norm import full_time_norm
from turnus.result import Settings
from turnus.rules import check
from turnus.scenario import Problem

WARD = Path(__file__).parents[2] / "scenarios" / "three-part-ward" / "before.yaml"
SETTINGS = Settings(seconds=8)


def ward(weeks: int) -> Problem:
    """Today's ward; its people's three-part hours are kept."""
    problem = load(WARD)
    problem = problem.replace(
        scenario=problem.scenario.replace(weeks=weeks, base_weeks=min(weeks, 12))
    )
    return assign_weekend_groups(problem.replace(cyclic=True), SETTINGS).replace(cyclic=False)


def test_no_lawful_roster_beats_the_bound() -> None:
    problem = ward(weeks=6)
    year = Year(problem, {}, {}, SETTINGS)
    list(year.draft(SETTINGS.seconds))
    list(year.improve(SETTINGS.seconds))
    roster = marked(problem, year.codes)
    assert check(problem, roster) == ()
    norms = [full_time_norm(problem, roster, each).hours_per_week for each in problem.employees]
    assert min(norms) < 35
    value = score(problem, roster)["uncovered-minimum"]
    assert UncoveredBound(problem, SETTINGS).minimum <= value


def test_nights_that_somebody_must_have_raise_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = ward(weeks=52)
    knowing = UncoveredBound(problem, SETTINGS).minimum
    monkeypatch.setattr(annual_bound, "share_credit", lambda *_: None)
    assert UncoveredBound(problem, SETTINGS).minimum < knowing
