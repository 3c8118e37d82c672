"""Page 2: everything a department has, changed in forms with every fault at its field."""

from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.web.forms.department import SECTIONS
from api.web.forms.rows import stored_rows
from tests.api.web.sound_page import insist_on_sound
from tests.api.web.test_forms import sent
from turnus.department import Department
from turnus.files.template import write_template


def form_of(unit: Department, slug: str, version: int = 1) -> dict[str, Any]:
    """What a browser sends of a section."""
    section = SECTIONS[slug]
    rows = stored_rows(section, unit.model_dump(mode="json"))
    return {"version": str(version), "save": "1", **sent(section, rows)}


def kept(browser: TestClient, id: str) -> Department:
    answer = browser.get(f"/v1/departments/{id}").json()
    return Department.model_validate(answer["department"])


def test_everything_is_shown(browser: TestClient, id: str, unit: Department) -> None:
    page = insist_on_sound(browser.get(f"/departments/{id}").text)
    text = page.text("main")[0]
    for each in (*unit.employees, *unit.competences):
        assert each.id in text
    assert all(shift.code in text for shift in unit.shifts)
    assert all(line.name in text for line in unit.demand)
    assert "2 ønsker" in text


@pytest.mark.parametrize("slug", SECTIONS)
def test_each_form_saves_what_it_shows(
    browser: TestClient, id: str, unit: Department, slug: str
) -> None:
    page = insist_on_sound(browser.get(f"/departments/{id}/edit/{slug}").text)
    assert page.value("version") == "1"
    saved = browser.post(f"/departments/{id}/edit/{slug}", data=form_of(unit, slug))
    assert saved.status_code == 303
    assert saved.headers["location"] == f"/departments/{id}?saved={slug}#{slug}"
    assert kept(browser, id) == unit


def test_every_fault_at_once_with_what_was_typed(
    browser: TestClient, id: str, unit: Department
) -> None:
    form = form_of(unit, "people") | {
        "employees.0.position_percent": "hundre",
        "employees.2.id": "SPL01",
        "employees.3.id": "",
    }
    answer = browser.post(f"/departments/{id}/edit/people", data=form)
    assert answer.status_code == 422
    page = insist_on_sound(answer.text)
    assert page.value("employees.0.position_percent") == "hundre"
    assert page.value("employees.3.id") == ""
    assert page.by_id("employees.0.position_percent-fault1") == (
        "Her skal det stå en prosent over 0 og høyst 100, som 75 eller 37,5, ikke «hundre»."
    )
    assert page.by_id("employees.2.id-fault1") == (
        "To ansatte har samme kortnavn, «SPL01». Den første står i rad 1."
    )
    summary = [each.get("href") for each in page.all("a")]
    places = ["#employees.0.position_percent", "#employees.2.id", "#employees.3.id"]
    assert [each for each in summary if each in places] == places
    faults = next(each for _, each in page.tags if each.get("id") == "faults")
    assert "autofocus" in faults
    assert faults["tabindex"] == "-1"
    assert kept(browser, id) == unit


def test_rows_come_and_go_without_being_saved(
    browser: TestClient, id: str, unit: Department
) -> None:
    form = form_of(unit, "vacancies")
    del form["save"]
    added = browser.post(f"/departments/{id}/edit/vacancies", data=form | {"add": "1"})
    page = insist_on_sound(added.text)
    assert page.value("vacancies.0.position_percent") == ""
    assert "autofocus" in next(e for e in page.all("select") if e["id"] == "vacancies.0.competence")
    people = form_of(unit, "people")
    del people["save"]
    gone = browser.post(f"/departments/{id}/edit/people", data=people | {"remove": "0"})
    page = insist_on_sound(gone.text)
    assert page.value("employees.0.id") == "SPL02"
    assert kept(browser, id) == unit


def test_a_row_that_is_removed_is_gone_when_saved(
    browser: TestClient, id: str, unit: Department
) -> None:
    form = form_of(unit, "people")
    form["row"] = form["row"][:-1]
    assert browser.post(f"/departments/{id}/edit/people", data=form).status_code == 303
    assert kept(browser, id).employees == unit.employees[:-1]


def test_empty_rows_are_left_out(browser: TestClient, id: str, unit: Department) -> None:
    form = form_of(unit, "people")
    form["row"] = [*form["row"], "31"]
    assert browser.post(f"/departments/{id}/edit/people", data=form).status_code == 303
    assert kept(browser, id) == unit


def test_nobody_overwrites_what_another_has_changed(
    browser: TestClient, id: str, unit: Department
) -> None:
    first = form_of(unit, "about") | {"name": "En ny avdeling"}
    assert browser.post(f"/departments/{id}/edit/about", data=first).status_code == 303
    second = form_of(unit, "about") | {"name": "En annen"}
    answer = browser.post(f"/departments/{id}/edit/about", data=second)
    assert answer.status_code == 409
    page = insist_on_sound(answer.text)
    assert page.value("name") == "En annen"
    assert "Noen andre har endret avdelingen" in page.by_id("faults")
    assert kept(browser, id).name == "En ny avdeling"
    again = second | {"version": page.value("version")}
    assert browser.post(f"/departments/{id}/edit/about", data=again).status_code == 303
    assert kept(browser, id).name == "En annen"


def test_a_fault_in_another_part_is_told_with_a_way_there(
    browser: TestClient, id: str, scenario: str, unit: Department
) -> None:
    form = form_of(unit, "shifts")
    gone = [shift.code for shift in unit.shifts].index("L1")
    form["row"] = [each for each in form["row"] if each != str(gone)]
    answer = browser.post(f"/departments/{id}/edit/shifts", data=form)
    assert answer.status_code == 422
    page = insist_on_sound(answer.text)
    assert f"/scenarios/{scenario}" in {each.get("href") for each in page.all("a")}
    assert kept(browser, id) == unit


def test_the_filled_in_template_can_be_uploaded_again(
    browser: TestClient, id: str, scenario: str, unit: Department
) -> None:
    filled = browser.get(f"/departments/{id}/template.xlsx")
    assert filled.content.startswith(b"PK")
    file = {"file": ("a.xlsx", filled.content, "application/octet-stream")}
    answer = browser.post(f"/departments/{id}/template", files=file, data={"version": "1"})
    assert answer.status_code == 303
    assert kept(browser, id) == unit
    late = write_template(unit.replace(name="For sent"))
    file = {"file": ("a.xlsx", late, "application/octet-stream")}
    answer = browser.post(f"/departments/{id}/template", files=file, data={"version": "1"})
    assert answer.status_code == 409
    assert kept(browser, id) == unit


def test_comparing_asks_for_two_to_four(browser: TestClient, id: str, ended: list[str]) -> None:
    for chosen in ([], ended[:1], [ended[0], ended[0]]):
        answer = browser.post(f"/departments/{id}/comparisons", data={"run": chosen})
        assert answer.status_code == 409
        insist_on_sound(answer.text)


def test_a_reader_has_nothing_to_change(app: FastAPI, browser: TestClient, id: str) -> None:
    from api.security.principal import Role
    from api.store import accounts
    from tests.api.security.house import add_user

    token = add_user(app.state.database, "leser", Role.REVIEWER)
    with app.state.database.write() as session:
        accounts.put_in(session, accounts.users(session)[0].id, {id})
    browser.headers["authorization"] = f"Bearer {token}"
    page = insist_on_sound(browser.get(f"/departments/{id}").text)
    assert page.all("form") == []
    assert browser.get(f"/departments/{id}/edit/people").status_code == 403
    assert browser.post(f"/departments/{id}/edit/people", data={}).status_code == 403
