"""A result's document is read back as it was, and one that is no result says so."""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest

from tests.small import day, small_problem, small_result, small_roster
from tests.ward import ward
from turnus.calendar import OSLO
from turnus.compare import compare
from turnus.files.result_document import DocumentError, document_of, result_of
from turnus.goals import score
from turnus.result import BaseRoster, Certificate, Result, Stage, Status, Trace
from turnus.roster import Duty, Mark, Roster, duty
from turnus.rules import check
from turnus.scenario import Problem

Edit = Callable[[dict[str, object]], object]


def everything() -> Result:
    """A result with something in every field."""
    plain = small_result()
    cyclic = small_problem(cyclic=True)
    base = BaseRoster(cyclic, small_roster(cyclic), 450, None, Status.UNKNOWN, 2.25)
    certificate = Certificate("weekend", 16.5, "personer", "Helgene krever 17.", True)
    plan = replace(plain.plan, bound=Fraction(9, 19), certificates=(certificate,), note="Å!")
    trace = Trace(((0.5, None, 3.0), (1.25, 450, 12)))
    stage = Stage("uncovered-minimum", 450, None, Status.STOPPED, 1.25, trace)
    return replace(
        plain,
        stages=(stage, *plain.stages[1:]),
        status=Status.STOPPED,
        positions=(plan, replace(plan, id="target", lines=())),
        base=base,
        notes=("Stoppet underveis.",),
        problem_hash=plain.problem.hash,
    )


def random_roster(problem: Problem, seed: int) -> Roster:
    """Duties and marks as they come, lawful or not: some moved, some two on a day."""
    draw = random.Random(seed)
    duties, marks = {}, {}
    for employee in problem.employees:
        row: list[Duty] = []
        for each in problem.calendar.days:
            for _ in range(draw.choice((0, 0, 1, 1, 1, 2))):
                own = duty(problem, each, draw.choice(problem.shifts).code)
                moved = timedelta(minutes=draw.choice((0, 0, 0, 5, -90)))
                row.append(replace(own, start=own.start - moved, end=own.end + moved))
        duties[employee.id] = tuple(row)
        marks[employee.id] = {
            each: draw.choice(list(Mark)) for each in draw.sample(problem.calendar.days, 9)
        }
    return Roster(duties, marks)


def test_every_field_comes_back() -> None:
    result = everything()
    assert result_of(document_of(result)) == result


@pytest.mark.parametrize("start", [date(2027, 1, 4), date(2027, 3, 22), date(2027, 10, 25)])
@pytest.mark.parametrize("seed", range(4))
def test_any_roster_is_read_the_same(seed: int, start: date) -> None:
    """Weeks of both clock changes among them."""
    problem = small_problem()
    problem = problem.replace(scenario=problem.scenario.replace(start=start))
    roster = random_roster(problem, seed)
    result = small_result(roster, problem)
    again = result_of(document_of(result))
    assert again == result
    assert again.problem.hash == problem.hash
    assert score(again.problem, again.roster) == score(problem, roster)
    assert check(again.problem, again.roster) == check(problem, roster)
    assert {e.start.tzinfo for row in again.roster.duties.values() for e in row} == {OSLO}


def test_a_base_rosters_times_are_without_summer_time() -> None:
    again = result_of(document_of(everything())).base
    assert again is not None
    assert {e.start.tzinfo for row in again.roster.duties.values() for e in row} == {UTC}
    base = everything().base
    assert base is not None
    assert check(again.problem, again.roster) == check(base.problem, base.roster)


def test_a_comparison_is_the_same() -> None:
    comparison = ward(weeks=12)
    sides = comparison.before, comparison.after
    again = compare(*(result_of(document_of(each)) for each in sides))
    assert again.rows == compare(*sides).rows
    assert again.rows


def test_a_years_document_is_small() -> None:
    """A duty with the shift's own times takes some ten signs."""
    result = ward().after
    duties = sum(len(row) for row in result.roster.duties.values())
    marks = sum(len(row) for row in result.roster.marks.values())
    problems = len(result.problem.model_dump_json()) * 2
    assert len(document_of(result)) < problems + 12 * duties + 20 * marks + 20_000


def changed(edit: Edit) -> bytes:
    tree = json.loads(document_of(everything()))
    edit(tree)
    return json.dumps(tree).encode()


def first_duty(tree: dict[str, object], row: object) -> None:
    tree["roster"]["duties"]["s1"][0] = row  # type: ignore[index]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "ikke gyldig JSON"),
        (b"\x00\xff", "ikke gyldig JSON"),
        (document_of(everything())[:-40], "ikke gyldig JSON"),
        (b"[]", "ikke et resultat fra turnus"),
        (b"{}", "ikke et resultat fra turnus"),
        (changed(lambda tree: tree.update(version=2, result={})), "utgave 2"),
        (changed(lambda tree: tree.pop("roster")), "skadet: feil verdi i «roster»"),
        (changed(lambda tree: first_duty(tree, [0])), "«roster.duties.s1.0"),
        (changed(lambda tree: first_duty(tree, [0, "X"])), "finnes ikke i avdelingen"),
        (changed(lambda tree: first_duty(tree, [10**9, "D"])), "eller kalenderen"),
        (
            changed(lambda tree: first_duty(tree, [0, "D", "2027-01-04T07:30", "fire", 0])),
            "«roster.duties.s1.0",
        ),
        (
            changed(lambda tree: tree["result"]["positions"][0].update(bound="9/0")),  # type: ignore[index]
            "«result.positions.0.bound»",
        ),
    ],
)
def test_what_is_no_result_is_told_with_what_to_do(data: bytes, told: str) -> None:
    with pytest.raises(DocumentError) as raised:
        result_of(data)
    assert told in str(raised.value)
    assert str(raised.value).endswith("kjør på nytt.")


def test_times_of_ones_own_are_kept_in_the_calendars_zone() -> None:
    problem = small_problem()
    start = datetime(2027, 1, 4, 5, 45, tzinfo=UTC)
    own = Duty(day(0), "D", start, start + timedelta(hours=9), 30)
    result = small_result(Roster({"s1": (own,)}), problem)
    (again,) = result_of(document_of(result)).roster.duties["s1"]
    assert again == own
    assert (again.start.hour, again.start.tzinfo) == (6, OSLO)
