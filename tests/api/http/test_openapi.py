"""The committed description is the service's own, and every example in it is true."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.config import ServiceSettings
from api.openapi import FILE, as_text, description_of, operations
from api.recording import NOBODY, Call, calls, comes_later, keep_comparison, keep_example, send
from tests.small import small_result

COMMITTED: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
OPERATIONS = operations(COMMITTED)
AGAIN = "the description has drifted; write it anew with: python -m api.openapi"
WITHOUT_EXAMPLE = {"get_report", "get_roster"}
"""Answers that are a page, or a file of another program."""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A service that has what the examples are about."""
    settings = ServiceSettings(data=tmp_path_factory.mktemp("data"), dask_scheduler=NOBODY)
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as client:
        keep_example(client.app.state.database, small_result())  # type: ignore[attr-defined]
        keep_comparison(client, client.app.state.database)  # type: ignore[attr-defined]
        yield client


def bare(value: Any) -> Any:
    """Without the examples that were recorded."""
    if isinstance(value, dict):
        return {name: bare(each) for name, each in value.items() if name != "example"}
    return [bare(each) for each in value] if isinstance(value, list) else value


def test_what_is_committed_is_what_the_service_does(service: TestClient) -> None:
    described = description_of(service.app)  # type: ignore[arg-type]
    assert as_text(bare(COMMITTED)) == as_text(described), AGAIN
    assert service.get("/openapi.json").json() == json.loads(as_text(described))


def test_the_file_is_sorted() -> None:
    assert FILE.read_text(encoding="utf-8") == as_text(COMMITTED)


def test_every_operation_is_recorded_and_says_what_it_does() -> None:
    assert {call.operation for call in calls()} == set(OPERATIONS)
    for id, operation in OPERATIONS.items():
        assert id.replace("_", "").isalpha(), id
        assert operation["description"].strip(), id
        assert "4XX" in operation["responses"], id
        problem = operation["responses"]["4XX"]["content"]
        assert set(problem) == {"application/problem+json"}, id
        assert "422" not in operation["responses"], id


@pytest.mark.parametrize("call", list(calls()), ids=lambda call: call.operation)
def test_an_example_works_when_it_is_sent(service: TestClient, call: Call) -> None:
    operation = OPERATIONS[call.operation]
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    assert body.get("example") == call.body, AGAIN
    answer = send(service, call, COMMITTED)
    if comes_later(answer):
        return
    assert answer.is_success, answer.text
    content = operation["responses"][str(answer.status_code)].get("content", {})
    if answer.status_code == 204 or call.operation in WITHOUT_EXAMPLE:
        return
    kind = answer.headers["content-type"].partition(";")[0]
    assert "example" in content[kind], AGAIN
    if kind == "application/json":
        for shown in (answer.json(), content[kind]["example"]):
            schema = content[kind]["schema"] | {"components": COMMITTED["components"]}
            jsonschema_rs.validator_for(schema).validate(shown)


def test_numbers_have_their_unit() -> None:
    """A name that says what it counts, or a sentence that does."""
    no_measure = {"revision", "version", "decimals", "status", "seed"}
    units = ("minutes", "percent", "seconds", "weeks", "days", "hours", "share", "points", "pay")
    nouns = COMMITTED["components"]["schemas"]
    plain = []
    for noun, schema in nouns.items():
        for name, field in schema.get("properties", {}).items():
            kinds = {field.get("type")} | {each.get("type") for each in field.get("anyOf", ())}
            said = any(unit in name for unit in units) or field.get("description")
            if kinds & {"number", "integer"} and name not in no_measure and not said:
                plain.append(f"{noun}.{name}")
    assert plain == [], "neither the name nor a description says the unit"


def test_the_file_is_where_the_readme_says() -> None:
    assert (Path(__file__).parents[3] / "docs" / "openapi.json").samefile(FILE)
