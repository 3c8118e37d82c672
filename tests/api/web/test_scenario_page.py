"""Page 3: what the positions can be, for every change and before any solve."""

import time
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.web.forms.plan import form_tree
from api.web.forms.rows import stored_rows
from api.web.forms.scenario import builder
from api.web.pages import scenario as pages
from tests.api.web.sound_page import Page, insist_on_sound
from tests.api.web.test_forms import sent
from turnus.department import Department
from turnus.scenario import Scenario


@pytest.fixture
def form(browser: TestClient, scenario: str, unit: Department) -> dict[str, Any]:
    """What a browser sends of the builder."""
    section = builder(unit)
    tree = form_tree(stored(browser, scenario))
    return {"version": "1", "scenario": scenario, **sent(section, stored_rows(section, tree))}


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers are proved also on a machine that is busy with something else."""
    monkeypatch.setattr(pages, "FIRST_SECONDS", 20.0)
    monkeypatch.setattr(pages, "PATIENCE_SECONDS", 20.0)


def stored(browser: TestClient, scenario: str) -> Scenario:
    answer = browser.get(f"/v1/scenarios/{scenario}").json()
    return Scenario.model_validate(answer["scenario"])


@pytest.mark.usefixtures("patient")
def test_the_answer_stands_beside_the_fields(browser: TestClient, scenario: str) -> None:
    page = insist_on_sound(browser.get(f"/scenarios/{scenario}").text)
    found = page.by_id("found")
    assert "11 av 22 kan ha hel stilling" in found
    assert "Dette avgjør" in found
    assert "Helgene krever minst 16 personer" in found


def test_the_answer_follows_the_fields_within_a_second(
    browser: TestClient, id: str, form: dict[str, Any]
) -> None:
    began = time.perf_counter()
    answer = browser.post(f"/departments/{id}/answer", data=form | {"weekend_patterns": "1/3"})
    assert time.perf_counter() - began < 1.5  # a second, and room for a busy machine
    assert "kan ha hel stilling" in Page.of(answer.text).text("p")[0]


@pytest.mark.usefixtures("patient")
def test_the_answer_is_proved(browser: TestClient, id: str, form: dict[str, Any]) -> None:
    answer = browser.post(f"/departments/{id}/answer", data=form | {"weekend_patterns": "1/3"})
    assert Page.of(answer.text).text("p")[0] == "13 av 20 kan ha hel stilling"
    assert "Mer enn 13 av 20 er ikke mulig innenfor disse rammene (bevist)." in answer.text


def test_faults_stand_where_the_answer_would(
    browser: TestClient, id: str, form: dict[str, Any]
) -> None:
    wrong = form | {"weekend_patterns": ["jevnlig"], "positions.smallest": "200"}
    answer = browser.post(f"/departments/{id}/answer", data=wrong)
    assert "Alternativet kan ikke regnes ut slik det står" in answer.text
    links = [each.get("href") for each in Page.of(answer.text).all("a")]
    assert links == ["#weekend_patterns", "#positions.smallest"]


@pytest.mark.usefixtures("patient")
def test_without_javascript_a_button_does_the_same(
    browser: TestClient, scenario: str, form: dict[str, Any]
) -> None:
    asked = form | {"weekend_patterns": "1/3", "answer": "1"}
    page = insist_on_sound(browser.post(f"/scenarios/{scenario}", data=asked).text)
    assert "13 av 20 kan ha hel stilling" in page.by_id("found")
    assert [str(each) for each in stored(browser, scenario).weekend_patterns] == ["1/4"]


def test_keeping_todays_positions_is_said(
    browser: TestClient, id: str, form: dict[str, Any]
) -> None:
    answer = browser.post(f"/departments/{id}/answer", data=form | {"positions.mode": "keep"})
    assert "Med dagens stillinger har 4 av 31 hel stilling" in answer.text


def test_saving_makes_a_revision_and_none_where_nothing_has_changed(
    browser: TestClient, scenario: str, form: dict[str, Any]
) -> None:
    same = browser.post(f"/scenarios/{scenario}", data=form | {"save": "1"})
    assert same.headers["location"] == f"/scenarios/{scenario}?saved=1"
    assert browser.get(f"/v1/scenarios/{scenario}").json()["revision"] == 1
    before = stored(browser, scenario)
    changed = form | {"save": "1", "weekend_patterns": ["1/3", "2/7"], "positions.smallest": "37,5"}
    assert browser.post(f"/scenarios/{scenario}", data=changed).status_code == 303
    after = stored(browser, scenario)
    assert browser.get(f"/v1/scenarios/{scenario}").json()["revision"] == 2
    assert [str(each) for each in after.weekend_patterns] == ["1/3", "2/7"]
    assert after.positions.smallest == 37.5
    assert after.shifts == before.shifts
    late = browser.post(f"/scenarios/{scenario}", data=changed)
    assert late.status_code == 422
    assert "Noen andre har endret alternativet" in insist_on_sound(late.text).by_id("faults")


def test_faults_stand_at_their_fields_when_saved(
    browser: TestClient, scenario: str, form: dict[str, Any]
) -> None:
    wrong = form | {"save": "1", "title": "", "start": "5.1.2027", "weeks": "mange"}
    answer = browser.post(f"/scenarios/{scenario}", data=wrong)
    assert answer.status_code == 422
    page = insist_on_sound(answer.text)
    assert page.by_id("weeks-fault1") == (
        "Her skal det stå et helt antall uker fra 1 til 53, ikke «mange»."
    )
    assert page.by_id("title-fault1") == "Dette må fylles ut: en tekst."
    assert "mandag" in page.by_id("start-fault1")
    assert page.value("start") == "5.1.2027"


def test_a_new_alternative(
    browser: TestClient, id: str, scenario: str, form: dict[str, Any]
) -> None:
    page = insist_on_sound(browser.get(f"/departments/{id}/scenarios/new").text)
    assert page.value("title") == ""
    like = browser.get(f"/departments/{id}/scenarios/new", params={"like": scenario}).text
    assert insist_on_sound(like).value("positions.fte_frame") == "17,35"
    given = form | {"scenario": "", "like": scenario, "title": "Fem av tolv", "save": "1"}
    made = browser.post(f"/departments/{id}/scenarios/new", data=given)
    assert made.status_code == 303
    new = stored(browser, made.headers["location"].split("/")[-1].split("?")[0])
    assert new.id == "fem-av-tolv"
    assert new.positions == stored(browser, scenario).positions


def test_a_run_is_started_with_what_is_saved(
    browser: TestClient, scenario: str, form: dict[str, Any]
) -> None:
    changed = form | {"run": "1", "minutes": "5", "positions.smallest": "60"}
    answer = browser.post(f"/scenarios/{scenario}", data=changed)
    assert answer.status_code == 303
    run = browser.get(f"/v1{answer.headers['location']}/metadata").json()
    assert (run["revision"], run["state"], run["settings"]["seconds"]) == (2, "QUEUED", 300)
