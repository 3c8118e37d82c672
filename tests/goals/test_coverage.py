"""Shortage is the fewest temps that mend a stretch; overcover is what stands above the target."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.small import roster_of, small_department, small_problem
from turnus.coverage import cover
from turnus.demand import profile
from turnus.department import Competence, Demand
from turnus.scenario import Problem

DAYS = ("weekday", "saturday", "sunday")


def problem_wanting(*demand: Demand, weeks: int = 1) -> Problem:
    problem = small_problem(weeks=weeks)
    return problem.replace(department=problem.department.replace(demand=demand))


def heads(competence: str | None, minimum: int, target: int | None = None) -> Demand:
    return Demand(
        name="behov",
        days=DAYS,
        start="08:00",
        end="14:00",
        competence=competence,
        minimum=minimum,
        target=minimum if target is None else target,
    )


def hours(problem: Problem, rows: dict[str, str], level: str = "minimum") -> float:
    return cover(problem, roster_of(problem, rows)).shortage_minutes(level) / 60


def test_nobody_on_duty_leaves_the_whole_demand_uncovered() -> None:
    assert hours(problem_wanting(heads(None, 3)), {}) == 7 * 6 * 3


def test_one_temp_meets_a_nested_need_and_the_total() -> None:
    problem = problem_wanting(heads(None, 2), heads("spl", 1))
    assert hours(problem, {"a1": "D", "h1": "D"}) == 6 + 6 * 12
    assert hours(problem, {"a1": "D"}) == 6 + 6 * 12
    assert hours(problem, {}) == 7 * 12


def test_needs_that_lie_apart_add_up_above_the_total() -> None:
    assert hours(problem_wanting(heads(None, 1), heads("spl", 1), heads("ass", 1)), {}) == 7 * 12


def test_a_higher_competence_fills_a_lower_need() -> None:
    problem = problem_wanting(heads("hfa", 1), heads("spl", 1))
    assert hours(problem, {"s1": "D " * 7}) == 0
    assert hours(problem, {"h1": "D " * 7}) == 7 * 6
    assert hours(problem, {"a1": "D " * 7}) == 7 * 6


def test_needs_that_the_same_people_fill_are_the_larger_of_them() -> None:
    problem = problem_wanting(heads("hfa", 1, 2), heads(None, 0, 3))
    (only,) = (each for each in problem.department.competences if each.id == "hfa")
    people = tuple(each for each in problem.employees if each.competence == "hfa")
    problem = problem.replace(
        department=problem.department.replace(competences=(only,), employees=people),
        employees=people,
    )
    (need,) = {need for segment in profile(problem) for need in segment.needs}
    assert (need.competence, need.competences) == (None, ("hfa",))
    assert (need.minimum, need.target) == (1, 3)
    assert hours(problem, {}, "target") == 7 * 6 * 3


def test_target_includes_what_is_below_minimum() -> None:
    problem = problem_wanting(heads(None, 1, 3))
    assert hours(problem, {"s1": "D"}, "target") == 12 + 6 * 18


def test_a_duty_cuts_a_stretch_where_it_starts_and_ends() -> None:
    problem = problem_wanting(
        Demand(name="døgn", days=DAYS, start="07:30", end="22:00", minimum=1, target=1)
    )
    assert hours(problem, {"s1": "D " * 7}) == 7 * 7
    assert hours(problem, {"s1": "L1 " * 7}) == 7 * 2
    assert hours(problem, {"s1": "D " * 7, "s2": "A " * 7}) == 0


def test_shifts_that_do_not_count_cover_nothing() -> None:
    problem = problem_wanting(heads(None, 1))
    coverage = cover(problem, roster_of(problem, {"s1": "K"}))
    assert coverage.shortage_minutes("minimum") == 7 * 360
    assert coverage.overcover_minutes == 0


def test_overcover_counts_time_outside_any_demand() -> None:
    problem = problem_wanting(heads(None, 1))
    coverage = cover(problem, roster_of(problem, {"s1": "D", "s2": "D"}))
    assert coverage.overcover_minutes == 6 * 60 + 2 * 90


def test_total_target_is_what_the_competences_add_up_to() -> None:
    problem = problem_wanting(heads("spl", 1), heads("ass", 1))
    coverage = cover(problem, roster_of(problem, {"s1": "D", "h1": "D", "a1": "D"}))
    assert coverage.overcover_minutes == 6 * 60 + 3 * 90


def test_the_last_night_runs_past_the_end_of_the_plan() -> None:
    problem = problem_wanting(
        Demand(name="natt", days=DAYS, start="21:45", end="07:45", minimum=1, target=1)
    )
    assert hours(problem, {"h1": "N " * 7}) == 0
    assert hours(problem.replace(cyclic=True), {"h1": "N " * 7}) == 0


def test_the_night_of_the_clock_change_is_an_hour_shorter() -> None:
    problem = problem_wanting(
        Demand(name="natt", days=DAYS, start="21:45", end="07:45", minimum=1, target=1)
    )
    spring = problem.replace(scenario=problem.scenario.replace(start=date(2027, 3, 22)))
    assert hours(spring, {}) == 7 * 10 - 1


def test_overlapping_groups_are_refused() -> None:
    problem = problem_wanting(heads("hfa", 1), heads("ass", 1))
    competences = (
        Competence(id="spl", name="sykepleier", covers=("hfa", "ass")),
        Competence(id="hfa", name="helsefagarbeider"),
        Competence(id="ass", name="assistent"),
    )
    crossed = problem.replace(department=problem.department.replace(competences=competences))
    with pytest.raises(ValueError, match="nested or apart"):
        cover(crossed, roster_of(crossed, {}))


@settings(max_examples=60, deadline=None)
@given(
    wanted=st.tuples(*[st.integers(0, 3)] * 4),
    on_duty=st.tuples(*[st.integers(0, 3)] * 3),
)
def test_no_fewer_temps_would_do(
    wanted: tuple[int, int, int, int], on_duty: tuple[int, int, int]
) -> None:
    """Against every way of sending temps of each competence."""
    total, nurse, skilled, assistant = wanted
    department = small_department()
    people = (
        tuple(
            department.employees[0].replace(id=f"{competence}{i}", competence=competence)
            for competence, count in zip(("spl", "hfa", "ass"), on_duty, strict=True)
            for i in range(count)
        )
        or department.employees[:1]
    )
    demand = (
        heads(None, total),
        heads("spl", nurse),
        heads("hfa", skilled),
        heads("ass", assistant),
    )
    problem = problem_wanting(*demand).replace(employees=people)
    rows = {each.id: "D" for each in people} if any(on_duty) else {}
    monday = hours(problem, rows) - 6 * hours(problem, {}) / 7

    def enough(temps: tuple[int, int, int]) -> bool:
        spl, hfa, ass = (have + sent for have, sent in zip(on_duty, temps, strict=True))
        met = spl >= nurse and spl + hfa >= skilled and ass >= assistant
        return met and spl + hfa + ass >= total

    fewest = min(sum(temps) for temps in product(range(8), repeat=3) if enough(temps))
    assert monday == pytest.approx(6 * fewest)
