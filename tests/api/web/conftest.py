"""A service with two departments and no workers: the pages, without a solve."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.app import create_app
from api.config import ServiceSettings
from api.jobs.facts import facts_of
from api.store import departments as stored
from api.store import runs
from api.store.tables import RunRow
from tests.ward import ward
from turnus.compare import Comparison
from turnus.department import Department
from turnus.files.load import load
from turnus.files.result_document import document_of
from turnus.scenario import Scenario

SCENARIOS = Path(__file__).parents[3] / "scenarios" / "short-term-ward"


@pytest.fixture(scope="session")
def compared() -> Comparison:
    """A ward before and after, over four weeks."""
    return ward(weeks=4)


@pytest.fixture
def app(tmp_path: Path) -> FastAPI:
    made = create_app(ServiceSettings(data=tmp_path))
    made.state.database.migrate()
    return made


@pytest.fixture
def browser(app: FastAPI) -> Iterator[TestClient]:
    """A browser; nobody solves, for the service is not started."""
    browser = TestClient(app, follow_redirects=False)
    browser.headers.update({"accept": "text/html", "accept-language": "nb"})
    yield browser
    app.state.views.close()
    app.state.database.close()


@pytest.fixture
def unit() -> Department:
    return load(SCENARIOS / "before.yaml").department


@pytest.fixture
def id(app: FastAPI, unit: Department) -> str:
    """A department with no alternative yet."""
    with app.state.database.write() as session:
        return stored.add_department(session, unit).id


@pytest.fixture
def scenario(app: FastAPI, id: str) -> str:
    """The department's new roster."""
    plan: Scenario = load(SCENARIOS / "after.yaml").scenario
    with app.state.database.write() as session:
        return stored.add_scenario(session, id, plan).id


@pytest.fixture
def ended(app: FastAPI, id: str, scenario: str, compared: Comparison) -> list[str]:
    """Two runs that have ended, the older one first."""
    made = []
    for result in (compared.before, compared.after):
        with app.state.database.write() as session:
            row = runs.enqueue(session, new_run(id, scenario, result.problem.scenario.title))
            document = gzip.compress(document_of(result))
            runs.complete(row, document, facts_of(result), stopped=False)
            made.append(row.id)
    return made


def new_run(id: str, scenario: str, title: str) -> RunRow:
    """A run that nobody has taken up."""
    return RunRow(
        department_id=id,
        scenario_id=scenario,
        revision=1,
        title=title,
        settings={"seconds": 60.0, "seed": 1, "workers": 2, "deterministic": False},
        problem=b"",
    )
