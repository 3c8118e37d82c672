"""Idempotency-Key: done once, answered alike; another body is refused, and one on its way waits."""

import json
import threading
from datetime import timedelta
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from api.http.repeated import KEPT
from api.store.columns import now
from api.store.tables import RepeatedRow
from tests.api.kept import Ward
from tests.api.quick_ward import posted, quick_department


def key() -> dict[str, str]:
    return {"Idempotency-Key": uuid4().hex}


def departments(client: TestClient) -> int:
    return len(client.get("/v1/departments?limit=200").json()["items"])


def test_done_once_and_answered_alike(client: TestClient) -> None:
    asked, headers = posted(quick_department("én gang")), key()
    first = client.post("/v1/departments", json=asked, headers=headers)
    before = departments(client)
    again = client.post("/v1/departments", json=asked, headers=headers)
    assert departments(client) == before
    assert (again.status_code, again.json()) == (201, first.json())
    for name in ("location", "etag", "content-type"):
        assert again.headers[name] == first.headers[name]
    assert again.headers["idempotent-replayed"] == "true"
    assert "idempotent-replayed" not in first.headers
    other = client.post("/v1/departments", json=asked, headers=key())
    assert other.json()["id"] != first.json()["id"]


def test_a_refusal_is_answered_alike_too(client: TestClient) -> None:
    headers = key()
    answers = [client.post("/v1/departments", json={}, headers=headers) for _ in range(2)]
    assert [each.status_code for each in answers] == [422, 422]
    assert answers[0].json() == answers[1].json()
    assert answers[1].headers["content-type"] == "application/problem+json"


def test_another_body_or_address_is_refused(client: TestClient, stored_ward: Ward) -> None:
    headers = key()
    assert client.post(
        "/v1/departments", json=posted(quick_department("a")), headers=headers
    ).is_success
    for path, asked in (
        ("/v1/departments", posted(quick_department("b"))),
        (f"/v1/runs/{stored_ward.runs[0]}/stop", None),
        ("/v1/departments?lang=en", posted(quick_department("b"))),
    ):
        answer = client.post(path, json=asked, headers=headers)
        assert answer.status_code == 422
        assert answer.json()["type"] == "/problems/key-reused"


def test_one_on_its_way_is_told_so(client: TestClient) -> None:
    database = client.app.state.database  # type: ignore[attr-defined]
    asked, headers = posted(quick_department("underveis")), key()
    first = client.post("/v1/departments", json=asked, headers=headers)
    with database.write() as session:
        session.execute(
            update(RepeatedRow)
            .where(RepeatedRow.key == headers["Idempotency-Key"])
            .values(status=None)
        )
    answer = client.post("/v1/departments", json=asked, headers=headers)
    assert answer.status_code == 409
    assert answer.json()["type"] == "/problems/in-progress"
    assert answer.headers["retry-after"] == "1"
    assert first.is_success


def test_many_at_once_do_it_once(client: TestClient) -> None:
    headers, before = key(), departments(client)
    codes: list[int] = []
    together = threading.Barrier(6)

    def send() -> None:
        together.wait()
        asked = posted(quick_department("samtidig"))
        codes.append(client.post("/v1/departments", json=asked, headers=headers).status_code)

    threads = [threading.Thread(target=send) for _ in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert departments(client) == before + 1
    assert set(codes) <= {201, 409}
    assert 201 in codes


def test_forgotten_after_a_day(client: TestClient) -> None:
    database = client.app.state.database  # type: ignore[attr-defined]
    asked, headers = posted(quick_department("i går")), key()
    first = client.post("/v1/departments", json=asked, headers=headers)
    with database.write() as session:
        old = now() - KEPT - timedelta(minutes=1)
        session.execute(
            update(RepeatedRow)
            .where(RepeatedRow.key == headers["Idempotency-Key"])
            .values(created=old)
        )
    again = client.post("/v1/departments", json=asked, headers=headers)
    assert again.json()["id"] != first.json()["id"]


@pytest.mark.parametrize("name", ["", "x" * 256])
def test_a_key_too_long_or_empty_is_refused(client: TestClient, name: str) -> None:
    answer = client.post("/v1/departments", json={}, headers={"Idempotency-Key": name})
    assert answer.status_code == 400
    assert json.loads(answer.text)["type"] == "/problems/unreadable"
