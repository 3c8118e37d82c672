"""Indicators counted by hand on the small ward."""

from datetime import timedelta

import pytest

from tests.small import (
    SMALL_ROWS,
    START,
    roster_of,
    small_problem,
    small_result,
    small_roster,
)
from turnus.employee import RedDaysOwed
from turnus.goals import score
from turnus.indicators import (
    INDICATORS,
    competence_cover,
    indicator_values,
    people_per_norm,
    person_table,
    uncovered_table,
)
from turnus.indicators.facts import Facts
from turnus.indicators.vacation import (
    VACATION,
    displaced_minutes,
    owed_minutes,
    vacation_gap,
)
from turnus.result import BaseRoster, Status
from turnus.roster import Mark, Roster


@pytest.fixture(scope="module")
def values() -> dict[str, float | None]:
    return indicator_values(small_result())


def test_every_indicator_is_defined_once_in_words() -> None:
    ids = [each.id for each in INDICATORS]
    assert len(ids) == len(set(ids))
    assert all(each.title and each.definition.endswith(".") and each.source for each in INDICATORS)


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("full-time-share", 40),
        ("full-time", 2),
        ("mean-position", 344.08 / 5),
        ("employees", 5),
        ("fte", 3.4408),
        ("above-80", 2),
        ("below-50", 1),
        ("below-20", 1),
        ("weekend-only", 0),
        ("smallest-position", 14.08),
        ("weekends-max", 3 * 13),
        ("quick-returns", 5),
        ("longest-run", 9),
        ("nights", 10),
        ("nights-max-in-a-row", 4),
        ("long-shifts", 3),
        ("duties-over-advice", 3 + 10),
        ("duties-over-advice-share", 100 * (3 + 10) / 68),
        ("attendances", 13 * 68 / 5),
        ("staff-met-28-days", 5),
    ],
)
def test_counted_by_hand(values: dict[str, float | None], id: str, expected: float) -> None:
    assert values[id] == pytest.approx(expected)


def test_exactly_80_percent_is_not_above_80(values: dict[str, float | None]) -> None:
    assert values["above-80-share"] == 40


def test_weekend_hours_end_at_midnight_on_sunday() -> None:
    """A Sunday night of ten hours has 2.25 of them before midnight; a Friday night 7.75 after."""
    problem = small_problem(weeks=1)
    result = small_result(roster_of(problem, {"h2": ". . . . N . N"}), problem)
    table = person_table(result).set_index("employee")
    assert table.loc["h2", "weekend_hours"] == pytest.approx(2.25 + 7.75)
    assert table.loc["h2", "weekends"] == 1


def test_a_sunday_night_alone_is_outside_the_agreed_weekend() -> None:
    problem = small_problem(weeks=1)
    result = small_result(roster_of(problem, {"h2": ". . . . . . N"}), problem)
    assert person_table(result)["weekends"].sum() == 0


def test_weekend_only_is_nine_tenths_of_the_hours() -> None:
    problem = small_problem(weeks=1)
    only = small_result(roster_of(problem, {"a1": ". . . . . D D", "s1": "D . . . . D D"}), problem)
    assert indicator_values(only)["weekend-only"] == 1


def test_28_days_cannot_be_said_of_two_weeks() -> None:
    problem = small_problem(weeks=2)
    values = indicator_values(small_result(roster_of(problem, {"s1": "D"}), problem))
    assert values["staff-met-28-days"] is None
    assert values["staff-met-7-days"] == pytest.approx(1 / 8)


def test_uncovered_hours_sum_to_the_goals() -> None:
    problem = small_problem()
    roster = small_roster(problem)
    table = uncovered_table(problem, roster)
    goals = score(problem, roster)
    for level in ("minimum", "target"):
        hours = table.loc[table["level"] == level, "hours"].sum()
        assert hours == pytest.approx(goals[f"uncovered-{level}"] / 60)
    assert list(table.columns) == ["level", "month", "weekday", "window", "competence", "hours"]
    assert set(table["window"]) == {"07.30–14.30", "14.30–22.00"}


def test_a_missing_nurse_is_said_to_be_a_nurse() -> None:
    problem = small_problem(weeks=1)
    table = uncovered_table(problem, roster_of(problem, {"h1": "D", "h2": "D"}))
    monday = table[(table["level"] == "minimum") & (table["weekday"] == 1)]
    assert set(monday[monday["window"] == "07.30–14.30"]["competence"]) == {"spl"}


def test_a_covered_plan_has_an_empty_table() -> None:
    problem = small_problem(weeks=1)
    everybody = {"s1": "D " * 7, "s2": "D " * 7, "h1": "A " * 7, "h2": "A " * 7}
    assert uncovered_table(problem, roster_of(problem, everybody)).empty


def test_competence_cover_is_a_share_of_the_demanded_hours() -> None:
    problem = small_problem(weeks=1)
    table = competence_cover(problem, roster_of(problem, {"s1": "D"}))
    nurses = table[(table["competence"] == "spl") & (table["level"] == "minimum")].iloc[0]
    assert nurses["demanded"] == 7 * 7
    assert nurses["covered"] == pytest.approx(7)
    assert nurses["share"] == pytest.approx(100 / 7)


def test_the_person_table_adds_up_to_the_indicators(values: dict[str, float | None]) -> None:
    result = small_result()
    table = person_table(result)
    assert list(table["employee"]) == list(SMALL_ROWS)
    assert table["nights"].sum() == values["nights"]
    assert table["quick_returns"].sum() == values["quick-returns"]
    assert table["balance_hours"].abs().max() == pytest.approx(values["balance-max"])
    assert table.set_index("employee").loc["a1", "vacation_days"] == 2
    assert sum(people_per_norm(result).values()) == 5


def test_vacation_displaces_the_duties_of_the_base_roster() -> None:
    """Two days of vacation against two duties of the base roster, and the Sunday after a Saturday."""
    result = small_result()
    assert indicator_values(result)["vacation-hours-max"] is None
    problem = result.problem
    away = problem.employees[0].id
    cyclic = problem.replace(cyclic=True)
    saturday = START + timedelta(days=5)
    codes = {(away, START + timedelta(days=i)): "D" for i in (3, 5, 6, 7)}
    roster = Roster.from_codes(problem, {}, {(away, saturday): Mark.FE})
    base = BaseRoster(cyclic, Roster.from_codes(cyclic, codes), 0, 0, Status.OPTIMAL, 0.0)
    facts = Facts(problem, roster, base)
    person = problem.employee(away)
    assert displaced_minutes(facts, person) == 2 * 450
    owed = owed_minutes(problem, person, facts.hours[0])
    assert vacation_gap(facts, person, facts.hours[0]) == pytest.approx(float(900 - owed))
    values = {each.id: each.value(facts) for each in VACATION}
    gap = abs(float(900 - owed)) / 60
    assert values == {
        "vacation-hours-max": pytest.approx(gap),
        "vacation-hours-mean": pytest.approx(gap),
    }
    worked = Roster.from_codes(
        problem, {(away, saturday + timedelta(days=1)): "D"}, {(away, saturday): Mark.FE}
    )
    assert displaced_minutes(Facts(problem, worked, base), person) == 450


def test_red_days_are_counted_by_their_windows() -> None:
    """A Saturday evening reaches into the Sunday's window; Sunday from 22 is not red any more."""
    problem = small_problem(weeks=1)
    rows = {
        "s1": ". . . . . A .",
        "s2": ". . . . . D .",
        "h2": ". . . . . . N",
        "h1": ". . . . . A D",
    }
    marks = {("a1", 6): Mark.F3, ("a1", 2): Mark.F5}
    result = small_result(roster_of(problem, rows, marks), problem)
    table = person_table(result).set_index("employee")
    assert table["red_days"].to_dict() == {"s1": 1, "s2": 0, "h1": 1, "h2": 1, "a1": 0}
    assert (table.loc["a1", "f3"], table.loc["a1", "f5"]) == (1, 1)
    values = indicator_values(result)
    assert values["red-days-mean"] == pytest.approx(52 * 3 / 5)
    assert values["red-days-max"] == 52
    assert (values["f3-days"], values["f5-days"]) == (None, None), "no base roster to count from"
    people = tuple(each.replace(red_days_owed=RedDaysOwed(f3=1)) for each in problem.employees)
    told = indicator_values(small_result(result.roster, problem.replace(employees=people)))
    assert (told["f3-days"], told["f5-days"]) == (1, 1)
