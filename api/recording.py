"""Examples for the description of the service: what it was asked, and what it answered."""

import gzip
import json
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import httpx
from fastapi.testclient import TestClient

from api.app import create_app
from api.config import ServiceSettings
from api.example import example_department, example_scenario
from api.jobs.facts import facts_of
from api.openapi import Description, description_of
from api.store import runs
from api.store.database import Database
from api.store.tables import ComparisonRow, DepartmentRow, RevisionRow, RunRow, ScenarioRow
from turnus.files.result_document import document_of
from turnus.result import Result, Settings
from turnus.scenario import Problem

DEPARTMENT = "0f8fad5bd9cb469fa16570867728950e"
SCENARIO = "7c9e6679742540de944be07fc1f90ae7"
RUNS = ("6fa459eaee8a3ca4894edb77e160355e", "16fd27068baf433b82eb8c7fada847da")
COMPARISON = "886313e13b8a53729b900c9aee199e5d"
LATER = "9e107d9d372bb6826bd81d3542a419d6"
"""The id of whatever is made while recording."""
MOMENT = "2027-01-04T08:00:00Z"
NOBODY = "tcp://127.0.0.1:9"
MOST_ITEMS = 3
"""Of a list in an answer; the rest are alike."""
ID = re.compile(r"\b[0-9a-f]{32}\b")
TOOK = re.compile(r'("seconds": ?)\d+\.\d+')
TIME = re.compile(r"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z")


@dataclass(frozen=True)
class Call:
    """One request of the recording."""

    operation: str
    path: dict[str, Any] = field(default_factory=dict)
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    query: dict[str, Any] = field(default_factory=dict)


def calls() -> Iterator[Call]:
    """A request of every operation, those that remove something last."""
    department = example_department().model_dump(mode="json", exclude_defaults=True)
    scenario = example_scenario().model_dump(mode="json", exclude_defaults=True)
    at = {"id": DEPARTMENT}
    yield Call("list_departments")
    yield Call("add_department", body=department)
    yield Call("get_department", at)
    yield Call("change_department", at, department, {"If-Match": '"1"'})
    yield Call("list_scenarios", at)
    yield Call("add_scenario", at, scenario)
    at = {"id": SCENARIO}
    yield Call("get_scenario", at)
    yield Call("get_revision", at | {"number": 1})
    yield Call("revise_scenario", at, scenario, {"If-Match": '"1"'})
    yield Call("get_governing_rules", at)
    yield Call("start_run", body={"scenario": SCENARIO, "settings": {"seconds": 10}})
    yield Call("list_runs", query={"state": "COMPLETED"})
    at = {"id": RUNS[0]}
    yield Call("get_run", at)
    yield Call("get_run_metadata", at)
    yield Call("follow_run", at)
    yield Call("stop_run", at)
    yield Call("get_roster", {"run": RUNS[0]})
    yield Call("add_comparison", body={"title": "Før og etter", "runs": list(RUNS)})
    yield Call("list_comparisons")
    at = {"id": COMPARISON}
    yield Call("get_comparison", at)
    yield Call("get_report", at)
    said = "Langvakter to dager på rad er tungt for de eldste av oss."
    yield Call("write_comment", at, {"about": "other", "text": said, "author": "verneombud"})
    yield Call("list_comments", at)
    decided = {
        "outcome": "try",
        "run": RUNS[1],
        "reason": "Flere får hel stilling.",
        "author": "leder",
    }
    yield Call("write_decision", at, decided | {"present": ["leder", "verneombud"]})
    yield Call("list_decisions", at)
    cells = [
        {"employee": "spl1", "day": str(date(2027, 1, 4) + timedelta(days=day)), "shift": "D"}
        for day in range(5)
    ]
    together = {"department": department, "scenario": scenario}
    yield Call("check_roster", body=together | {"roster": cells})
    yield Call("bounds", body=together)
    yield Call("get_rulebook", query={"on": "2027-01-04"})
    yield Call("remove_comparison", at)
    yield Call("remove_run", {"id": RUNS[1]})
    yield Call("remove_scenario", {"id": SCENARIO}, headers={"If-Match": "*"})
    yield Call("remove_department", {"id": DEPARTMENT}, headers={"If-Match": "*"})


def keep_example(database: Database, result: Result) -> None:
    """The rows that the recorded requests are about."""
    department, scenario = example_department(), example_scenario()
    document, facts = gzip.compress(document_of(result)), facts_of(result)
    with database.write() as session:
        session.add(
            DepartmentRow(
                id=DEPARTMENT, name=department.name, document=department.model_dump_json()
            )
        )
        session.flush()
        session.add(ScenarioRow(id=SCENARIO, department_id=DEPARTMENT, title=scenario.title))
        session.flush()
        session.add(
            RevisionRow(scenario_id=SCENARIO, number=1, document=scenario.model_dump_json())
        )
        for id in RUNS:
            row = RunRow(
                id=id,
                department_id=DEPARTMENT,
                scenario_id=SCENARIO,
                revision=1,
                title=scenario.title,
                settings={"seconds": 10.0, "seed": 1, "workers": 2, "deterministic": False},
                problem=gzip.compress(result.problem.model_dump_json().encode()),
            )
            runs.enqueue(session, row)
            row.started, row.attempt = row.queued, 1
            runs.complete(row, document, facts, stopped=False)


def keep_comparison(client: httpx.Client, database: Database) -> None:
    """A comparison of the runs, under its own id."""
    made = client.post("/v1/comparisons", json={"runs": list(RUNS)}).json()
    with database.read() as session:
        row = session.get_one(ComparisonRow, made["id"])
        document = gzip.decompress(row.document).replace(made["id"].encode(), COMPARISON.encode())
    client.delete(f"/v1/comparisons/{made['id']}")
    with database.write() as session:
        session.add(
            ComparisonRow(
                id=COMPARISON,
                department_id=row.department_id,
                title=row.title,
                runs=row.runs,
                document=gzip.compress(document),
            )
        )


def send(client: TestClient, call: Call, described: Description) -> Any:
    """The answer to a call, at the path that the description has."""
    path, method = next(
        (path, method)
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
        if operation["operationId"] == call.operation
    )
    return client.request(
        method,
        path.format_map(call.path),
        json=call.body,
        headers=call.headers,
        params=call.query,
    )


def comes_later(answer: Any) -> bool:
    """Whether what is asked for is being made."""
    return answer.status_code == 409 and "retry-after" in answer.headers


def recorded() -> Description:
    """The description with an example of each request and of each answer."""
    from solver import solve

    problem = Problem.of(example_department(), example_scenario())
    result = solve(problem, Settings(seconds=10.0, workers=1, deterministic=True))
    with tempfile.TemporaryDirectory() as folder:
        settings = ServiceSettings(data=Path(folder), database_url=None, dask_scheduler=NOBODY)
        with TestClient(create_app(settings), base_url="http://127.0.0.1") as client:
            described = description_of(client.app)  # type: ignore[arg-type]
            keep_example(client.app.state.database, result)  # type: ignore[attr-defined]
            keep_comparison(client, client.app.state.database)  # type: ignore[attr-defined]
            for call in calls():
                _put(described, call, send(client, call, described))
    return described


def _put(described: Description, call: Call, answer: Any) -> None:
    if comes_later(answer):
        return
    if not answer.is_success:
        raise AssertionError(f"{call.operation}: {answer.status_code} {answer.text}")
    operation = next(
        each
        for methods in described["paths"].values()
        for each in methods.values()
        if each["operationId"] == call.operation
    )
    for parameter in operation.get("parameters", ()):
        given = {**call.path, **call.query, **{k.lower(): v for k, v in call.headers.items()}}
        if parameter["name"] in given:
            parameter["example"] = given[parameter["name"]]
    if call.body is not None:
        operation["requestBody"]["content"]["application/json"]["example"] = call.body
    kind = answer.headers.get("content-type", "").partition(";")[0]
    content = operation["responses"][str(answer.status_code)].get("content", {})
    if kind == "application/json" and answer.content:
        content[kind]["example"] = _shortened(json.loads(_still(answer.text)))
    elif kind == "text/event-stream":
        content[kind]["example"] = _still(answer.text)[:600]


def _still(text: str) -> str:
    """The same text whenever it is recorded."""
    known = {DEPARTMENT, SCENARIO, *RUNS, COMPARISON}
    text = ID.sub(lambda found: found[0] if found[0] in known else LATER, text)
    return TOOK.sub(r"\g<1>4.5", TIME.sub(MOMENT, text))


def _shortened(value: Any) -> Any:
    if isinstance(value, list):
        return [_shortened(each) for each in value[:MOST_ITEMS]]
    if isinstance(value, dict):
        return {name: _shortened(each) for name, each in value.items()}
    return round(value, 2) if isinstance(value, float) else value
