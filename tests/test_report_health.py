"""The report's part on health and wishes: sources, own rules, granted shares, the formula."""

from tests.goals.test_wishes import wishing
from tests.small import small_problem, small_result, small_roster
from turnus.compare import compare
from turnus.report import health
from turnus.report.side import Pair
from turnus.result import Result
from turnus.scenario import Problem


def pair(problem: Problem) -> Pair:
    result: Result = small_result(problem=problem, roster=small_roster(problem))
    return Pair.of(compare(result, result))


def test_every_advice_has_its_source_and_says_whether_it_is_a_rule() -> None:
    problem = small_problem()
    advice = problem.department.health.replace(max_nights={"mode": "hard", "limit": 2})
    department = problem.department.replace(health=advice)
    rows = health.advice(pair(problem.replace(department=department))).rows
    assert len(rows) == 7
    assert all('<a href="https://' in row[1] for row in rows)
    standing = [row[2] for row in rows]
    assert standing == ["telles", "egen regel, eget tall 2", *["telles"] * 5]
    unsure = [row[0] for row in rows if "ikke bekreftet" in row[1]]
    assert len(unsure) == 2
    assert all("bekreftet" in text for text in unsure)


def test_granted_wishes_are_told_for_all_and_person_by_person() -> None:
    problem = wishing({"kind": "off", "days": ["monday"], "points": 40}, weeks=4)
    told = pair(problem)
    assert "1 ansatt har ønsker" in health.wishes(told)[0].replace("\N{NO-BREAK SPACE}", " ")
    (first, _) = health.wish_tables(told)
    assert [row[0] for row in first.rows] == ["h1"]
    assert health.wish_tables(pair(small_problem())) == ()


def test_new_posts_have_no_wishes_yet() -> None:
    problem = small_problem()
    positions = problem.scenario.positions.replace(mode="redesign")
    problem = problem.replace(scenario=problem.scenario.replace(positions=positions))
    assert health.wishes(pair(problem))[1] == "Ny turnus: nye stillinger har ingen ønsker ennå."
