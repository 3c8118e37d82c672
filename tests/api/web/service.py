"""A service with small wards whose results stand in its store, without any solving."""

import gzip
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from fastapi.testclient import TestClient

from api.app import create_app
from api.config import ServiceSettings
from api.jobs.facts import facts_of
from api.security.principal import Principal, Role
from api.store import departments as stored
from api.store.database import Database
from api.store.tables import RunRow, State
from tests.small import small_problem, small_result
from turnus.files.result_document import document_of
from turnus.result import Result
from turnus.roster import Mark, Roster

LONGEST_WAIT = 90


@dataclass(frozen=True)
class Service:
    """A client with what it can ask for."""

    client: TestClient
    database: Database
    department: str
    scenarios: tuple[str, ...]
    runs: tuple[str, ...]

    def compare(self, *places: int) -> str:
        """A comparison of some of the runs, whose views are made; its id."""
        asked = {"runs": [self.runs[place] for place in places], "title": "Tre turnuser"}
        answer = self.client.post("/v1/comparisons", json=asked)
        assert answer.status_code == 201, answer.text
        id: str = answer.json()["id"]
        for other in range(1, len(places)):
            self.wait(id, other)
        return id

    def wait(self, id: str, other: int = 1) -> None:
        """Until a view is made."""
        until = time.monotonic() + LONGEST_WAIT
        while self.client.get(f"/comparisons/{id}/ready?other={other}").status_code == 202:
            assert time.monotonic() < until, "the view was never made"
            time.sleep(0.1)
        assert self.client.get(f"/comparisons/{id}/ready?other={other}").status_code == 204

    def page(self, address: str, status: int = 200, **options: object) -> str:
        """A page as text, with ordinary spaces; a language chosen before is forgotten."""
        answer = self.client.get(address, **options)  # type: ignore[arg-type]
        self.client.cookies.pop("language", None)
        assert answer.status_code == status, answer.text
        return answer.text.replace("\N{NO-BREAK SPACE}", " ")


def results() -> tuple[Result, ...]:
    """The small ward three times: as it is, with fewer weekends for one, and with a breach."""
    problem = small_problem()
    first = small_result()
    titled = [
        problem.replace(scenario=problem.scenario.replace(id=f"s{place}", title=title))
        for place, title in enumerate(("Liten: dagens", "Liten: færre helger", "Liten: brudd"))
    ]
    codes = first.roster.codes
    sunday = problem.calendar.start + timedelta(days=6)
    fewer = {at: code for at, code in codes.items() if at[0] != "h1" or at[1].weekday() < 5}
    worse = codes | {("s1", sunday): "L1", ("s1", sunday + timedelta(days=1)): "D"}
    marks = {("a1", problem.calendar.start + timedelta(days=2)): Mark.F3}
    return (
        replace(first, problem=titled[0]),
        small_result(Roster.from_codes(titled[1], fewer, marks), titled[1]),
        small_result(Roster.from_codes(titled[2], worse), titled[2]),
    )


@contextmanager
def service(folder: Path) -> Iterator[Service]:
    """The service on a folder of its own, with the small ward's department and three ended runs."""
    app = create_app(ServiceSettings(data=folder, cores_per_run=1, workers=1))
    with TestClient(app) as client:
        database: Database = app.state.database
        scenarios, runs = [], []
        with database.write() as session:
            made = results()
            department = stored.add_department(session, made[0].problem.department)
            for result in made:
                scenario = stored.add_scenario(session, department.id, result.problem.scenario)
                run = RunRow(
                    department_id=department.id,
                    scenario_id=scenario.id,
                    revision=1,
                    title=result.problem.scenario.title,
                    settings={},
                    problem=b"",
                    state=State.COMPLETED,
                    facts=facts_of(result),
                    best=gzip.compress(document_of(result)),
                )
                session.add(run)
                session.flush()
                scenarios.append(scenario.id)
                runs.append(run.id)
        yield Service(client, database, department.id, tuple(scenarios), tuple(runs))


def reviewer(department: str) -> Principal:
    """Somebody of the working group."""
    return Principal("u1", "Vera Verneombud", Role.REVIEWER, frozenset({department}))
