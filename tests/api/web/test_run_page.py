"""Page 4: a run in words, whatever has become of it."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.store import runs
from api.store.tables import RunRow, State
from tests.api.web.conftest import new_run
from tests.api.web.sound_page import Page, insist_on_sound

REASON = "Det finnes ingen lovlig årsturnus for SPL01 (100 %).\nSe på stillingen."


@pytest.fixture
def run(app: FastAPI, id: str, scenario: str) -> str:
    """A run in the queue."""
    with app.state.database.write() as session:
        return runs.enqueue(session, new_run(id, scenario, "Langvakter hver fjerde helg")).id


def now(app: FastAPI, run: str, **values: object) -> None:
    """The run as a worker has brought it."""
    with app.state.database.write() as session:
        row = session.get(RunRow, run)
        for name, value in values.items():
            setattr(row, name, value)


def test_waiting(browser: TestClient, run: str) -> None:
    page = insist_on_sound(browser.get(f"/runs/{run}").text)
    assert "Venter i kø" in page.by_id("run")
    assert page.all("meta")[-1] == {"http-equiv": "refresh", "content": "5"}
    assert page.text("noscript")[1].endswith("Hent nå")
    assert page.by_id("heard") == ""
    assert [each["action"] for each in page.all("form")] == [f"/runs/{run}/stop"]


def test_progress_in_words(app: FastAPI, browser: TestClient, run: str) -> None:
    told = {
        "scenario": "after",
        "step": "årsturnus, forbedring",
        "seconds": 41.3,
        "best": 1846.5,
        "bound": 12.0,
        "unit": "t",
        "detail": "",
    }
    now(app, run, state=State.SOLVING, progress=told, attempt=2)
    page = Page.of(browser.get(f"/runs/{run}/now").text)
    text = page.by_id("run").replace("\N{NO-BREAK SPACE}", " ")
    assert "Regner" in text
    assert "årsturnus, forbedring" in text
    assert "Udekket tid nå 1 846,5 timer" in text
    assert "Bevist nedre grense 12 timer" in text
    assert "41 av 60 s" in text
    assert "forsøk nummer 2" in text
    english = browser.get(f"/runs/{run}/now", headers={"accept-language": "en"}).text
    assert "annual roster, improvement" in english


def test_stopping_a_run_that_waits(browser: TestClient, run: str) -> None:
    assert browser.post(f"/runs/{run}/stop").headers["location"] == f"/runs/{run}"
    page = insist_on_sound(browser.get(f"/runs/{run}").text)
    assert "Stoppet før det var noen turnus" in page.by_id("run")
    assert page.all("script") == []


def test_a_failure_says_why_and_what_to_do(app: FastAPI, browser: TestClient, run: str) -> None:
    with app.state.database.write() as session:
        row = session.get(RunRow, run)
        assert row is not None
        runs.fail(row, REASON)
    page = insist_on_sound(browser.get(f"/runs/{run}").text)
    text = page.by_id("run")
    assert all(line in text for line in REASON.splitlines())
    assert "Hva du kan gjøre" in text
    assert page.all("noscript") == []


def test_an_ended_run_has_its_roster_and_what_to_compare_with(
    browser: TestClient, ended: list[str]
) -> None:
    page = insist_on_sound(browser.get(f"/runs/{ended[1]}").text)
    links = {each.get("href") for each in page.all("a")}
    for form in ("print", "xlsx", "csv", "ics&employee=S01"):
        assert f"/v1/rosters/{ended[1]}?format={form}" in links
    assert "Ferdig" in page.by_id("run")
    boxes = [each for each in page.all("input") if each.get("name") == "run"]
    assert [each["value"] for each in boxes] == [ended[0], ended[1]]
    opened = browser.get(f"/v1/rosters/{ended[1]}", params={"format": "print"})
    assert opened.status_code == 200


def test_a_run_of_nobody(browser: TestClient) -> None:
    assert browser.get("/runs/ukjent").status_code == 404
    assert browser.get("/runs/ukjent/now").status_code == 404
