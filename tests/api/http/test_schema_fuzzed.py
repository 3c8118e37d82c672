"""Schemathesis: whatever the description allows, and much that it does not, is answered as it says.

The service has the rows of the recorded examples; identifiers in the address are now and then theirs,
so that what lies behind them is reached too. A department has to obey rules that no schema can state,
so it is no failure that something which fits the schema is refused with 422.
"""

import random
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
import schemathesis
import uvicorn
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import CHECKS

from api.app import create_app
from api.config import ServiceSettings
from api.recording import (
    COMPARISON,
    DEPARTMENT,
    NOBODY,
    RUNS,
    SCENARIO,
    keep_comparison,
    keep_example,
)
from tests.small import small_result

EXAMPLES = 15
KNOWN = {
    "departments": DEPARTMENT,
    "scenarios": SCENARIO,
    "runs": RUNS[0],
    "rosters": RUNS[0],
    "comparisons": COMPARISON,
}


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    setup = ServiceSettings(
        data=tmp_path_factory.mktemp("data"), dask_scheduler=NOBODY, queue_length=10
    )
    app = create_app(setup)
    app.state.database.migrate()
    keep_example(app.state.database, small_result())
    with listening(app) as url:
        with httpx.Client(base_url=url) as client:
            keep_comparison(client, app.state.database)
        yield schemathesis.openapi.from_url(f"{url}/openapi.json")


@contextmanager
def listening(app: FastAPI) -> Iterator[str]:
    """The address of a server in a thread."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=20)


schema = schemathesis.pytest.from_fixture("described")


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)
def test_every_operation(case: schemathesis.Case) -> None:
    chance = random.Random(repr(case.path_parameters))
    for name in case.path_parameters or {}:
        if name in {"id", "run"} and case.method != "DELETE" and chance.random() < 0.7:
            case.path_parameters[name] = KNOWN[case.operation.path.split("/")[2]]
    case.call_and_validate(excluded_checks=[CHECKS.get_one("positive_data_acceptance")])
