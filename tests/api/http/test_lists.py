"""Cursors: through every page, nothing twice and nothing left out, also while more comes."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.kept import Ward, kept_ward
from tests.api.quick_ward import posted, quick_department


def walked(client: TestClient, path: str) -> list[dict[str, Any]]:
    items, pages = [], 0
    while path:
        page = client.get(path)
        assert page.status_code == 200, page.text
        items += page.json()["items"]
        path = page.json()["next"]
        pages += 1
        assert pages < 100
    return items


def test_every_department_once(client: TestClient) -> None:
    ids = [
        client.post("/v1/departments", json=posted(quick_department(f"nr {place}"))).json()["id"]
        for place in range(7)
    ]
    for limit in (1, 2, 3, 200):
        found = [each["id"] for each in walked(client, f"/v1/departments?limit={limit}")]
        assert len(found) == len(set(found))
        assert found[:7] == ids[::-1], "newest first"


@pytest.mark.parametrize("what", ["runs", "comparisons"])
def test_every_one_of_a_department_once(client: TestClient, what: str) -> None:
    ward = kept_ward(client.app.state.database)  # type: ignore[attr-defined]
    for place in range(5):
        if what == "runs":
            asked: dict[str, Any] = {"scenario": ward.scenarios[place % 2]}
        else:
            asked = {"runs": ward.runs, "title": str(place)}
        assert client.post(f"/v1/{what}", json=asked).is_success
    found = walked(client, f"/v1/{what}?department={ward.department}&limit=2")
    assert len({each["id"] for each in found}) == len(found) == (7 if what == "runs" else 5)
    assert {each["department"] for each in found} == {ward.department}
    moments = [each["created"] for each in found]
    assert moments == sorted(moments, reverse=True)


def test_runs_by_state(client: TestClient, stored_ward: Ward) -> None:
    path = f"/v1/runs?department={stored_ward.department}"
    assert {each["id"] for each in walked(client, path + "&state=COMPLETED")} == set(
        stored_ward.runs
    )
    assert walked(client, path + "&state=FAILED") == []


def test_one_that_comes_meanwhile_moves_nothing(client: TestClient) -> None:
    for place in range(3):
        client.post("/v1/departments", json=posted(quick_department(f"før {place}")))
    first = client.get("/v1/departments?limit=2").json()
    client.post("/v1/departments", json=posted(quick_department("nå")))
    rest = walked(client, first["next"])
    assert not {each["id"] for each in first["items"]} & {each["id"] for each in rest}
    assert rest[0]["name"] == "før 0"


@pytest.mark.parametrize("cursor", ["x", "AAAA", "w6bDuA==", "%00", "2027 x"])
def test_a_cursor_that_is_none_is_a_fault(client: TestClient, cursor: str) -> None:
    answer = client.get(f"/v1/departments?cursor={cursor}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == "cursor"
