"""What is refused, and how it is told: RFC 9457, a pointer to every fault, three languages."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from tests.api.kept import Ward
from tests.api.quick_ward import posted, quick_department, quick_scenario

NOWHERE = "0" * 32


def told(answer: Response, status: int, slug: str) -> dict[str, Any]:
    """The problem, of which everything that must be there is."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = answer.json()
    assert (problem["type"], problem["status"]) == (f"/problems/{slug}", status)
    assert problem["title"]
    assert problem["detail"]
    return problem


@pytest.mark.parametrize(
    "path",
    [
        "/v1/ingenting",
        f"/v1/departments/{NOWHERE}",
        f"/v1/scenarios/{NOWHERE}",
        f"/v1/scenarios/{NOWHERE}/revisions/1",
        f"/v1/scenarios/{NOWHERE}/rulebook",
        f"/v1/departments/{NOWHERE}/scenarios",
        f"/v1/runs/{NOWHERE}",
        f"/v1/runs/{NOWHERE}/metadata",
        f"/v1/runs/{NOWHERE}/events",
        f"/v1/rosters/{NOWHERE}",
        f"/v1/comparisons/{NOWHERE}",
        f"/v1/comparisons/{NOWHERE}/report",
        "/v1/departments/%00",
        "/v1/runs/..%2F..",
    ],
)
def test_what_is_not_here(client: TestClient, path: str) -> None:
    told(client.get(path), 404, "not-found")


def test_a_method_that_is_not_here(client: TestClient) -> None:
    for path, methods in (
        ("/v1/departments", "GET, POST"),
        (f"/v1/departments/{NOWHERE}", "DELETE, GET, PUT"),
        ("/v1/bounds", "POST"),
    ):
        answer = client.patch(path)
        told(answer, 405, "method-not-allowed")
        assert answer.headers["allow"] == methods


def test_every_fault_has_its_pointer(client: TestClient) -> None:
    asked = posted(quick_department())
    asked["employees"][3]["position_percent"] = 130
    asked["demand"][0]["minimum"] = "to"
    asked["shifts"][1]["farge"] = "rød"
    del asked["competences"][0]["name"]
    problem = told(client.post("/v1/departments", json=asked), 422, "invalid")
    assert {each["pointer"] for each in problem["errors"]} == {
        "/employees/3/position_percent",
        "/demand/0/minimum",
        "/shifts/1/farge",
        "/competences/0/name",
    }
    assert "4 feil" in problem["detail"]


def test_what_only_the_readers_of_files_find_has_its_pointer_too(client: TestClient) -> None:
    asked = posted(quick_department())
    asked["employees"][2]["competence"] = "lege"
    asked["demand"][2]["competence"] = "prest"
    problem = told(client.post("/v1/departments", json=asked), 422, "invalid")
    pointers = {each["pointer"] for each in problem["errors"]}
    assert pointers == {"/employees/2/competence", "/demand/2/competence"}


@pytest.mark.parametrize(
    "body", [b"{", b"", b"\xff\xfe", b"[" * 5000, b'{"name": "\\ud800"}', b"NaN", b"1e999", b"null"]
)
def test_what_cannot_be_read(client: TestClient, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    answer = client.post("/v1/departments", content=body, headers=headers)
    assert answer.status_code in {400, 422}, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


def test_another_kind_of_content(client: TestClient) -> None:
    answer = client.post(
        "/v1/departments", content=b"id: liten", headers={"Content-Type": "application/yaml"}
    )
    told(answer, 415, "media-type")


def test_parameters_of_the_address(client: TestClient) -> None:
    for query, name in (("limit=0", "limit"), ("limit=mange", "limit"), ("limit=201", "limit")):
        problem = told(client.get(f"/v1/departments?{query}"), 422, "invalid")
        assert problem["errors"][0]["parameter"] == name


@pytest.mark.parametrize("number", ["0", "x", "99999999999999999999"])
def test_a_revision_that_is_no_number(client: TestClient, stored_ward: Ward, number: str) -> None:
    path = f"/v1/scenarios/{stored_ward.scenarios[0]}/revisions/{number}"
    told(client.get(path), 422, "invalid")


def test_more_than_is_taken(client: TestClient) -> None:
    large = b'{"name": "' + b"x" * 250_000 + b'"}'
    headers = {"Content-Type": "application/json"}
    problem = told(client.post("/v1/departments", content=large, headers=headers), 413, "too-large")
    assert "195 kB" in problem["detail"]

    def in_pieces() -> Iterator[bytes]:
        for start in range(0, len(large), 10_000):
            yield large[start : start + 10_000]

    answer = client.post("/v1/departments", content=in_pieces(), headers=headers)
    assert "content-length" not in answer.request.headers
    told(answer, 413, "too-large")
    keyed = headers | {"Idempotency-Key": "stor"}
    told(client.post("/v1/departments", content=in_pieces(), headers=keyed), 413, "too-large")


def test_a_change_knows_what_it_changes(client: TestClient) -> None:
    asked = posted(quick_department())
    made = client.post("/v1/departments", json=asked)
    path = made.headers["location"]
    asked["name"] = "Ny"
    told(client.put(path, json=asked), 428, "version-needed")
    told(client.delete(path), 428, "version-needed")
    stale = client.put(path, json=asked, headers={"If-Match": '"7"'})
    told(stale, 412, "changed")
    assert stale.headers["etag"] == made.headers["etag"]
    changed = client.put(path, json=asked, headers={"If-Match": made.headers["etag"]})
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    assert changed.headers["etag"] == client.get(path).headers["etag"] != made.headers["etag"]
    told(client.put(path, json=asked, headers={"If-Match": made.headers["etag"]}), 412, "changed")
    scenario = client.post(f"{path}/scenarios", json=posted(quick_scenario()))
    at = scenario.headers["location"]
    told(client.put(at, json=posted(quick_scenario("Ny"))), 428, "version-needed")
    tag = {"If-Match": scenario.headers["etag"]}
    revised = client.put(at, json=posted(quick_scenario("Ny")), headers=tag)
    assert revised.json()["revision"] == 2
    told(client.put(at, json=posted(quick_scenario()), headers=tag), 412, "changed")
    assert client.get(f"{at}/revisions/1").json()["scenario"]["title"] == quick_scenario().title
    assert client.delete(at, headers={"If-Match": revised.headers["etag"]}).status_code == 204
    assert client.delete(path, headers={"If-Match": "*"}).status_code == 204
    told(client.get(path), 404, "not-found")


def test_a_department_that_its_scenarios_do_not_fit_is_refused(client: TestClient) -> None:
    asked = posted(quick_department())
    made = client.post("/v1/departments", json=asked)
    path, tag = made.headers["location"], {"If-Match": made.headers["etag"]}
    assert client.post(f"{path}/scenarios", json=posted(quick_scenario())).is_success
    asked["shifts"] = asked["shifts"][:1]
    told(client.put(path, json=asked, headers=tag), 422, "invalid")
    assert client.get(path).json()["version"] == 1


@pytest.mark.parametrize(
    ("accepted", "language", "title"),
    [
        ("", "nb", "Finnes ikke"),
        ("nb", "nb", "Finnes ikke"),
        ("no", "nb", "Finnes ikke"),
        ("nn", "nn", "Finst ikkje"),
        ("nn-NO, nb;q=0.5", "nn", "Finst ikkje"),
        ("en-GB,en;q=0.9", "en", "Not found"),
        ("sv, en;q=0.3, nn;q=0.7", "nn", "Finst ikkje"),
        ("sv", "nb", "Finnes ikke"),
        ("en;q=0, nn;q=0.1", "nn", "Finst ikkje"),
        ("*;q=;,,;;q=x", "nb", "Finnes ikke"),
    ],
)
def test_the_language_that_is_asked_for(
    client: TestClient, accepted: str, language: str, title: str
) -> None:
    answer = client.get(f"/v1/runs/{NOWHERE}", headers={"Accept-Language": accepted})
    assert told(answer, 404, "not-found")["title"] == title
    assert answer.headers["content-language"] == language
    assert "accept-language" in answer.headers["vary"].lower()


def test_each_language_says_each_fault(client: TestClient) -> None:
    asked = posted(quick_department())
    asked["employees"][3]["position_percent"] = 130
    found = {
        language: client.post(
            "/v1/departments", json=asked, headers={"Accept-Language": language}
        ).json()
        for language in ("nb", "nn", "en")
    }
    assert len({each["detail"] for each in found.values()}) == 3
    assert {each["errors"][0]["pointer"] for each in found.values()} == {
        "/employees/3/position_percent"
    }
    assert found["en"]["detail"] == "There is 1 fault in the content."


def test_a_queue_that_is_full_says_when_to_come_back(client: TestClient, stored_ward: Ward) -> None:
    settings = client.app.state.settings  # type: ignore[attr-defined]
    longest = settings.longest_run_seconds
    asked = {"scenario": stored_ward.scenarios[0], "settings": {"seconds": longest + 1}}
    problem = told(client.post("/v1/runs", json=asked), 422, "invalid")
    assert problem["errors"][0]["pointer"] == "/settings/seconds"


def test_runs_are_begun_as_promised(client: TestClient, stored_ward: Ward) -> None:
    answer = client.post("/v1/runs", json={"scenario": stored_ward.scenarios[0]})
    assert answer.status_code == 202
    assert answer.headers["location"] == f"/v1/runs/{answer.json()['id']}"
    assert answer.headers["retry-after"].isdecimal()
    assert answer.json()["state"] == "QUEUED"


def test_comparisons_of_what_cannot_be_compared(client: TestClient, stored_ward: Ward) -> None:
    waiting = client.post("/v1/runs", json={"scenario": stored_ward.scenarios[0]}).json()["id"]
    first, second = stored_ward.runs
    for runs, status in (
        ([first, first], 409),
        ([first, waiting], 409),
        ([first, NOWHERE], 404),
        ([first], 422),
        ([first, second] * 3, 422),
    ):
        answer = client.post("/v1/comparisons", json={"runs": runs})
        assert answer.status_code == status, answer.text
    told(client.get(f"/v1/rosters/{waiting}"), 409, "conflict")
