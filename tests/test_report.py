"""The report is one page that needs nothing else, and tells both sides, figures and proof."""

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.small import roster_of, small_problem, small_result
from tests.ward import ward
from turnus.compare import Comparison, compare
from turnus.employee import RedDaysOwed
from turnus.report import panels, render, write_report
from turnus.report.answer import answer, proof
from turnus.report.effects import wanted, what_gives_what
from turnus.report.people import balance, without_gaps
from turnus.report.posts import full_time_share
from turnus.report.rulebook import others, rules
from turnus.report.side import Pair, Side
from turnus.report.signatures import signature
from turnus.report.staffing import day_profile, thin_edges
from turnus.report.temps import temps, week_table
from turnus.report.verdicts import gains_and_losses, unchanged_table, verdict_table
from turnus.result import Result, Status
from turnus.roster import Mark
from turnus.rules import RULES
from turnus.rules import rule as rule_of
from turnus.texts import numbers
from turnus.texts.numbers import with_unit

WEEKS = 13
SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return ward(WEEKS)


@pytest.fixture(scope="module")
def page(comparison: Comparison) -> str:
    return re.sub(r"<script>.*?</script>", "", render(comparison), flags=re.DOTALL)


def test_the_file_is_alone_and_in_norwegian(comparison: Comparison, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    write_report(comparison, path)
    html = path.read_text(encoding="utf-8")
    assert html.startswith("<!doctype html>")
    assert '<html lang="nb">' in html
    assert html.count("Plotly.newPlot(place") == 1
    assert not re.search(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="http', html)
    assert "default-src 'none'" in html


def test_the_answer_has_share_people_mean_and_smallest(page: str) -> None:
    text = page.replace(SPACE, " ")
    assert "I dag har 4 av 31 ansatte 100 % stilling (12,9 %)." in text
    assert "I ny turnus har 11 av 22 det (50 %)." in text
    for named in (
        "<dt>Minste stilling</dt><dd>44,37 %</dd>",
        "<dt>Stilling i snitt</dt><dd>78,8 %",
    ):
        assert named in text
    assert "Mer enn 11 av 22 er ikke mulig innenfor disse rammene (bevist)." in text
    assert "9 stillinger faller bort" in text
    top = text.split("Hva dere vinner")[0]
    assert "ønsket bemanning fullt ut innenfor den samme rammen er bevist umulig." in top


def test_every_chart_has_its_figures_as_a_table(comparison: Comparison, page: str) -> None:
    pair = Pair.of(comparison)
    for panel in (*panels(pair), gains_and_losses(pair)):
        assert panel.figure
        assert panel.tables
        assert f'id="d-{panel.id}" role="img"' in page
        for table in panel.tables:
            assert all(len(row) == len(table.headings) for row in table.rows)


class Outline(HTMLParser):
    """Heading levels, and tables with what a screen reader needs."""

    def __init__(self) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.tables = self.captions = 0
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.tables += tag == "table"
        self.captions += tag == "caption"
        self.ids += [value for name, value in attrs if name == "id" and value]


def test_the_foot_tells_source_date_version_and_bound(comparison: Comparison) -> None:
    page = render(comparison, date(2027, 1, 31)).replace(SPACE, " ")
    pair = Pair.of(comparison)
    feet = re.findall(r'<p class="small">([^<]*Kilde: [^<]*)</p>', page)
    assert len(feet) == len(panels(pair)) + 1
    for foot in feet:
        assert "31. januar 2027" in foot
        assert "turnus 0.1.0" in foot
    for panel, foot in zip(panels(pair), feet, strict=False):
        assert re.search("Bevist|grense|Avtalt rom", foot), panel.id


def test_days_are_written_in_norwegian(comparison: Comparison) -> None:
    before, after = (
        replace(result, versions={"turnus": "0.1.0"})
        for result in (comparison.before, comparison.after)
    )
    words = re.sub(r"<[^>]+>", " ", render(compare(before, after)).split("<script>")[0])
    assert "uke 1" in words
    assert not re.search(r"20\d\d-\d\d-\d\d", words)


def test_no_chart_tells_one_person_and_the_leaders_own_part_is_last(page: str) -> None:
    shared, own = page.split('<section id="personer"')
    after_grids = shared.split('<section id="regler"')[1]
    charted = shared.split('<section id="turnusene"')[0]
    for part in (charted, after_grids):
        assert "SPL01" not in part
    assert "SPL01" in own
    assert "</section>\n</main>" in own


def test_uncovered_hours_are_told_by_weekday_and_clock(comparison: Comparison) -> None:
    assert "vikarer som skal dekke ferien" in temps(Pair.of(comparison)).foot
    for one in Pair.of(comparison).sides:
        told = week_table(one)
        assert told.headings[1:8] == ("man", "tir", "ons", "tor", "fre", "lør", "søn")
        below = one.uncovered[one.uncovered["level"] == "minimum"]["hours"].sum()
        assert told.rows[-1][-1] == numbers.number(below, 1)
        saturday = one.uncovered.query("level == 'minimum' and weekday == 6")["hours"].sum()
        assert told.rows[-1][6] == numbers.number(saturday, 1)


def test_the_written_change_is_the_difference_of_the_written_numbers(
    comparison: Comparison,
) -> None:
    for row in verdict_table(Pair.of(comparison)).rows:
        before, after, change = (written(cell) for cell in row[1:4])
        assert change == pytest.approx(after - before), row[0]


def written(cell: str) -> float:
    """The number that a cell begins with, without its unit."""
    found = re.match(r"[−+\d,\s]+", cell)
    assert found
    return float(re.sub(r"\s", "", found[0]).replace(",", ".").replace("−", "-"))


def test_every_change_says_whom_it_concerns(comparison: Comparison) -> None:
    rows = {row[0]: row for row in verdict_table(Pair.of(comparison)).rows}
    assert all(row[5] for row in rows.values())
    assert rows["Ansatte med 100 % stilling"][5] == "7 flere ansatte"
    assert rows["Stillinger under 50 %"][5] == "9 færre ansatte"
    assert rows["Stillinger som faller bort"][5] == f"9{SPACE}stillinger"


def test_what_is_not_proved_is_neither_gain_nor_loss_in_the_answer(comparison: Comparison) -> None:
    loose = replace(
        comparison.after,
        stages=tuple(replace(stage, bound=0) for stage in comparison.after.stages),
    )
    unsure = compare(comparison.before, loose)
    told = answer(Pair.of(unsure))
    titles = {row.title for row in unsure.unproved}
    words = {line.split(": ")[0]: line.split(": ")[1] for line in told.unproved}
    assert words.keys() == titles
    for row in unsure.unproved:
        fell = (row.after or 0) < (row.before or 0)
        expected = "bedre" if fell == (row.better == "lower") else "verre"
        if row.better == "neutral":
            expected = "endret"
        assert words[row.title].startswith(f"{expected}, fra "), row.title
    worse = [line for line in told.unproved if ": verre, " in line]
    assert told.unproved[: len(worse)] == tuple(worse)
    assert titles
    for line in (*told.gains, *told.losses):
        assert not any(line.startswith(title) for title in titles)


def test_classes_without_people_are_told_as_one() -> None:
    rows = [("0", 1, 0), ("1–50", 0, 0), ("51–100", 0, 0), ("101–150", 0, 2), ("151–200", 0, 0)]
    told = [("0", 1, 0), ("1–100", 0, 0), ("101–150", 0, 2), ("151–200", 0, 0)]
    assert without_gaps(rows) == told


def test_the_balance_counts_everybody_once(comparison: Comparison) -> None:
    pair = Pair.of(comparison)
    rows = balance(pair).tables[0].rows[:-2]
    for column, one in enumerate(pair.sides, 1):
        assert sum(int(row[column]) for row in rows) == one.heads


def test_a_plan_that_is_not_proved_is_not_said_to_be_best(comparison: Comparison) -> None:
    positions = comparison.after.positions
    assert "høyere andel er ikke mulig" in plans_told(comparison)
    unknown = tuple(
        replace(plan, bound=None, status=Status.UNKNOWN if not plan.lines else Status.FEASIBLE)
        for plan in positions
    )
    text = plans_told(replace(comparison, after=replace(comparison.after, positions=unknown)))
    assert "ikke bevist best" in text
    assert "ikke avklart" in text
    assert "umulig" not in text
    assert "ikke mulig" not in text


def plans_told(comparison: Comparison) -> str:
    pair = Pair.of(comparison)
    return " ".join((*what_gives_what(pair), *wanted(pair)))


def test_a_wide_table_says_its_heading_at_every_number(page: str) -> None:
    """A phone shows such a table without its row of headings."""
    flows = re.findall(r'<table class="[^"]*flow[^"]*">.*?</table>', page, flags=re.DOTALL)
    assert len(flows) > 10
    for each in flows:
        assert each.count("<td") == each.count("data-of=") > 0
    assert "Tap og gevinster" in " ".join(flows)


def test_nothing_in_the_report_is_named_as_in_a_file(page: str) -> None:
    words = re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL)
    assert not re.findall(r"\b[a-z]+_[a-z]+\b|\w+\.(?:json|yaml)\b", words)


def test_the_gains_and_losses_come_before_the_details(page: str) -> None:
    places = [page.index(f'<section id="{id}"') for id in re.findall(r'<a href="#([\w-]+)">', page)
              if f'<section id="{id}"' in page]  # fmt: skip
    nav = places[: page.count("<section ")]
    assert nav == sorted(nav), "the list of contents is in the order of the page"
    assert page.index('id="gevinst"') < page.index('id="stillingsplaner"')


def test_unlike_effort_is_told_at_the_top(comparison: Comparison) -> None:
    slower = replace(comparison.after, settings=replace(comparison.after.settings, seconds=5))
    told = compare(comparison.before, slower)
    assert "De to sidene har ikke samme regnetid." in render(told).split("Hva dere vinner")[0]
    assert "har ikke samme" not in render(comparison)


def test_headings_are_in_order_and_tables_have_captions(page: str) -> None:
    outline = Outline()
    outline.feed(page)
    assert outline.levels[0] == 1
    steps = zip(outline.levels, outline.levels[1:], strict=False)
    assert all(after <= before + 1 for before, after in steps)
    assert outline.tables == outline.captions > 20
    assert len(outline.ids) == len(set(outline.ids))
    for target in re.findall(r'href="#([^"]+)"', page):
        assert target in outline.ids


def test_the_grid_shows_every_person_code_and_violation(comparison: Comparison, page: str) -> None:
    for result in (comparison.before, comparison.after):
        for employee in result.problem.employees:
            assert f"<tr><th scope=row>{employee.id} " in page
    assert "<td class=l>L1" in page
    cell = re.search(r'tabindex=0 aria-label="([^"]+)">([^<]*)!', page)
    assert cell
    assert re.match(r"\S+, \w+dag \d+\.\s\w+ 2027, \S+\. Brudd\. \S+ §", cell[1])
    assert ".x:focus::after" in page


def test_rules_tell_both_sides_and_who_signs(comparison: Comparison) -> None:
    pair = Pair.of(comparison)
    by_id = {row.id: row for row in rules(pair)}
    assert set(by_id) <= {rule.id for rule in RULES}
    assert "avg-permit" not in by_id
    assert by_id["avg-union"].mark == "lest i kilden"
    assert "høyst per døgn 12,5" in by_id["avg-union"].limit
    assert "fri minst 9" in by_id["daily-rest"].limit
    assert "avtalt her; nivået tillater 8" in by_id["daily-rest"].limit
    assert by_id["long-shift"].signature
    assert not signature(pair.before, rule_of("long-shift"))


def test_the_checklist_and_what_is_left_out_are_printed(page: str) -> None:
    section = page.split('<section id="sjekkliste"')[1].split("</section>")[0].replace(SPACE, " ")
    assert section.count("☐") == section.count("Hvem: ") > 5
    assert "helsekontroll" in section
    assert "aml § 10-11 (8). Hvem: leder." in section
    assert "Vakttypene har ikke hjemmevakt." in section


def test_rules_that_do_not_govern_say_why(comparison: Comparison) -> None:
    texts = others(Pair.of(comparison))
    assert any("gjelder bare nivå L3" in each for each in texts)
    assert not any("_" in each for each in texts)


def test_thin_edges_are_found(comparison: Comparison) -> None:
    edges = thin_edges(day_profile(Pair.of(comparison)))
    assert any(edge.kind == "Lørdag" and edge.first >= 20 for edge in edges)
    assert all(edge.after < edge.before for edge in edges)


def side(uncovered: int, bound: Fraction | None, least: int | None = 0) -> Side:
    result = ward(WEEKS).after
    assert result.base is not None
    plan = replace(result.plan, bound=bound)
    base = replace(result.base, uncovered_minimum=uncovered, bound=least)
    return Side("Ny turnus", replace(result, positions=(plan,), base=base))


def said(one: Side) -> str:
    return " ".join(proof(one)).replace(SPACE, " ")


def test_proof_needs_both_halves() -> None:
    half = Fraction(1, 2)
    assert "(bevist)" in said(side(0, half))
    assert "mellom 50 % og 60 %" in said(side(0, Fraction(3, 5)))
    assert "Det er ikke vist at 50 % kan nås" in said(side(7200, half))
    assert "10 timer i uka" in said(side(7200, half))
    assert "bevist at minst 5 timer" in said(side(7200, half, 3600))
    assert "ikke bevist hvor mange" in said(side(0, None))
    assert "(bevist)" not in said(side(7200, half))


def test_a_base_roster_that_was_not_found_has_no_hours() -> None:
    """All the demand is then uncovered in it, which says nothing about the posts."""
    one = side(7200, Fraction(1, 2))
    base = one.result.base
    assert base is not None
    lost = replace(one.result, base=replace(base, status=Status.UNKNOWN))
    told = said(Side("Ny turnus", lost))
    assert "ikke funnet noen lovlig grunnturnus" in told
    assert "timer i uka" not in told


def test_a_share_that_no_base_roster_shows_is_not_said_to_be_possible(
    comparison: Comparison,
) -> None:
    base = comparison.after.base
    assert base is not None
    short = replace(comparison.after, base=replace(base, uncovered_minimum=7200))
    pairs = [Pair.of(compare(comparison.before, each)) for each in (comparison.after, short)]
    titles = [full_time_share(each).title for each in pairs]
    assert titles[0].startswith("Halvparten kan ha full stilling")
    assert titles[1].startswith("Halvparten har full stilling i turnusen som er laget")
    for each, unsure in zip(pairs, (False, True), strict=True):
        told = answer(each)
        (figures,) = full_time_share(each).tables
        (full,) = [line for line in told.gains if line.startswith("Ansatte med 100 % stilling")]
        places = (full_time_share(each).title, figures.note, full)
        assert all(("ikke vist med full dekning" in place) == unsure for place in places)
        assert ("dekker ikke minstebemanningen" in told.sentences[0]) == unsure
        assert ("når minstebehovet er dekket" in " ".join(told.wanted)) != unsure
        assert ("Det er ikke vist at 50" in " ".join(told.proof)) == unsure
        assert told.cards[1].missing == with_unit(each.after.missing_hours, "timer")
        assert "et sted mellom" not in " ".join(told.proof)


def test_names_cannot_become_markup() -> None:
    problem = small_problem()
    evil = "<script>alert(1)</script>"
    department = problem.department.replace(name=evil)
    result = small_result(problem=problem.replace(department=department))
    assert "<script>alert" not in render(compare(result, result))


@pytest.mark.parametrize("bound", [0, None])
def test_a_result_without_plan_bound_or_base_is_told(bound: int | None) -> None:
    result: Result = small_result(bound=bound)
    stopped = replace(result, status=Status.STOPPED, notes=("Stoppet etter 2 sekunder.",))
    html = render(compare(result, stopped))
    assert "ikke laget noen grunnturnus" in html
    assert "Stoppet etter 2 sekunder." in html
    assert "None" not in re.sub(r"<script>.*?</script>", "", html, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1846.5, 1, f"1{SPACE}846,5"),
        (50.0, 1, "50"),
        (-0.04, 1, "0"),
        (-3.25, 2, "−3,25"),
        (None, 1, "–"),
        (1250, 0, f"1{SPACE}250"),
    ],
)
def test_numbers_are_norwegian(value: float | None, decimals: int, text: str) -> None:
    assert numbers.number(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1, "ansatte", "1 ansatt"),
        (-1, "dager/år", "−1 dag/år"),
        (0, "ansatte", "0 ansatte"),
        (1.2, "helger/år", "1,2 helger/år"),
        (1, "t/uke", "1 t/uke"),
    ],
)
def test_one_is_not_many(value: float, unit: str, text: str) -> None:
    assert numbers.with_unit(value, unit, 1).replace(SPACE, " ") == text


def test_a_year_that_covers_everything_shows_the_share_without_a_base_roster(
    comparison: Comparison,
) -> None:
    after = comparison.after
    nobody = after.problem.department.replace(demand=after.problem.department.demand[:1])
    free = tuple(each.replace(minimum=0) for each in nobody.demand)
    problem = after.problem.replace(department=nobody.replace(demand=free))
    one = Side("Ny turnus", replace(after, problem=problem, base=None))
    assert one.missing_hours == 0
    assert one.reached
    assert "Den lovlige årsturnusen med disse stillingene dekker" in said(one)


def test_whom_a_measure_concerns_is_nobody_only_where_nobody_has_it() -> None:
    """One has two days off for red days on both sides: the same number, and not nobody."""
    problem = small_problem()
    people = tuple(each.replace(red_days_owed=RedDaysOwed()) for each in problem.employees)
    problem = problem.replace(employees=people)
    rows = {}
    for marks in ({("a1", 6): Mark.F3}, {}):
        result = small_result(roster_of(problem, {"s1": "D"}, marks), problem)
        told = unchanged_table(Pair.of(compare(result, result))).rows
        rows[len(marks)] = next(row for row in told if row[0] == "Fri på rød dag (F3)")
    assert (rows[1][1], rows[1][5]) == (f"1{SPACE}dag", "ansatte med F3: 1")
    assert rows[0][5] == "ingen"
