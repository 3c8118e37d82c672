"""The comparison is fair, two-sided, and claims nothing that is not proved."""

from dataclasses import replace

import pytest

from tests.small import roster_of, small_problem, small_result
from turnus.compare import compare
from turnus.department import Demand
from turnus.indicators import INDICATORS
from turnus.result import Result, Settings

PROVED = 10**9
"""A bound that leaves no gap."""


def result_with(rows: dict[str, str], *, bound: int | None = None, people: int = 5) -> Result:
    problem = small_problem(weeks=1)
    problem = problem.replace(employees=problem.employees[:people])
    return small_result(roster_of(problem, rows), problem, bound=bound)


def test_a_result_against_itself_changes_nothing() -> None:
    comparison = compare(small_result(), small_result())
    assert [row.id for row in comparison.rows][:-1] == [each.id for each in INDICATORS]
    assert {row.verdict for row in comparison.rows} == {"uendret", "uten tall"}
    assert comparison.gains == ()
    assert comparison.losses == ()
    assert all(check.same for check in comparison.same)


def test_gains_and_losses_say_how_many_people() -> None:
    before = result_with({"s1": "A D", "s2": "A D"}, bound=PROVED)
    after = result_with({"s1": "L1 L1", "s2": "D D"}, bound=PROVED)
    comparison = compare(before, after)
    quick = comparison.row("quick-returns")
    assert (quick.verdict, quick.difference, quick.people) == ("gevinst", -2, 2)
    long = comparison.row("long-shifts")
    assert (long.verdict, long.difference, long.people) == ("tap", 2, 1)
    assert quick in comparison.gains
    assert long in comparison.losses


def test_posts_that_go_are_a_loss() -> None:
    comparison = compare(result_with({}), result_with({}, people=3))
    removed = comparison.row("posts-removed")
    assert (removed.verdict, removed.after) == ("tap", 2)
    assert comparison.row("employees").verdict == "nøytral"


@pytest.mark.parametrize(
    ("bound", "verdict"),
    [(PROVED, "gevinst"), (0, "ingen bevist forskjell"), (None, "ingen bevist forskjell")],
)
def test_a_difference_within_the_gap_is_not_proved(bound: int | None, verdict: str) -> None:
    before, after = result_with({"s1": "D"}, bound=bound), result_with({"s1": "D D"}, bound=bound)
    assert compare(before, after).row("uncovered-minimum-hours").verdict == verdict
    assert compare(before, after).row("competence-cover").verdict == verdict


@pytest.mark.parametrize(("bound", "verdict"), [(PROVED, "tap"), (0, "ingen bevist forskjell")])
def test_short_rests_within_the_gap_are_not_proved(bound: int, verdict: str) -> None:
    before, after = result_with({"s1": "D"}, bound=bound), result_with({"s1": "A D"}, bound=bound)
    comparison = compare(before, after)
    rows = [comparison.row(id) for id in ("quick-returns", "quick-returns-per-person")]
    assert [row.verdict for row in rows] == [verdict, verdict]
    assert set(rows) <= set(comparison.losses if verdict == "tap" else comparison.unproved)


def test_numbers_that_are_written_alike_are_unchanged() -> None:
    before, after = result_with({"s1": "D"}), result_with({"s1": "D"})
    sizes = [each.position_percent for each in after.problem.employees]
    people = [
        each.model_copy(update={"position_percent": size + 0.01})
        for each, size in zip(after.problem.employees, sizes, strict=True)
        if size < 100
    ]
    whole = [each for each in after.problem.employees if each.position_percent >= 100]
    problem = after.problem.replace(employees=(*whole, *people))
    row = compare(before, replace(after, problem=problem)).row("mean-position")
    assert row.difference
    assert row.verdict == "uendret"


def test_different_demand_cannot_be_compared() -> None:
    before = small_result()
    demand = Demand(name="ny", days=("weekday",), start="08:00", end="10:00", minimum=1, target=1)
    problem = before.problem.replace(department=before.problem.department.replace(demand=(demand,)))
    with pytest.raises(ValueError, match="behov"):
        compare(before, replace(before, problem=problem))


def test_different_days_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="kalender"):
        compare(small_result(), result_with({}))


def test_different_effort_and_seed_are_told() -> None:
    before = small_result()
    after = replace(before, settings=Settings(seconds=5, seed=2))
    told = {check.id for check in compare(before, after).same if not check.same}
    assert told == {"effort", "seed"}
