"""Page 1: shares against the track, never alone; a new department from the template."""

import re

from fastapi.testclient import TestClient

from tests.api.web.sound_page import insist_on_sound
from turnus.department import Department
from turnus.files.template import write_template


def test_no_department_yet(browser: TestClient) -> None:
    page = insist_on_sound(browser.get("/").text)
    assert "Det er ingen avdelinger her ennå." in page.text("main")[0]


def test_todays_share_stands_with_people_mean_and_smallest(browser: TestClient, id: str) -> None:
    answer = browser.get("/")
    page = insist_on_sound(answer.text)
    assert answer.status_code == 200
    assert page.all("svg")[1]["aria-label"] == (
        "4 av 31 har hel stilling, 12,9 %. Målene er 30, 40 og 50 %."
    )
    assert page.text("dd")[:6] == ["4 av 31", "12,9 %", "31", "57,7 %", "14,08 %", "17,89"]
    assert "Det er ikke laget noen turnus her ennå." in answer.text


def test_the_newest_ended_run_stands_beside_today(
    browser: TestClient, id: str, ended: list[str]
) -> None:
    page = insist_on_sound(browser.get("/").text)
    assert f"/runs/{ended[1]}" in {each.get("href") for each in page.all("a")}
    assert len([each for each in page.all("svg") if each.get("role") == "img"]) == 2


def test_the_last_comparison_has_its_headline(
    browser: TestClient, id: str, ended: list[str]
) -> None:
    made = browser.post(f"/departments/{id}/comparisons", data={"run": ended[::-1]})
    assert made.status_code == 303
    assert re.fullmatch(r"/comparisons/[0-9a-f]{32}", made.headers["location"])
    page = insist_on_sound(browser.get("/").text)
    assert made.headers["location"] in {each.get("href") for each in page.all("a")}
    text = page.text("main")[0]
    assert "4 av 31 har hel stilling (12,9 %)" in text
    today, new = (
        text.index(f"«{name}")
        for name in ("Korttidsavdelingen: dagens", "Korttidsavdelingen: langvakter")
    )
    assert today < new


def test_the_empty_template_can_be_downloaded(browser: TestClient) -> None:
    answer = browser.get("/template.xlsx")
    assert answer.status_code == 200
    assert answer.content.startswith(b"PK")
    assert "attachment" in answer.headers["content-disposition"]


def test_a_filled_in_template_makes_a_department(browser: TestClient, unit: Department) -> None:
    file = {"file": ("min.xlsx", write_template(unit), "application/octet-stream")}
    made = browser.post("/departments", files=file)
    assert made.status_code == 303
    page = insist_on_sound(browser.get(made.headers["location"]).text)
    assert page.text("h1") == [unit.name]
    assert "Lagret." in page.text("p")


def test_a_file_that_is_no_template_is_told_and_not_kept(browser: TestClient) -> None:
    for file in ({"file": ("min.xlsx", b"PK nei", "application/zip")}, {"file": ("", b"", "")}):
        answer = browser.post("/departments", files=file)
        assert answer.status_code == 422
        page = insist_on_sound(answer.text)
        assert "1 feil i filen" in page.by_id("faults")
    assert "Det er ingen avdelinger her ennå." in browser.get("/").text


def test_every_language(browser: TestClient, id: str) -> None:
    titles = {"nb": "Avdelinger", "nn": "Avdelingar", "en": "Departments"}
    for code, title in titles.items():
        answer = browser.get("/", params={"lang": code})
        page = insist_on_sound(answer.text)
        assert page.text("h1") == [title]
        assert page.all("html")[0]["lang"] == code
    assert browser.cookies["language"] == "en"
    assert insist_on_sound(browser.get("/").text).text("h1") == ["Departments"]


def test_what_is_not_here_is_told_on_a_page(browser: TestClient) -> None:
    answer = browser.get("/departments/finnes-ikke")
    assert answer.status_code == 404
    page = insist_on_sound(answer.text)
    assert page.text("h1") == ["Finnes ikke"]
    api = browser.get("/v1/departments/finnes-ikke")
    assert api.headers["content-type"] == "application/problem+json"
