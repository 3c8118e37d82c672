"""Databases for the tests: SQLite in a file, and PostgreSQL where it is installed."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import create_engine, text

from api.app import create_app
from api.config import ServiceSettings
from api.store.database import Database
from tests.api.kept import Ward, kept_ward
from tests.api.postgres import binaries, cluster

MISSING = "PostgreSQL is not installed (on Debian: apt install postgresql)"


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a running server's databases."""
    programs = binaries()
    if programs is None:
        if os.environ.get("CI") == "true":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with cluster(programs) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def backend(request: pytest.FixtureRequest) -> str:
    """Each test that asks for a database runs once on each kind."""
    return str(request.param)


@pytest.fixture
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], str]:
    """The URL of a new, empty database of a kind."""

    def made(kind: str) -> str:
        name = f"turnus_{uuid4().hex}"
        if kind == "sqlite":
            return f"sqlite:///{tmp_path / name}.db"
        server = str(request.getfixturevalue("postgres"))
        engine = create_engine(server.format("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0"))
        engine.dispose()
        return server.format(name)

    return made


@pytest.fixture
def empty(backend: str, new_url: Callable[[str], str]) -> Iterator[Database]:
    """A database without tables."""
    database = Database(new_url(backend))
    yield database
    database.close()


@pytest.fixture
def database(empty: Database) -> Database:
    """A database with this program's tables and nothing in them."""
    empty.migrate()
    return empty


NOBODY = "tcp://127.0.0.1:9"
"""No Dask scheduler: runs are taken into the queue and stay there."""


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A service on SQLite whose runs nobody solves."""
    settings = ServiceSettings(
        data=tmp_path_factory.mktemp("service"),
        database_url=None,
        dask_scheduler=NOBODY,
        queue_length=1000,
        largest_body=200_000,
    )
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture(scope="session")
def stored_ward(client: TestClient) -> Ward:
    """A department with two scenarios and a finished run of each, as a worker would have left them."""
    return kept_ward(client.app.state.database)  # type: ignore[attr-defined]
