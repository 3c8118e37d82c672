"""A service with two departments and one user of every role, without workers."""

import gzip
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.app import create_app
from api.config import ServiceSettings
from api.jobs.facts import facts_of
from api.models.compared import Column, Compared, lines_of
from api.results import packed
from api.security.principal import Role
from api.security.pseudonym_key import make_key
from api.security.secrets import digest, new_token, password_hash
from api.store import accounts
from api.store import departments as stored
from api.store.account_tables import TokenRow, UserRow
from api.store.columns import now
from api.store.database import Database
from api.store.tables import ComparisonRow, DepartmentRow, RunRow, State, new_id
from tests.small import small_department, small_result
from turnus.department import Department
from turnus.people import renamed_department, renamed_result
from turnus.result import Result

PASSWORD = "riktig hest batteri stift"
ROLES = (*Role,)
NEIGHBOUR = "neighbour"


@dataclass
class Place:
    """Ids of a department and of what is in it."""

    department: str = ""
    scenario: str = ""
    run: str = ""
    other: str = ""
    comparison: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        return self.department, self.scenario, self.run, self.other, self.comparison


@dataclass
class House:
    """The service, who may ask it, and what is in it."""

    app: FastAPI
    settings: ServiceSettings
    tokens: dict[str, str] = field(default_factory=dict)
    own: Place = field(default_factory=Place)
    next_door: Place = field(default_factory=Place)

    @property
    def database(self) -> Database:
        database: Database = self.app.state.database
        return database

    def client(self, **options: Any) -> TestClient:
        return TestClient(self.app, follow_redirects=False, **options)

    def asking(self, who: str | None) -> dict[str, str]:
        """The headers that say who asks."""
        return {} if who is None else {"Authorization": f"Bearer {self.tokens[who]}"}

    def plant(self, names: Mapping[str, str] | None = None) -> None:
        """Both departments anew, and everybody back in theirs; ``names``: what people are called."""
        ward = renamed_department(rested(), names or {})
        result = renamed_result(solved(), names or {})
        with self.database.write() as session:
            for row in session.query(DepartmentRow):
                session.delete(row)
        self.own = planted(self.database, ward, result)
        self.next_door = planted(self.database, ward.replace(name="Nabopost"), result)
        with self.database.write() as session:
            for user in accounts.users(session):
                place = self.next_door if user.name == NEIGHBOUR else self.own
                accounts.put_in(session, user.id, {place.department})


@contextmanager
def house(
    folder: Path, *, users: bool = True, plant: bool = True, **options: Any
) -> Iterator[House]:
    """A service on its own database; without ``users`` it is open to this machine."""
    settings = ServiceSettings(data=folder, **options)
    app = create_app(settings)
    app.state.database.migrate()
    make_key(app.state.database)
    app.state.audit.start()
    built = House(app, settings)
    if users:
        for role in ROLES:
            built.tokens[role] = add_user(built.database, role, role)
        built.tokens[NEIGHBOUR] = add_user(built.database, NEIGHBOUR, Role.LEADER)
    if plant:
        built.plant()
    yield built
    app.state.audit.close()
    app.state.database.close()


def add_user(database: Database, name: str, role: Role, **more: Any) -> str:
    """A new user; their token."""
    secret = new_token()
    with database.write() as session:
        user = UserRow(name=name, role=role.value, password=_hashed(), **more)
        session.add(user)
        session.flush()
        expires = now() + timedelta(days=1)
        session.add(TokenRow(hash=digest(secret), user_id=user.id, label="", expires=expires))
    return secret


def planted(database: Database, department: Department, result: Result) -> Place:
    """A department with a scenario, two ended runs and a comparison of them."""
    best, place = packed(result), Place(comparison=new_id())
    problem = gzip.compress(
        result.problem.replace(department=department).model_dump_json().encode()
    )
    with database.write() as session:
        row = stored.add_department(session, department)
        scenario = stored.add_scenario(session, row.id, result.problem.scenario)
        runs = [
            RunRow(
                department_id=row.id,
                scenario_id=scenario.id,
                revision=1,
                title=title,
                settings={},
                problem=problem,
                state=State.COMPLETED,
                ended=now(),
                facts=facts_of(result),
                best=best,
            )
            for title in ("i dag", "ny")
        ]
        session.add_all(runs)
        session.flush()
        lines, unlike = lines_of([result, result])
        compared = Compared(
            id=place.comparison,
            department=row.id,
            title="i dag – ny",
            created=now(),
            runs=tuple(
                Column(run=r.id, scenario=scenario.id, title=r.title, facts=r.facts, notes=())
                for r in runs
            ),
            lines=lines,
            unlike=unlike,
        )
        session.add(
            ComparisonRow(
                id=place.comparison,
                department_id=row.id,
                title=compared.title,
                runs=[r.id for r in runs],
                document=gzip.compress(compared.model_dump_json().encode()),
            )
        )
        place.department, place.scenario = row.id, scenario.id
        place.run, place.other = (r.id for r in runs)
    return place


def rested() -> Department:
    """The small ward, with breaks as the readers of departments want them."""
    ward = small_department()
    return ward.replace(shifts=tuple(each.replace(paid_break_minutes=30) for each in ward.shifts))


@cache
def solved() -> Result:
    return small_result()


@cache
def _hashed() -> str:
    return password_hash(PASSWORD)
