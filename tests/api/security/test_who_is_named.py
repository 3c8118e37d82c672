"""Reviewers see nobody in small groups, researchers only pseudonyms, leaders everything of theirs."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import update

from api.security.principal import THIS_MACHINE, Principal, Role
from api.security.privacy import in_text, large_enough, may_name, shown_roster
from api.store import departments as stored
from api.store.tables import DepartmentRow, RunRow, ScenarioRow
from tests.api.security.house import House, house
from tests.small import small_problem, small_roster, small_scenario
from turnus.activities import Activities, Meeting
from turnus.department import Department
from turnus.rules import check
from turnus.scenario import WeekendSwap
from turnus.schema import Period

NAMES = {"s1": "Sara-71", "s2": "Siri-72", "h1": "Hege-73", "h2": "Hans-74", "a1": "Arne-75"}
IDS = set(NAMES.values())
RESEARCHER = Principal("r", "r", Role.RESEARCHER, frozenset({"x"}), pseudonyms=b"key")
REVIEWER = Principal("v", "v", Role.REVIEWER, frozenset({"x"}), smallest_group=5)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(tmp_path_factory.mktemp("five"), smallest_group=5) as found:
        found.plant(NAMES)
        yield found


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Two nurses are enough here; the others are one of a kind."""
    with house(tmp_path_factory.mktemp("two"), smallest_group=2) as found:
        found.plant(NAMES)
        yield found


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The ward's five are too few here."""
    with house(tmp_path_factory.mktemp("six"), smallest_group=6) as found:
        found.plant(NAMES)
        yield found


def got(built: House, who: str, path: str) -> Any:
    answer = built.client().get(path, headers=built.asking(who))
    assert answer.status_code == 200, answer.text
    return answer.json()


def people(roster: Any) -> set[str]:
    return {each["id"] for each in roster["employees"]}


def test_leaders_see_names(built: House) -> None:
    assert people(got(built, "leader", f"/v1/rosters/{built.own.run}")) == IDS


def test_reviewers_see_the_names_of_groups_that_are_large_enough(
    built: House, pairs: House
) -> None:
    found = people(got(pairs, "reviewer", f"/v1/rosters/{pairs.own.run}"))
    assert found & IDS == {"Sara-71", "Siri-72"}
    assert sum(each.startswith("P-") for each in found) == 3
    kept = got(pairs, "reviewer", f"/v1/departments/{pairs.own.department}")
    assert people(kept["department"]) == found
    assert not people(got(built, "reviewer", f"/v1/rosters/{built.own.run}")) & IDS


@pytest.mark.parametrize("who", ["reviewer", "researcher"])
@pytest.mark.parametrize(
    "path",
    [
        "/departments/{department}",
        "/scenarios/{scenario}",
        "/runs/{run}",
        "/comparisons/{comparison}",
        "/comparisons/{comparison}/rosters",
        "/comparisons/{comparison}/person",
        "/v1/comparisons/{comparison}",
    ],
)
def test_no_page_names_those_of_small_groups(built: House, path: str, who: str) -> None:
    asked = path.format(**vars(built.own))
    answer = built.client().get(asked, headers=built.asking(who))
    assert answer.status_code == 200, answer.text
    assert not [each for each in IDS if each in answer.text]


@pytest.mark.parametrize(
    "path", ["/departments/{department}", "/runs/{run}", "/comparisons/{comparison}/rosters"]
)
def test_the_same_pages_name_them_to_the_leader(built: House, path: str) -> None:
    asked = path.format(**vars(built.own))
    answer = built.client().get(asked, headers=built.asking("leader"))
    assert all(each in answer.text for each in IDS)


@pytest.mark.parametrize("path", ["/comments", "/decisions"])
def test_what_the_working_group_says_is_its_own(built: House, path: str) -> None:
    asked = f"/v1/comparisons/{built.own.comparison}{path}"
    answers = {
        who: built.client().get(asked, headers=built.asking(who)).status_code
        for who in ("leader", "reviewer", "researcher")
    }
    assert answers == {"leader": 200, "reviewer": 200, "researcher": 403}


def test_researchers_see_the_same_pseudonyms_everywhere(built: House) -> None:
    roster = people(got(built, "researcher", f"/v1/rosters/{built.own.run}"))
    other = people(got(built, "researcher", f"/v1/rosters/{built.own.other}"))
    kept = got(built, "researcher", f"/v1/departments/{built.own.department}")
    assert len(roster) == 5
    assert roster == other == people(kept["department"])
    assert all(each.startswith("P-") for each in roster)
    order = [each["id"] for each in kept["department"]["employees"]]
    assert order == sorted(order)


def test_another_department_has_other_pseudonyms(built: House) -> None:
    _, own = shown_roster(RESEARCHER, "one", small_problem(), small_roster(small_problem()))
    _, other = shown_roster(RESEARCHER, "two", small_problem(), small_roster(small_problem()))
    key = replace(RESEARCHER, pseudonyms=b"other")
    _, rekeyed = shown_roster(key, "one", small_problem(), small_roster(small_problem()))
    assert not own.duties.keys() & other.duties.keys()
    assert not own.duties.keys() & rekeyed.duties.keys()


@pytest.mark.parametrize("form", ["json", "csv", "xlsx", "print"])
def test_no_form_of_a_roster_names_anybody_to_a_researcher(built: House, form: str) -> None:
    path = f"/v1/rosters/{built.own.run}?format={form}"
    answer = built.client().get(path, headers=built.asking("researcher"))
    assert answer.status_code == 200
    text = answer.text
    if form == "xlsx":
        book = load_workbook(io.BytesIO(answer.content))
        text = "\n".join(str(c.value) for sheet in book for row in sheet.iter_rows() for c in row)
    assert "P-" in text
    assert not [each for each in IDS if each in text]


def test_the_report_with_its_names_is_not_for_researchers(built: House) -> None:
    path = f"/v1/comparisons/{built.own.comparison}/report"
    answer = built.client().get(path, headers=built.asking("researcher"))
    assert answer.status_code == 403
    assert not [each for each in IDS if each in answer.text]


def test_no_result_names_anybody_to_a_researcher(built: House) -> None:
    path = f"/v1/runs/{built.own.run}"
    answer = built.client().get(path, headers=built.asking("researcher"))
    assert answer.status_code == 200
    named = built.client().get(path, headers=built.asking("leader"))
    assert not [each for each in IDS if each in answer.text]
    assert [each for each in IDS if each in named.text]


def test_a_calendar_is_asked_for_by_pseudonym(built: House) -> None:
    path = f"/v1/rosters/{built.own.run}?format=ics&employee="
    one = next(iter(people(got(built, "researcher", f"/v1/rosters/{built.own.run}"))))
    client, asking = built.client(), built.asking("researcher")
    assert client.get(path + one, headers=asking).status_code == 200
    assert client.get(path + "Sara-71", headers=asking).status_code == 404


def test_the_figures_are_the_same_under_pseudonyms(built: House) -> None:
    path = f"/v1/runs/{built.own.run}"
    named, unnamed = (got(built, who, path)["result"] for who in ("leader", "researcher"))
    same = named.keys() - {"violations"}
    assert {each: named[each] for each in same} == {each: unnamed[each] for each in same}
    assert len(named["violations"]) == len(unnamed["violations"])


def test_who_has_a_seat_does_not_hang_on_the_pseudonyms() -> None:
    """Of equals the first name has the seat, and a pseudonym is another name."""
    meeting = Meeting(
        id="hms", name="HMS", kind="hms", code="K", dates=(date(2027, 1, 6),), seats={"spl": 1}
    )
    problem = small_problem()
    equals = tuple(each.replace(position_percent=100) for each in problem.employees)
    activities = Activities(meetings=(meeting,))
    problem = problem.replace(
        department=problem.department.replace(activities=activities), employees=equals
    )
    roster = small_roster(problem)
    expected = sorted((v.rule, v.day, v.measured) for v in check(problem, roster))
    for key in (b"1", b"2", b"3", b"4"):
        who = replace(RESEARCHER, pseudonyms=key)
        shown = check(*shown_roster(who, "x", problem, roster))
        assert sorted((v.rule, v.day, v.measured) for v in shown) == expected


def test_private_matters_stay_with_the_leader(built: House) -> None:
    path = f"/v1/departments/{built.own.department}"
    with built.database.write() as session:
        row = session.get(DepartmentRow, built.own.department)
        assert row is not None
        kept = Department.model_validate_json(row.document)
        first, *rest = kept.employees
        period = Period(first=date(2027, 2, 1), last=date(2027, 9, 1))
        first = first.replace(pregnancy=period, turns_60=2027, wanted_percent=80)
        row.document = kept.replace(employees=(first, *rest)).model_dump_json()
    told = got(built, "leader", path)["department"]["employees"][0]
    assert told["pregnancy"] is not None
    for who in ("reviewer", "researcher"):
        for each in got(built, who, path)["department"]["employees"]:
            assert each["pregnancy"] is each["turns_60"] is each["wanted_percent"] is None


@pytest.mark.parametrize(
    "path",
    [
        "/v1/rosters/{run}",
        "/v1/rosters/{run}?format=xlsx",
        "/v1/runs/{run}",
        "/v1/departments/{department}",
    ],
)
def test_a_small_group_has_no_lines_for_a_reviewer(strict: House, path: str) -> None:
    asked = path.format(**vars(strict.own))
    answer = strict.client().get(asked, headers=strict.asking("reviewer"))
    assert answer.status_code == 403
    assert answer.json()["type"] == "/problems/small-group"
    assert strict.client().get(asked, headers=strict.asking("leader")).status_code == 200


def test_a_reviewer_of_a_small_group_still_sees_that_there_is_a_run(strict: House) -> None:
    found = got(strict, "reviewer", f"/v1/runs/{strict.own.run}/metadata")
    assert found["state"] == "COMPLETED"


def test_figures_of_few_are_left_out_of_comparisons(strict: House) -> None:
    path = f"/v1/comparisons/{strict.own.comparison}"
    named, shown = (got(strict, who, path)["lines"] for who in ("leader", "reviewer"))
    small = [
        (line, seen)
        for line, seen in zip(named, shown, strict=True)
        if line["affected"] and line["affected"] < 6
    ]
    assert small
    for line, seen in small:
        assert seen["value"] is seen["affected"] is None
        assert seen["others"][0]["difference"] is seen["others"][0]["people"] is None
        assert "færre enn 6" in seen["others"][0]["missing"]
        assert seen["title"] == line["title"]
    for line, seen in zip(named, shown, strict=True):
        if not line["affected"]:
            assert seen == line


def test_why_a_run_failed_names_nobody(built: House, strict: House) -> None:
    told = "Det finnes ingen lovlig årsturnus for Sara-71 (100 %)."
    for each in (built, strict):
        with each.database.write() as session:
            session.execute(update(RunRow).where(RunRow.id == each.own.run).values(reason=told))
    for path in ("/v1/runs/{}/metadata", "/v1/runs"):
        assert told in str(got(built, "leader", path.format(built.own.run)))
        assert "for P-" in str(got(built, "reviewer", path.format(built.own.run)))
        assert "for P-" in str(got(built, "researcher", path.format(built.own.run)))
        assert "for en ansatt (100 %)" in str(got(strict, "reviewer", path.format(strict.own.run)))
    events = built.client().get(
        f"/v1/runs/{built.own.run}/events", headers=built.asking("researcher")
    )
    assert "for P-" in events.text


def test_who_swaps_weekends_is_told_as_everything_else(built: House, strict: House) -> None:
    swap = WeekendSwap(employee="Sara-71", gives=date(2027, 1, 4), takes=date(2027, 1, 11))
    for each in (built, strict):
        with each.database.write() as session:
            row = session.get(ScenarioRow, each.own.scenario)
            assert row is not None
            stored.revise_scenario(session, row, small_scenario().replace(weekend_swaps=(swap,)))

    def swaps(where: House, who: str) -> list[str]:
        found = got(where, who, f"/v1/scenarios/{where.own.scenario}")["scenario"]
        return [each["employee"] for each in found["weekend_swaps"]]

    assert swaps(built, "leader") == ["Sara-71"]
    for who in ("reviewer", "researcher"):
        assert swaps(built, who)[0].startswith("P-")
    assert swaps(strict, "reviewer") == []


def test_how_many_are_enough() -> None:
    assert [large_enough(REVIEWER, count) for count in (None, 0, 1, 4, 5)] == [
        True,
        True,
        False,
        False,
        True,
    ]
    assert may_name(REVIEWER, 5)
    assert not may_name(REVIEWER, 4)
    assert not may_name(RESEARCHER, 500)
    assert may_name(THIS_MACHINE, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("s1 og s10, s1.", "X og s10, X."),
        ("for s1 (80 %)", "for X (80 %)"),
        ("ks1 s1-a s1.b", "ks1 s1-a s1.b"),
    ],
)
def test_names_in_texts_are_whole_words(text: str, expected: str) -> None:
    assert in_text(text, {"s1": "X"}) == expected


def test_a_number_is_a_name_only_before_a_position() -> None:
    assert in_text("12 av 31, for 12 (80 %)", {"12": "X"}) == "12 av 31, for X (80 %)"


def test_the_key_is_not_told() -> None:
    assert "b'key'" not in repr(RESEARCHER)
