"""What every answer says to the browser, and what the audit says of every request."""

import base64
import hashlib
import re
import time
from collections.abc import Iterator

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from api.command_line.app import app
from api.store.account_tables import AuditRow
from tests.api.security.house import PASSWORD, House, house

runner = CliRunner()

MADE_SECONDS = 120
"""Within which a report is made, on a busy machine."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(tmp_path_factory.mktemp("service")) as found:
        yield found


def policy(value: str) -> dict[str, list[str]]:
    parts = (each.split() for each in value.split(";"))
    return {name: sources for name, *sources in parts}


@pytest.mark.parametrize(
    "path", ["/", "/login", "/v1/departments", "/v1/rulebook", "/nowhere", "/static/pages.css"]
)
def test_every_answer_is_guarded(built: House, path: str) -> None:
    headers = built.client().get(path, headers=built.asking("leader")).headers
    allowed = policy(headers["content-security-policy"])
    assert allowed["default-src"] == ["'self'"]
    assert allowed["script-src"] == ["'self'"]
    assert allowed["style-src"] == ["'self'"]
    assert allowed["frame-ancestors"] == allowed["base-uri"] == allowed["object-src"] == ["'none'"]
    for sources in allowed.values():
        assert not any("." in each or "*" in each or each == "https:" for each in sources)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    if not path.startswith("/static"):
        assert headers["cache-control"] == "no-store"


def test_https_is_kept_to(built: House) -> None:
    secure = built.client(base_url="https://testserver")
    assert "max-age" in secure.get("/login").headers["strict-transport-security"]
    assert "strict-transport-security" not in built.client().get("/login").headers


def test_the_report_runs_only_what_it_was_written_with(built: House) -> None:
    path = f"/v1/comparisons/{built.own.comparison}/report"
    until = time.monotonic() + MADE_SECONDS
    while (answer := built.client().get(path, headers=built.asking("leader"))).status_code == 409:
        assert time.monotonic() < until
        time.sleep(0.5)
    scripts = policy(answer.headers["content-security-policy"])["script-src"]
    written = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
    assert written
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'"
        for each in written
    }
    assert set(scripts) == {"'self'", *hashes}
    assert "'unsafe-inline'" not in scripts


def lines(built: House) -> list[AuditRow]:
    """The audit; a change is told last, and waits until all before it is on disk."""
    built.client().post("/logout")
    with built.database.read() as session:
        return list(session.scalars(select(AuditRow).order_by(AuditRow.id)))


def test_reading_and_changing_are_told_with_who_and_how_it_went(built: House) -> None:
    client, run = built.client(), built.own.run
    client.get(f"/v1/rosters/{run}", headers=built.asking("reviewer"))
    client.get(f"/v1/rosters/{run}", headers=built.asking("neighbour"))
    client.get(f"/v1/rosters/{run}")
    client.post(f"/v1/runs/{run}/stop", headers=built.asking("reviewer"))
    client.post(f"/v1/runs/{run}/stop", headers=built.asking("leader"))
    told = [
        (each.user_name, each.role, each.action, each.method, each.resource, each.outcome)
        for each in lines(built)
        if run in each.resource
    ]
    roster, stop = f"/v1/rosters/{run}", f"/v1/runs/{run}/stop"
    assert told[-5:] == [
        ("reviewer", "reviewer", "read-roster", "GET", roster, 200),
        ("neighbour", "leader", "read-roster", "GET", roster, 404),
        ("", "", "read-roster", "GET", roster, 401),
        ("reviewer", "reviewer", "solve", "POST", stop, 403),
        ("leader", "leader", "solve", "POST", stop, 202),
    ]


def test_a_change_is_answered_when_it_is_told(built: House) -> None:
    stop = f"/v1/runs/{built.own.run}/stop"
    built.client().post(stop, headers=built.asking("administrator"))
    with built.database.read() as session:
        last = session.scalars(select(AuditRow).order_by(AuditRow.id.desc())).first()
    assert last is not None
    assert (last.user_name, last.action, last.outcome) == ("administrator", "solve", 202)


def test_no_employee_is_named(built: House) -> None:
    path = f"/v1/rosters/{built.own.run}?employee=s1"
    assert built.client().get(path, headers=built.asking("leader")).status_code == 200
    assert not any(
        "s1" in each.resource.split("/") or "?" in each.resource for each in lines(built)
    )


def test_what_is_the_same_for_everybody_is_not_told(built: House) -> None:
    before = len(lines(built))
    for path in ("/static/pages.css", "/openapi.json", "/v1/rulebook", "/login"):
        assert built.client().get(path).status_code == 200
    assert len(lines(built)) == before + 1


def test_log_ins_are_told(built: House) -> None:
    built.client().post("/login", data={"name": "leader", "password": PASSWORD})
    last = [each for each in lines(built) if each.action == "log-in"][-2]
    assert (last.method, last.resource, last.outcome) == ("POST", "/login", 303)


def test_the_command_shows_it(built: House) -> None:
    built.client().get(f"/v1/runs/{built.own.run}", headers=built.asking("researcher"))
    lines(built)
    arguments = ["audit", "--user", "researcher", "--data", str(built.settings.data)]
    answer = runner.invoke(app, arguments, env={"COLUMNS": "220"})
    assert answer.exit_code == 0
    assert f"GET /v1/runs/{built.own.run}" in answer.output
    assert "leader" not in answer.output
