"""The five K, distribution, supplements and definitions as the report tells them."""

import json
import re
from dataclasses import replace

import pytest

from tests.small import roster_of, small_problem, small_result, small_roster
from tests.ward import ward
from turnus.activities import Activities, CompetenceTime
from turnus.compare import compare
from turnus.indicators import INDICATORS
from turnus.report import definitions, distribution, pay, render
from turnus.report.definitions import BETTER
from turnus.report.distribution import gini, too_small
from turnus.report.five_k import five_k
from turnus.report.side import Pair
from turnus.report.verdicts import LIKE, gains_and_losses, idle, unchanged_table, verdict_table
from turnus.result import Result
from turnus.texts.numbers import number

WEEKS = 13


@pytest.fixture(scope="module")
def pair() -> Pair:
    return Pair.of(ward(WEEKS))


def test_every_measure_is_defined_with_unit_and_direction() -> None:
    rows = {row[0]: row for row in definitions.definitions().rows}
    for each in INDICATORS:
        assert rows[each.title][1:] == (
            each.definition, each.unit, BETTER[each.better], each.source,
        )  # fmt: skip
    assert len(rows) == len(INDICATORS) + 1


def test_every_measure_stands_in_one_of_the_three_tables(pair: Pair) -> None:
    missing = definitions.without_value(pair)
    assert missing
    tables = (verdict_table(pair), unchanged_table(pair), missing)
    told = [row[0] for table in tables for row in table.rows]
    rows = [row for row in pair.comparison.rows if not idle(pair, row.id)]
    assert sorted(told) == sorted(row.title for row in rows)
    reasons = dict(row for row in missing.rows)
    assert reasons["Sykefravær"] == "krever tall fra driften"
    assert reasons["Ønsker større stilling (uønsket deltid)"] == "ingen har oppgitt ønsket stilling"


def test_the_five_k_say_what_is_gained_and_lost(pair: Pair) -> None:
    groups = {group.name: group for group in five_k(pair)}
    contacts = groups["Kontaktreduksjon"]
    assert contacts.said == "4 av 4 måltall blir bedre."
    assert {each.direction for each in contacts.measures} == {"lavere er bedre"}
    weekend = contacts.measures[0]
    assert weekend.verdict == "+ gevinst"
    assert weekend.change.startswith("−")
    for group in groups.values():
        assert group.said.endswith(".")
        assert all(each.definition.endswith(".") for each in group.measures)


def test_the_five_k_count_what_is_worse_without_proof() -> None:
    comparison = ward(WEEKS)
    loose = replace(
        comparison.before, stages=tuple(replace(s, bound=0) for s in comparison.before.stages)
    )
    unsure = Pair.of(compare(comparison.after, loose))
    groups = {group.name: group for group in five_k(unsure)}
    for group in groups.values():
        seen = [each.verdict for each in group.measures if each.verdict.endswith("ikke bevist")]
        for word, told in (("verre", "dårligere"), ("bedre", "bedre")):
            count = seen.count(f"{word}, ikke bevist")
            assert (f"{count} er {told}" in group.said) == bool(count), group.said
        assert ("i disse turnusene uten at det er bevist." in group.said) == bool(seen)
    assert any("uten at det er bevist" in group.said for group in groups.values())
    rows = {row[0]: row for row in verdict_table(unsure).rows}
    for row in unsure.comparison.unproved:
        assert rows[row.title][4] == f"{row.seen}, ikke bevist"


def test_a_measure_without_value_says_why() -> None:
    """Two weeks are too short for 28 days and 12 weeks."""
    result = small_result(problem=small_problem(weeks=2), roster=None)
    groups = {group.name: group for group in five_k(Pair.of(compare(result, result)))}
    assert [each.verdict for each in groups["Kontaktreduksjon"].measures] == [
        "uendret", "uendret", "planen er for kort", "planen er for kort",
    ]  # fmt: skip
    assert groups["Kontinuitet"].said == "Ingen av måltallene viser noen sikker endring."


@pytest.mark.parametrize(
    ("values", "expected"),
    [([3, 3, 3], 0), ([0, 0, 0, 4], 0.75), ([1, 3], 0.25), ([0, 0], None), ([-1, 2], None)],
)
def test_gini(values: list[float], expected: float | None) -> None:
    assert gini(values) == (None if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        ({"a": 5, "b": 9}, set()),
        ({"a": 4, "b": 9}, {"a", "b"}),
        ({"a": 1, "b": 6, "c": 9}, {"a", "b"}),
        ({"a": 3, "b": 2, "c": 9}, {"a", "b"}),
        ({"a": 7}, set()),
        ({"a": 3}, {"a"}),
    ],
)
def test_few_people_cannot_be_worked_out(sizes: dict[str, int], hidden: set[str]) -> None:
    names = [name for name, size in sizes.items() for _ in range(size)]
    assert too_small(names) == hidden


def test_groups_that_are_shown_have_five_people(pair: Pair) -> None:
    spread, *groups, ginis = distribution.distributions(pair)
    assert ginis.caption.startswith("Gini")
    assert spread.rows[0][0] == "Arbeidshelger i året"
    for side, table in zip(pair.sides, groups, strict=True):
        for row in table.rows:
            if row[1] == "vises ikke":
                assert set(row[2:]) == {"–"}
            else:
                assert 5 <= int(row[1]) <= side.heads
    exempt = [row for row in groups[0].rows if "fritatt" in row[0]]
    assert not exempt
    assert "fritak fra helg" in groups[0].note


def evenings_elsewhere(result: Result) -> bool:
    """Whether evenings are hidden in the groups and in the Gini table, not in one of them alone."""
    _, *groups, ginis = distribution.distributions(Pair.of(compare(result, result)))
    title = "Aftenvakter i året, per hel stilling"
    (gini_row,) = [row for row in ginis.rows if row[0] == title]
    cells = {
        row[table.headings.index(title)]
        for table in groups
        for row in table.rows
        if row[1] != "vises ikke"
    }
    hidden = gini_row[1:] == ("–", "–")
    assert not cells or ("–" in cells) == hidden
    return hidden


def test_what_the_department_has_none_of_is_no_row_of_noughts() -> None:
    plain = small_result()
    learning = CompetenceTime(codes=("K",), minutes_per_week=60)
    department = plain.problem.department
    agreed = department.replace(activities=Activities(competence_time=learning))
    told = {}
    for each in (department, agreed):
        problem = plain.problem.replace(department=each)
        one = small_result(roster_of(problem, {"s1": "D"}), problem)
        told[each is agreed] = {row[0] for row in unchanged_table(Pair.of(compare(one, one))).rows}
    assert "Kompetansetid per ansatt" in told[True] - told[False]
    assert "Timer innkalt til møter" not in told[True] | told[False]


def test_loads_are_told_in_one_table_with_the_formula_beneath() -> None:
    problem = small_problem()
    more = (*problem.employees, problem.employees[0].replace(id="s3"))
    five = problem.replace(employees=more)
    told, hidden = [], []
    for each in (problem, five):
        result = small_result(small_roster(each), each)
        found, *_ = distribution.distributions(Pair.of(compare(result, result)))
        rows = {row[0]: row for row in found.rows}
        told.append(rows["Aftenvakter i året, per hel stilling"][1:5])
        assert "stillingsprosenten" in found.note
        hidden.append(evenings_elsewhere(result))
    assert hidden == [True, False], "hidden everywhere or nowhere"
    assert told[0] == ("–",) * 4, "four people share the evenings"
    assert told[1][0] == "5"
    assert told[1][3].endswith("%")


def test_the_mean_weekends_are_the_same_wherever_they_are_told(pair: Pair) -> None:
    spread, *_ = distribution.distributions(pair)
    rows = {row[0]: row for row in spread.rows}
    row = pair.comparison.row("weekends-mean")
    weekends = rows["Arbeidshelger i året"]
    assert (weekends[2], weekends[6]) == (number(row.before, 1), number(row.after, 1))


def test_no_loss_is_left_out_of_the_chart_unless_its_like_is_a_loss_too(pair: Pair) -> None:
    labels = json.loads(gains_and_losses(pair).figure)["layout"]["annotations"]
    drawn = {label["text"].removeprefix("− Tap: ") for label in labels}
    for each in pair.comparison.losses:
        like = pair.comparison.row(LIKE[each.id]) if each.id in LIKE else each
        assert each.title in drawn or (like.verdict == "tap" and like.title in drawn)


def test_a_relative_burden_is_per_full_position(pair: Pair) -> None:
    nights = next(each for each in distribution.CRITERIA if each.column == "nights")
    told = distribution._values(pair.before, nights)
    first = pair.before.people.iloc[-1]
    expected = first["nights"] * 100 / first["position_percent"] * 52 / WEEKS
    assert told.iloc[-1] == pytest.approx(expected)
    assert expected > 0


def test_a_very_small_unit_has_no_distribution() -> None:
    problem = small_problem(weeks=1)
    four = problem.replace(employees=problem.employees[:4])
    result = small_result(roster_of(four, {"s1": "D"}), four)
    pair = Pair.of(compare(result, result))
    assert distribution.distributions(pair) == ()


def test_supplements_say_how_sure_they_are(pair: Pair) -> None:
    text = " ".join(pay.supplement_texts(pair))
    assert "ikke som budsjett" in text
    assert "sykepleier 556" in text
    marks = {row[0]: row[4] for row in pay.rates().rows}
    assert marks["Tillegg for samme tid"] == "ikke bekreftet"
    assert marks["Timelønn"] == "lest i kilden"


def test_kroner_that_are_not_known_are_not_shown() -> None:
    result = small_result()
    rows = {row[0]: row for row in pay.supplements(Pair.of(compare(result, result))).rows}
    assert rows["Tillegg i avdelingen"][1:4] == ("–", "–", "–")
    assert rows["Tillegg i avdelingen"][4].startswith("årslønn mangler")
    assert rows["Timer med helgetillegg"][1] != "–"


def test_reference_is_folded_and_opened_for_print(pair: Pair) -> None:
    page = render(pair.comparison)
    assert page.count("<details>") == page.count("</details>") >= 4
    assert 'querySelectorAll("details:not([open])")' in page
    for id in ("fem-k", "fordeling", "tillegg"):
        assert f'<section id="{id}"' in page
        assert f'href="#{id}"' in page
    folded = " ".join(re.findall(r"<details>.*?</details>", page, flags=re.DOTALL))
    assert "Slik er måltallene regnet" in folded


def test_no_group_or_measure_names_anybody(pair: Pair) -> None:
    page = render(pair.comparison)
    for id in ("fem-k", "fordeling", "tillegg"):
        part = page.split(f'<section id="{id}"')[1].split("</section>")[0]
        for side in pair.sides:
            assert not any(each.id in part for each in side.problem.employees)
