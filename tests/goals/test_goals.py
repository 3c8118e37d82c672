"""Every goal on rosters small enough to count by eye."""

import pytest

from tests.small import START, day, roster_of, small_problem, small_roster
from turnus.calendar import Calendar
from turnus.goals import GOALS, score
from turnus.goals.runs import runs
from turnus.roster import Mark


def value(
    goal: str,
    rows: dict[str, str],
    *,
    cyclic: bool = False,
    weeks: int = 2,
    marks: dict[tuple[str, int], Mark] | None = None,
) -> int:
    problem = small_problem(weeks=weeks, cyclic=cyclic)
    return score(problem, roster_of(problem, rows, marks))[goal]


def test_goals_stand_in_order_of_importance() -> None:
    assert [goal.id for goal in GOALS] == [
        "uncovered-minimum",
        "uncovered-target",
        "overcover",
        "quick-returns",
        "nights-in-a-row",
        "after-nights",
        "backward-rotation",
        "long-shift-chains",
        "long-runs",
        "isolated-days",
        "wishes",
        "uneven",
    ]
    assert list(score(small_problem(), small_roster(small_problem()))) == [g.id for g in GOALS]


@pytest.mark.parametrize(
    ("row", "count"),
    [
        ("A D", 1),
        ("D A", 0),
        ("A . D", 0),
        ("L1 D", 0),
        ("A L1", 1),
        ("N A", 1),
        ("N . D", 0),
        ("A D A D", 2),
    ],
)
def test_quick_returns_are_rests_under_eleven_hours(row: str, count: int) -> None:
    assert value("quick-returns", {"h1": row}) == count


def test_quick_returns_are_seen_over_the_seam_of_a_base_roster() -> None:
    row = "D . . . . . . . . . . . . A"
    assert value("quick-returns", {"h1": row}) == 0
    assert value("quick-returns", {"h1": row}, cyclic=True) == 1


@pytest.mark.parametrize(
    ("row", "count"),
    [("N N N", 0), ("N N N N", 1), ("N N N N N . N N N N", 3), ("N N . N N", 0), ("N N D N N", 0)],
)
def test_nights_beyond_three_in_a_row(row: str, count: int) -> None:
    assert value("nights-in-a-row", {"h1": row}) == count


def test_nights_in_a_row_over_the_seam() -> None:
    row = "N N . . . . . . . . . . N N"
    assert value("nights-in-a-row", {"h1": row}) == 0
    assert value("nights-in-a-row", {"h1": row}, cyclic=True) == 1
    assert value("nights-in-a-row", {"h1": "N " * 7}, weeks=1, cyclic=True) == 7


@pytest.mark.parametrize(
    ("row", "count"),
    [
        (". D .", 1),
        ("D . D D", 1),
        ("D D . . D D", 0),
        (". D . D .", 3),
        ("D", 0),
        (". . . . . . . . . . . . . D", 0),
        (". K .", 1),
    ],
)
def test_isolated_days(row: str, count: int) -> None:
    assert value("isolated-days", {"h1": row}) == count


def test_isolated_days_over_the_seam() -> None:
    assert value("isolated-days", {"h1": "D"}, cyclic=True) == 1
    assert value("isolated-days", {"h1": "D" + " ." * 12 + " D"}, cyclic=True) == 0
    assert value("isolated-days", {"h1": "D D D D D D D D D D D D D ."}, cyclic=True) == 1


def test_a_day_beside_vacation_is_not_isolated() -> None:
    away = {("h1", 0): Mark.FE}
    assert value("isolated-days", {"h1": ". D ."}, marks=away) == 0
    assert value("isolated-days", {"h1": "D . D"}, marks={("h1", 1): Mark.FE}) == 0
    assert value("isolated-days", {"h1": ". D . D"}, marks=away) == 2


def test_even_shares_by_position_cost_nothing() -> None:
    assert value("uneven", {}) == 0


def test_evenings_beyond_a_share_round_up() -> None:
    """Shares of 3 evenings: 100/294.08 and 80/294.08 of them, so 1.02 and 0.82."""
    assert value("uneven", {"s1": "A", "h1": "A", "s2": "A"}) == 1
    assert value("uneven", {"s1": "A A A"}) == 2


def test_long_shifts_into_the_evening_are_not_evenings_until_after_eight() -> None:
    assert value("uneven", {"s1": "L1 L1 L1"}) == 0


def test_nights_are_shared_by_those_who_may_work_them() -> None:
    """Of three nights, 100 % has a share of two and 50 % a share of one."""
    assert value("uneven", {"h1": "N N", "h2": ". . N"}) == 0
    assert value("uneven", {"h1": "N N N"}) == 1
    assert value("uneven", {"h2": "N N N"}) == 2


def test_runs_join_over_the_seam_of_a_cycle() -> None:
    days = {day(0), day(1), day(3), day(6)}
    assert runs(Calendar(START, 1), days) == (2, 1, 1)
    assert runs(Calendar(START, 1, cyclic=True), days) == (3, 1)
    assert runs(Calendar(START, 1, cyclic=True), {day(i) for i in range(7)}) == (7,)
