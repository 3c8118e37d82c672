"""What the report says of red days: sentences, figures that add up, and turns person by person."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.ward import ward
from turnus.agreement import RedDays, Season
from turnus.compare import Comparison, compare
from turnus.employee import LastYear, Turn
from turnus.report import render
from turnus.report.answer import answer
from turnus.report.red_days import person_tables, red_days, seasons, sentences
from turnus.report.rulebook import rules, summary
from turnus.report.side import Pair
from turnus.report.signatures import signatures
from turnus.result import Result


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return ward()


def agreeing(result: Result, **changes: Any) -> Result:
    department = result.problem.department
    agreement = department.agreement.replace(**changes)
    problem = result.problem.replace(department=department.replace(agreement=agreement))
    return replace(result, problem=problem)


def pair_with(comparison: Comparison, **changes: Any) -> Pair:
    before, after = (agreeing(each, **changes) for each in (comparison.before, comparison.after))
    return Pair.of(compare(before, after))


def test_the_section_stands_in_the_report(comparison: Comparison) -> None:
    page = render(comparison)
    assert 'id="rode-dager"' in page
    assert "ikke lagt i turnusen" not in page
    assert "Røde dager per ansatt; planen har" in page


def test_worked_and_free_add_up_to_the_plan(comparison: Comparison) -> None:
    pair = Pair.of(comparison)
    told = {row[0]: row[1:] for row in red_days(pair).rows}
    reds = len(pair.problem.calendar.red_days)
    for side in (0, 1):
        most = int(told["Røde dager på arbeid, flest"][side])
        assert most + int(told["Røde dager fri, færrest"][side]) == reds
        assert 0 <= int(told["Røde dager på arbeid, færrest"][side]) <= most


@pytest.mark.parametrize(
    ("agreement", "words", "signs"),
    [
        ({}, "Gjennomsnitt", True),
        ({"sunday_average_weeks": None}, "Hovedregelen", False),
        ({"red_days": RedDays(method="combination")}, "Kombinasjon", True),
    ],
)
def test_the_method_and_who_signs(
    comparison: Comparison, agreement: dict[str, Any], words: str, signs: bool
) -> None:
    pair = pair_with(comparison, **agreement)
    text = " ".join(sentences(pair))
    assert text.startswith(words)
    assert ("Ingen trenger å skrive under" in text) != signs
    titles = " ".join(cell for row in signatures(pair.after).rows for cell in row)
    assert ("Fri på rød dag (F3)" in titles) == (words == "Kombinasjon")


def test_turns_tell_last_year_beside_this_year(comparison: Comparison) -> None:
    before = comparison.before
    calendar = before.problem.calendar
    christmas = (
        calendar.wall(date(2027, 12, 24), 15 * 60),
        calendar.wall(date(2027, 12, 26), 22 * 60),
    )
    works = {
        id: any(duty.overlap(*christmas) for duty in row)
        for id, row in before.roster.duties.items()
    }
    people = tuple(
        each.replace(last_year=LastYear(christmas=Turn.WORKED)) for each in before.problem.employees
    )
    told = replace(before, problem=before.problem.replace(employees=people))
    pair = Pair.of(compare(told, comparison.after))
    own, _ = person_tables(pair)
    column = own.headings.index("Jul: i fjor → i år")
    assert {row[0]: row[column] for row in own.rows} == {
        id: f"arbeid → {'arbeid' if works[id] else 'fri'}" for id in works
    }
    table = seasons(pair)
    assert table is not None
    (row,) = [each for each in table.rows if each[0] == "Jul"]
    assert row[1] == row[3] == str(sum(works.values()))
    assert row[4] == "ikke oppgitt"
    part = (people[0].replace(last_year=LastYear()), *people[1:])
    told = replace(before, problem=before.problem.replace(employees=part))
    table = seasons(Pair.of(compare(told, comparison.after)))
    assert table is not None
    (row,) = [each for each in table.rows if each[0] == "Jul"]
    unknown = works[people[0].id]
    also = sum(works.values()) - unknown
    assert row[3] == (f"{also} (1 ikke oppgitt)" if unknown else str(also))


def test_last_year_is_not_told_where_it_is_not_known(comparison: Comparison) -> None:
    table = seasons(Pair.of(comparison))
    assert table is not None
    assert not any("i fjor" in each for each in (table.caption, *table.headings))
    assert {len(row) for row in table.rows} == {4}
    assert "Hvem som arbeidet i fjor, er ikke oppgitt." in table.note


def test_seasons_in_turns_are_named(comparison: Comparison) -> None:
    pair = pair_with(comparison, holiday_turns=(Season.CHRISTMAS, Season.NEW_YEAR))
    assert "Ingen arbeider jul og nyttår to år på rad." in " ".join(sentences(pair))
    titles = " ".join(cell for row in signatures(pair.after).rows for cell in row)
    assert "Høytidene går på omgang" in titles


def test_a_plan_without_seasons_has_no_table_of_them() -> None:
    short = ward(weeks=4)
    start = short.before.problem.scenario.start
    assert start + timedelta(weeks=4) < date(2027, 3, 24)
    assert seasons(Pair.of(short)) is None


def without_base(result: Result) -> Result:
    """The same, where no base roster told what people have coming."""
    people = tuple(each.replace(red_days_owed=None) for each in result.problem.employees)
    return replace(result, base=None, problem=result.problem.replace(employees=people))


def test_f3_and_f5_are_not_called_fulfilled_without_a_base_roster(comparison: Comparison) -> None:
    pair = Pair.of(compare(comparison.before, without_base(comparison.after)))
    told = {row.id: row for row in rules(pair)}
    for id in ("R-T5", "R-T6"):
        assert (told[id].before, told[id].after) == (
            "✓ oppfylt",
            "kan ikke kontrolleres uten grunnturnus",
        )
        assert told[id].state == "untold"
    assert told["daily-rest"].state != "untold"
    assert summary(pair).endswith("2 i ny turnus kan ikke kontrolleres uten grunnturnus.")
    assert "Alle" not in summary(pair)
    assert "«Fri på rød dag (F3)» kan ikke kontrolleres" in answer(pair).cards[1].lawful
    for id in ("f3-days", "f5-days"):
        row = pair.comparison.row(id)
        assert (row.after, row.verdict) == (None, "uten tall")
        assert row.missing == "kan ikke regnes ut uten grunnturnus"
    figures = {row[0]: row[1:] for row in red_days(pair).rows}
    assert figures["Fri på rød dag (F3), i alt"] == ("0", "–")
    assert "ny turnus" in red_days(pair).note
    assert "Regler som ikke kan kontrolleres uten grunnturnus" in render(pair.comparison)


def test_paid_out_f5_need_no_base_roster(comparison: Comparison) -> None:
    paid = agreeing(comparison.after, red_days=RedDays(f5="pay"))
    pair = Pair.of(compare(comparison.before, without_base(paid)))
    assert [each.id for each in pair.after.untold] == ["R-T6"]
