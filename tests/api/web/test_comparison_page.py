"""Page 5: alternatives side by side, each chart with its table, and one person's year."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from api.app import create_app
from api.comparing import privacy
from api.comparing.make import make
from api.comparing.view import PAIR_VIEW, ROSTERS
from api.comparing.years import PAIR_YEARS
from api.config import ServiceSettings
from api.security.principal import THIS_MACHINE
from tests.api.web.service import Service, reviewer, service
from turnus import charts


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with service(tmp_path_factory.mktemp("service")) as made:
        yield made


@pytest.fixture(scope="module")
def comparison(served: Service) -> str:
    return served.compare(0, 1, 2)


def test_the_headline_has_all_alternatives_with_what_can_be_gamed(
    served: Service, comparison: str
) -> None:
    page = served.page(f"/comparisons/{comparison}")
    cards = re.findall(r'<div class="card (?:before|after)">.*?</dl>', page, flags=re.DOTALL)
    assert len(cards) == 3
    for card, title in zip(cards, ("Dagens", "Færre helger", "Brudd"), strict=True):
        assert f"<h3>{title}</h3>" in card
        assert "2 av 5 ansatte har 100 % stilling" in card
        for told in ("Stilling i snitt", "Minste stilling", "14,08 %", "Antall ansatte"):
            assert told in card


def test_each_alternative_can_be_held_against_the_first(served: Service, comparison: str) -> None:
    second = served.page(f"/comparisons/{comparison}?other=2")
    assert 'href="/comparisons/' in second
    assert re.search(r'other=2" aria-current="true">Brudd', second)
    assert "Ny turnus</span>: Brudd" in second
    assert "Ny turnus</span>: Færre helger" in served.page(f"/comparisons/{comparison}")


def test_gains_and_losses_say_whom_they_concern(served: Service, comparison: str) -> None:
    page = served.page(f"/comparisons/{comparison}")
    row = re.search(r'<tr id="m-weekends-mean">.*?</tr>', page, flags=re.DOTALL)
    assert row
    assert row[0].count('class="verdict') == 2
    assert "+ gevinst" in row[0]
    assert "ansatte med vakt hver tredje helg eller oftere" in row[0]


def test_every_chart_has_a_table_and_its_figure_in_the_page(
    served: Service, comparison: str
) -> None:
    page = served.page(f"/comparisons/{comparison}")
    panels = re.findall(r'<article class="panel".*?</article>', page, flags=re.DOTALL)
    drawn = dict(re.findall(r'data-figure="d-([\w-]+)">(.*?)</script>', page, flags=re.DOTALL))
    assert len(panels) == 8
    for panel in panels:
        id = re.search(r'<div class="chart" id="d-([\w-]+)" role="img" aria-label="\w', panel)
        assert "<table" in panel
        assert id
        assert json.loads(drawn[id[1]])["data"]


def test_no_script_or_style_stands_in_the_page(served: Service, comparison: str) -> None:
    for path in ("", "/rosters", "/person", "/review", "?employee=s1"):
        page = served.page(f"/comparisons/{comparison}{path}")
        for tag in re.findall(r"<script[^>]*>", page):
            assert "src=" in tag or 'type="application/json"' in tag
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", page)
        assert not re.search(r'(?:src|<link[^>]*href)="https?:', page)


def test_plotly_is_served_whole_and_kept_long(served: Service, comparison: str) -> None:
    page = served.page(f"/comparisons/{comparison}")
    found = re.search(r'src="(/static/plotly-\w+\.js)"', page)
    assert found
    answer = served.client.get(found[1])
    assert answer.text == charts.plotly_js()
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-encoding"] == "gzip"
    assert served.client.get("/static/plotly-old.js").status_code == 404


def test_the_page_has_the_two_colours_of_the_charts() -> None:
    from api.web.rendering import STATIC

    css = (STATIC / "comparison.css").read_text(encoding="utf-8").lower()
    for name, side in (("before", charts.BEFORE), ("after", charts.AFTER)):
        assert f"--{name}: {charts.COLOURS[side].lower()}" in css


def test_rosters_have_violations_in_words(served: Service, comparison: str) -> None:
    page = served.page(f"/comparisons/{comparison}/rosters?other=2")
    assert page.count('<table class="grid">') == 2
    assert re.search(r'aria-label="s1, \w+ \d+\. januar 2027, \w+\. Brudd\. aml', page)
    assert "Hva som er galt" in page


def test_one_person_sees_her_weekends_red_days_and_year(served: Service, comparison: str) -> None:
    page = served.page(f"/comparisons/{comparison}?employee=h1")
    weekends = re.search(r"<caption>Helger med vakt</caption>.*?</table>", page, flags=re.DOTALL)
    assert weekends
    rows = re.findall(r"<tr>.*?</tr>", weekends[0].split("<tbody>")[1], flags=re.DOTALL)
    assert len(rows) == 3
    assert "lør. A, søn. A" in rows[0]
    assert ">fri<" in rows[0], "h1 has no weekends in the other alternative"
    for run in served.runs[:2]:
        assert f"/v1/rosters/{run}?format=ics&amp;employee=h1" in page
    assert page.count('<table class="month">') == 2
    assert '<td class="work"><span>4</span> D</td>' in page
    away = served.page(f"/comparisons/{comparison}?employee=a1")
    assert '<td class="away"><span>25</span> FE</td>' in away


def test_a_post_of_another_code_can_be_held_beside(served: Service, comparison: str) -> None:
    page = served.page(f"/comparisons/{comparison}?employee=s1&post=s2")
    assert "100 %" in page
    assert "80 %" in page
    served.page(f"/comparisons/{comparison}?employee=nobody", 404)


def test_what_is_kept_is_read_back_as_it_was_counted() -> None:
    import gzip

    from tests.api.web.service import results
    from turnus.files.result_document import document_of

    first, second, _ = (gzip.compress(document_of(each)) for each in results())
    made = make(first, second)
    for adapter, document in (
        (PAIR_VIEW, made.page), (ROSTERS, made.rosters), (PAIR_YEARS, made.people),
    ):  # fmt: skip
        written = gzip.decompress(document)
        assert adapter.dump_json(adapter.validate_json(written)) == written
    years = PAIR_YEARS.validate_json(gzip.decompress(made.people)).sides
    assert years[0].people["a1"].days[date(2027, 1, 25)] == ("", "FE")
    assert years[0].people["h1"].weekends
    assert not years[1].people["h1"].weekends


def test_the_report_is_kept_and_made_once(served: Service, comparison: str) -> None:
    answer = served.client.get(f"/v1/comparisons/{comparison}/report?other=2")
    assert answer.status_code == 200
    assert charts.plotly_js() in answer.text
    assert "Person for person" in answer.text
    assert served.client.get(f"/v1/comparisons/{comparison}/report?other=3").status_code == 409


def test_views_are_made_anew_by_a_service_that_starts_again(served: Service) -> None:
    from sqlalchemy import delete

    from api.store.tables import ComparisonViewRow

    id = served.compare(0, 1)
    with served.database.write() as session:
        session.execute(delete(ComparisonViewRow).where(ComparisonViewRow.comparison_id == id))
    refused = served.client.get(f"/v1/comparisons/{id}/report")
    assert refused.status_code == 409
    assert refused.headers["retry-after"] == "5"
    served.wait(id)
    served.page(f"/v1/comparisons/{id}/report")


def test_a_comparison_shows_its_headline_while_the_rest_is_counted(served: Service) -> None:
    asked = {"runs": [served.runs[0], served.runs[2]]}
    id = served.client.post("/v1/comparisons", json=asked).json()["id"]
    page = served.page(f"/comparisons/{id}")
    assert "2 av 5 ansatte har 100 % stilling" in page
    if "data-ready" in page:
        assert "Last siden på nytt" in page
    served.wait(id)
    assert "data-ready" not in served.page(f"/comparisons/{id}")


def test_a_view_that_cannot_be_made_is_told(served: Service) -> None:
    id = served.client.post(
        "/v1/comparisons", json={"runs": [served.runs[0], served.runs[1]]}
    ).json()["id"]
    served.wait(id)
    from sqlalchemy import delete, update

    from api.store.tables import ComparisonRow, ComparisonViewRow

    with served.database.write() as session:
        session.execute(delete(ComparisonViewRow).where(ComparisonViewRow.comparison_id == id))
        gone = update(ComparisonRow).where(ComparisonRow.id == id)
        session.execute(gone.values(runs=["0" * 32, served.runs[1]]))
    address = f"/comparisons/{id}/ready"
    while (status := served.client.get(address).status_code) == 202:
        pass
    assert status == 410


def test_reviewers_see_no_name_and_no_count_of_a_small_group(
    served: Service, comparison: str
) -> None:
    who = reviewer(served.department)
    with served.database.read() as session:
        from api.comparing.kept import kept_page, kept_report, kept_rosters, kept_years

        view, shown = kept_page(session, comparison, 2), kept_rosters(session, comparison, 2)
        years, report = kept_years(session, comparison, 2), kept_report(session, comparison, 2)
    assert view
    assert shown
    assert years
    assert report
    for smallest, seen in ((2, {"s1", "s2"}), (3, set())):
        told = privacy.rosters(who, smallest, shown)
        text = " ".join(("".join(told.grids[0].blocks), str(told.grids[1].violations)))
        html = privacy.report(who, smallest, *report)
        for id in ("s1", "s2", "h1", "h2", "a1"):
            named = re.search(rf"\b{id}\b", text) is not None
            assert named == (id in seen)
            assert (re.search(rf"\b{id}\b", html) is not None) == (id in seen)
        assert set(privacy.years(who, smallest, years).sides[0].people) == seen
        assert "Person for person" not in html.split("<script>")[0]
        assert "Hensyn til enkeltpersoner" not in html
    few = privacy.page(who, 5, view).considerations
    assert {"færre enn 5"} <= {cell for row in few.rows for cell in row[1:]}
    assert privacy.page(THIS_MACHINE, 5, view) == view
    assert privacy.rosters(THIS_MACHINE, 5, shown) == shown


def test_another_departments_reader_finds_nothing(served: Service, comparison: str) -> None:
    from api.dependencies import Principal, _principal

    app = served.client.app
    stranger = replace(reviewer("0" * 32), id="u2")
    app.dependency_overrides[_principal] = lambda: stranger  # type: ignore[attr-defined]
    try:
        for path in ("", "/rosters", "/person", "/review", "/ready", "?employee=s1"):
            assert served.client.get(f"/comparisons/{comparison}{path}").status_code == 404
        for path in ("comments", "decisions", "report"):
            assert served.client.get(f"/v1/comparisons/{comparison}/{path}").status_code == 404
    finally:
        app.dependency_overrides.clear()  # type: ignore[attr-defined]
    assert isinstance(stranger, Principal)


def test_pages_speak_nynorsk_and_english_and_mark_what_is_bokmål(
    served: Service, comparison: str
) -> None:
    for code, told in (("nn", "Kva som blir endra"), ("en", "What changes")):
        page = served.page(f"/comparisons/{comparison}?lang={code}")
        assert f'<html lang="{code}">' in page
        assert told in page
        assert '<div lang="nb">' in page
        assert f"?lang={code}" in page or f"lang={code}" in page


def test_a_service_that_closes_leaves_no_maker_behind(tmp_path: Path) -> None:
    app = create_app(ServiceSettings(data=tmp_path))
    app.state.views.close()
    assert app.state.views._process is None
