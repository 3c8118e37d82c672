"""Schemathesis: whatever the description allows, and much that it does not, is answered as it says.

A department has to obey rules that no schema can state, so it is no failure that something which fits
the schema is refused; nor that a number written as text is read as the number, as in the files.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from api.app import create_app
from api.command_line.serve import listening
from api.config import ServiceSettings
from api.openapi import FILE
from api.recording import NOBODY, keep_comparison, keep_example
from tests.small import small_result

ROOT = Path(__file__).parents[3]
CONFIG = Path(__file__).with_name("schemathesis.toml")
SEED, EXAMPLES, PATIENCE = 20270104, 5, 240
OPTIONS = (
    f"--seed={SEED}",
    f"--max-examples={EXAMPLES}",
    "--generation-deterministic",
    "--exclude-checks=positive_data_acceptance,negative_data_rejection",
    "--phases=examples,coverage,fuzzing",
    "--request-timeout=20",
    "--no-color",
)


@contextmanager
def answering(app: FastAPI) -> Iterator[str]:
    """The address of a server in a thread."""
    listener = listening("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=20)


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """The service with the rows that the recorded examples are about."""
    app = create_app(ServiceSettings(data=tmp_path / "data", dask_scheduler=NOBODY))
    app.state.database.migrate()
    keep_example(app.state.database, small_result())
    with answering(app) as url:
        with httpx.Client(base_url=url) as client:
            keep_comparison(client, app.state.database)
        yield url


def test_nothing_is_answered_otherwise_than_described(url: str, tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("schemathesis")
    done = subprocess.run(
        [program, "--config-file", str(CONFIG), "run", str(FILE), f"--url={url}", *OPTIONS],
        cwd=tmp_path,
        env=os.environ
        | {"SCHEMATHESIS_HOOKS": "tests.api.http.schema_hooks", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-12_000:] + done.stderr[-2000:]
