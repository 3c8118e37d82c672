"""The pages in a real browser: no fault found by axe, nothing wider than a phone, nothing lost."""

import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from tests.api.web.service import Service, service

sync_api = pytest.importorskip("playwright.sync_api")
axe_playwright = pytest.importorskip("axe_playwright_python.sync_playwright")
CHROMIUM = Path("/usr/bin/chromium")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
    "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'"
)
WIDTHS = (1280, 390)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with service(tmp_path_factory.mktemp("service")) as made:
        yield made


@pytest.fixture(scope="module")
def comparison(served: Service) -> str:
    return served.compare(0, 1, 2)


@pytest.fixture(scope="module")
def address(served: Service) -> Iterator[str]:
    config = uvicorn.Config(served.client.app, port=0, lifespan="off", log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.skip("no browser: Chromium is not installed")
    with sync_api.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield opened
        opened.close()


def pages(served: Service, comparison: str) -> dict[str, str]:
    at = f"/comparisons/{comparison}"
    return {
        "departments": "/",
        "department": f"/departments/{served.department}",
        "people": f"/departments/{served.department}/edit/people",
        "demand": f"/departments/{served.department}/edit/demand",
        "agreement": f"/departments/{served.department}/edit/agreement",
        "new scenario": f"/departments/{served.department}/scenarios/new",
        "scenario": f"/scenarios/{served.scenarios[0]}",
        "run": f"/runs/{served.runs[0]}",
        "comparison": at,
        "rosters": f"{at}/rosters?other=2",
        "choice of person": f"{at}/person",
        "person": f"{at}?employee=h1&other=2",
        "review": f"{at}/review?about=indicator&subject=full-time",
        "rulebook": "/rulebook",
        "governing": f"/rulebook?scenario={served.scenarios[0]}",
        "check": "/check",
        "statement": "/accessibility",
        "problems": "/problems",
        "problem": "/problems/conflict",
    }


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_has_a_fault_or_is_wider_than_the_screen(
    served: Service, comparison: str, address: str, browser: Any, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, locale="nb-NO")
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    for name, path in pages(served, comparison).items():
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        found = axe_playwright.Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
        assert not found.response["violations"], f"{name}: {found.generate_report()}"
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, name
    assert not said
    page.close()


def test_faults_of_forms_have_no_fault_of_their_own(
    served: Service, comparison: str, address: str, browser: Any
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 900}, locale="nb-NO")
    page.goto(f"{address}/comparisons/{comparison}/review")
    page.get_by_role("button", name="Lagre vedtaket").click()
    assert page.get_by_role("alert").is_visible()
    sync_api.expect(page.locator(".faults")).to_be_focused()
    first = axe_playwright.Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    assert not first.response["violations"], first.generate_report()
    page.goto(f"{address}/check")
    page.get_by_label("Hva er turnusen for?").select_option(index=1)
    page.get_by_label("Turnusen", exact=True).fill("x\tikke-dato\ns1\tQQ")
    page.get_by_role("button", name="Kontroller").click()
    assert page.get_by_text("«ikke-dato» er ikke en dato.").is_visible()
    again = axe_playwright.Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    assert not again.response["violations"], again.generate_report()
    page.close()


def test_charts_are_drawn_under_a_strict_policy_and_read_as_tables_without_script(
    comparison: str, address: str, browser: Any
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})

    def strict(route: Any) -> None:
        answer = route.fetch()
        headers = dict(answer.headers) | {"content-security-policy": POLICY}
        route.fulfill(response=answer, headers=headers)

    page.route(re.compile("/comparisons/"), strict)
    page.goto(f"{address}/comparisons/{comparison}")
    chart = page.locator(".chart").first
    chart.scroll_into_view_if_needed()
    chart.locator(".main-svg").first.wait_for()
    box, svgs = chart.bounding_box(), chart.locator(".main-svg").all()
    assert len(svgs) > 1
    for svg in svgs:
        assert svg.bounding_box()["y"] == pytest.approx(box["y"], abs=1), "drawn on one another"
    page.close()
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{address}/comparisons/{comparison}")
    assert not plain.locator(".chart").first.is_visible()
    assert plain.get_by_role("table", name="Antall ansatte etter stillingsstørrelse").is_visible()
    plain.context.close()


def test_a_comment_outlives_a_cut_network_and_is_sent_once(
    served: Service, comparison: str, address: str, browser: Any
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 900}, locale="nb-NO")
    page = context.new_page()
    page.goto(f"{address}/comparisons/{comparison}/review")
    page.get_by_label("Kommentar", exact=True).fill("Dette skal ikke bli borte.")
    page.get_by_label("Navnet ditt eller rollen din").first.fill("Vera")
    context.set_offline(True)
    page.get_by_role("button", name="Lagre kommentaren").click()
    page.wait_for_timeout(300)
    context.set_offline(False)
    page.goto(f"{address}/comparisons/{comparison}/review")
    assert page.get_by_label("Kommentar", exact=True).input_value() == "Dette skal ikke bli borte."
    page.get_by_role("button", name="Lagre kommentaren").click()
    page.get_by_text("Dette skal ikke bli borte.").first.wait_for()
    page.goto(f"{address}/comparisons/{comparison}/review")
    assert page.get_by_label("Kommentar", exact=True).input_value() == ""
    kept = served.client.get(f"/v1/comparisons/{comparison}/comments").json()
    assert [each["text"] for each in kept] == ["Dette skal ikke bli borte."]
    context.close()


def test_a_reader_on_a_phone_finds_her_weekends_by_keyboard(
    comparison: str, address: str, browser: Any
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800}, locale="nb-NO")
    page.goto(f"{address}/comparisons/{comparison}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hopp til innholdet"
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Én ansatt").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Dagens", exact=True).select_option("h1")
    page.get_by_role("button", name="Vis").focus()
    page.keyboard.press("Enter")
    weekends = page.get_by_role("table", name="Helger med vakt")
    weekends.wait_for()
    assert "lør. A, søn. A" in weekends.inner_text()
    page.close()
