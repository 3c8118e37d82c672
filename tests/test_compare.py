"""The comparison is fair, two-sided, and claims nothing that is not proved."""

from dataclasses import replace

import pytest

from tests.small import roster_of, small_problem, small_result
from turnus.compare import compare
from turnus.department import Demand
from turnus.employee import Wish
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


def rows_without_values(*results: Result) -> dict[str, str]:
    return {row.id: row.missing for row in compare(*results).rows if row.verdict == "uten tall"}


def test_each_measure_without_a_value_says_its_own_reason() -> None:
    problem = small_problem(weeks=12)
    problem = problem.replace(
        department=problem.department.replace(
            demand=tuple(each.replace(competence=None) for each in problem.department.demand)
        )
    )
    plain = small_result(roster_of(problem, {"s1": "D D", "s2": ". D"}), problem)
    told = rows_without_values(plain, plain)
    assert all(told.values()), told
    assert "planen er for kort" not in told.values()
    assert told["uneven-nights"] == "planen har ingen nattevakter"
    assert told["competence-cover"] == "behovet nevner ingen kompetanse"
    assert told["wishes-granted"] == "ingen har ønsker"
    nothing = small_result(roster_of(problem, {}), problem)
    assert rows_without_values(nothing, nothing)["mean-shift-hours"] == "ingen vakter"
    both = rows_without_values(plain, nothing)
    assert both["mean-shift-hours"] == "ingen vakter"


def test_only_too_few_days_make_a_plan_too_short() -> None:
    short = result_with({"s1": "D"})
    told = rows_without_values(short, short)
    ids = {id for id, why in told.items() if why == "planen er for kort"}
    assert ids == {"staff-met-14-days", "staff-met-28-days", "staff-met-12-weeks"}


def test_one_person_alone_has_nobody_to_share_nights_with() -> None:
    problem = small_problem(weeks=1)
    people = tuple(
        each.replace(night_only=False, nights=each.id == "h2") for each in problem.employees
    )
    problem = problem.replace(employees=people)
    alone = small_result(roster_of(problem, {"h2": "N"}), problem)
    assert rows_without_values(alone, alone)["uneven-nights"] == "bare én kan ha dem"


def test_wishes_of_other_people_are_no_gain() -> None:
    """Redesigned posts have lost their wishes: fewer people ask, and they happen to get more."""
    wish = Wish(kind="off", days=("monday",), points=10)
    problem = small_problem(weeks=1)
    people = [each.replace(wishes=(wish,)) for each in problem.employees]
    asking = problem.replace(employees=tuple(people))
    fewer = problem.replace(employees=(*people[:2], *problem.employees[2:]))
    duties = {"h1": "D", "h2": "D"}
    before, after = (small_result(roster_of(each, duties), each) for each in (asking, fewer))
    row = compare(before, after).row("wishes-granted")
    assert (row.before, row.after, row.verdict) == (60, 100, "uten tall")
    assert "5\u00a0ansatte har ønsker i dag (60\u00a0%) og 2 i ny turnus (100" in row.missing
    again = small_result(roster_of(asking, {"h1": "D"}), asking)
    assert compare(before, again).row("wishes-granted").verdict == "gevinst"


def test_larger_supplements_are_neither_gain_nor_loss() -> None:
    (found,) = (each for each in INDICATORS if each.id == "supplements-per-person")
    assert found.better == "neutral"
    assert "verken gevinst eller tap" in found.definition
    assert not any("2023" in each.source for each in INDICATORS)
