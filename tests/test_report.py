"""The report is one page that needs nothing else, and tells both sides, figures and proof."""

import re
from dataclasses import replace
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.small import small_problem, small_result
from tests.ward import ward
from turnus.compare import Comparison, compare
from turnus.report import panels, render, write_report
from turnus.report.answer import proof
from turnus.report.rulebook import rules
from turnus.report.side import Pair, Side
from turnus.report.signatures import signature
from turnus.report.staffing import day_profile, thin_edges
from turnus.report.verdicts import gains_and_losses
from turnus.result import Result, Status
from turnus.rules import RULES
from turnus.rules import rule as rule_of
from turnus.texts import numbers

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
    assert "I dag: 4 av 31 har 100 % stilling (12,9 %)." in text
    assert "Ny turnus: 11 av 22 har 100 % stilling (50 %)." in text
    assert "den minste er 44,37 %" in text
    assert "Mer enn 11 av 22 er ikke mulig innenfor disse rammene (bevist)." in text
    assert "9 stillinger faller bort" in text


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
    assert 'tabindex=0 title="aml' in page


def test_rules_tell_both_sides_and_who_signs(comparison: Comparison) -> None:
    pair = Pair.of(comparison)
    by_id = {row.id: row for row in rules(pair)}
    assert set(by_id) <= {rule.id for rule in RULES}
    assert "avg-permit" not in by_id
    assert by_id["avg-union"].mark == "lest i kilden"
    assert "høyst per døgn 12,5" in by_id["avg-union"].limit
    assert "avtalt her: 9" in by_id["daily-rest"].limit
    assert by_id["long-shift"].signature
    assert not signature(pair.before, rule_of("long-shift"))


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
