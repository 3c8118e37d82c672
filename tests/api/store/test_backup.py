"""Backup and restore: on each database, from each to the other, whole or not at all."""

import json
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from sqlalchemy import JSON, Column, Connection, LargeBinary, insert, select, text
from sqlalchemy.orm import Session
from typer.testing import CliRunner

from api.command_line.app import app
from api.store import departments as stored
from api.store import runs
from api.store.account_tables import (
    AuditRow,
    MembershipRow,
    SecretRow,
    SessionRow,
    TokenRow,
    UserRow,
)
from api.store.archive import MANIFEST, ArchiveError
from api.store.backup import back_up
from api.store.columns import Moment, now
from api.store.database import Database
from api.store.restore import NotEmptyError, _count_on, restore
from api.store.tables import ComparisonRow, RepeatedRow, RunRow, State, Table
from tests.api.quick_ward import quick_department, quick_scenario

KINDS = ("sqlite", "postgresql")
BYTES = bytes(range(256)) * 3


def fill(database: Database, name: str = "Liten post – æøå 💊") -> None:
    """Rows in every table, with everything that a value can be."""
    with database.write() as session:
        department = stored.add_department(session, quick_department(name))
        scenario = stored.add_scenario(session, department.id, quick_scenario())
        stored.revise_scenario(session, scenario, quick_scenario("Ny utgave"))
        run = RunRow(
            department_id=department.id,
            scenario_id=scenario.id,
            revision=2,
            title="",
            settings={"seconds": 7.25, "deterministic": False},
            problem=BYTES,
            best=BYTES,
            best_at=now(),
            facts={"share_percent": None, "æ": [1, 2.5, "«»"]},
        )
        runs.enqueue(session, run)
        runs.complete(run, BYTES, run.facts, stopped=True)
        waiting = RunRow(
            department_id=department.id,
            scenario_id=scenario.id,
            revision=2,
            title="\\ \" ' \n",
            settings={},
            problem=b"",
        )
        runs.enqueue(session, waiting)
        ids = [run.id, waiting.id]
        session.add(
            ComparisonRow(department_id=department.id, title="", runs=ids, document=b"\x00")
        )
        session.add(RepeatedRow(who="w", key="k", request="r", status=201, body=b"b", headers={}))
        fill_accounts(session, department.id)


def fill_accounts(session: Session, department: str) -> None:
    user = UserRow(name="kari – æøå", role="leader", email=None, subject="s", password="$argon2")
    session.add(user)
    session.flush()
    session.add(MembershipRow(user_id=user.id, department_id=department))
    session.add(TokenRow(hash="t", user_id=user.id, label="", expires=now()))
    session.add(SessionRow(hash="s", user_id=None, pending={"_state": {"a": 1}}, expires=now()))
    session.add(
        AuditRow(action="read", method="GET", resource="/v1/runs", outcome=200, user_id=user.id)
    )
    session.add(SecretRow(name="pseudonyms", value=b"\x00\xff"))


def fill_others(database: Database) -> None:
    """A row in each table that has none: what other parts of the service keep."""
    with database.rebuilding() as connection:
        for table in Table.metadata.sorted_tables:
            if connection.execute(select(table).limit(1)).first() is None:
                row = {each.name: some(connection, each) for each in table.columns}
                connection.execute(insert(table).values(row))


def some(connection: Connection, column: Column[Any]) -> Any:
    """A value that the column takes."""
    if column.foreign_keys:
        (key,) = column.foreign_keys
        return connection.scalar(select(key.column).limit(1))
    if isinstance(column.type, LargeBinary):
        return BYTES
    if isinstance(column.type, JSON):
        return {"æ": [1, None, 2.5]}
    if isinstance(column.type, Moment):
        return now()
    return {str: "æ", int: 7, bool: True, float: 2.5}[column.type.python_type]


def everything(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    with database.read() as session:
        return {
            name: [
                tuple(row) for row in session.execute(select(table).order_by(*table.primary_key))
            ]
            for name, table in Table.metadata.tables.items()
        }


@pytest.fixture
def made(new_url: Callable[[str], str]) -> Iterator[Callable[[str], Database]]:
    """New, empty databases of a kind."""
    databases: list[Database] = []

    def make(kind: str) -> Database:
        databases.append(Database(new_url(kind)))
        return databases[-1]

    yield make
    for each in databases:
        each.close()


@pytest.mark.parametrize("target", KINDS)
@pytest.mark.parametrize("source", KINDS)
def test_everything_comes_back_on_either_database(
    made: Callable[[str], Database], tmp_path: Path, source: str, target: str
) -> None:
    one, other = made(source), made(target)
    one.migrate()
    fill(one)
    fill_others(one)
    file = tmp_path / "kopi.zip"
    back_up(one, file)
    restore(other, file)
    assert everything(other) == everything(one)
    assert all(everything(one).values()), "a table is not tried"
    with other.write() as session:
        taken = runs.next_in_queue(session)
        assert taken is not None
        assert taken.state is State.SOLVING


def test_only_its_owner_reads_it_and_nothing_is_left_beside_it(
    database: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "kopier"
    folder.mkdir()
    back_up(database, folder / "kopi.zip")
    assert stat.S_IMODE((folder / "kopi.zip").stat().st_mode) == 0o600
    assert [each.name for each in folder.iterdir()] == ["kopi.zip"]


def test_it_is_of_one_moment_while_others_write(database: Database, tmp_path: Path) -> None:
    fill(database)
    with database.at_one_moment() as connection:
        asked = text("SELECT count(*) FROM department")
        assert connection.scalar(asked) == 1
        with database.write() as session:
            stored.add_department(session, quick_department("Underveis"))
        assert connection.scalar(asked) == 1
    manifest = back_up(database, tmp_path / "kopi.zip")
    assert manifest.tables["department"].rows == 2


def test_what_is_there_is_not_overwritten_unasked(database: Database, tmp_path: Path) -> None:
    fill(database)
    file = tmp_path / "kopi.zip"
    back_up(database, file)
    kept = everything(database)
    with database.write() as session:
        stored.add_department(session, quick_department("Siden sist"))
    since = everything(database)
    with pytest.raises(NotEmptyError):
        restore(database, file)
    assert everything(database) == since
    restore(database, file, replace=True)
    assert everything(database) == kept


def damaged(file: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    with ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def manifest(parts: dict[str, bytes], **changes: Any) -> None:
    parts[MANIFEST] = json.dumps(json.loads(parts[MANIFEST]) | changes).encode()


def longer(parts: dict[str, bytes]) -> None:
    parts["department.jsonl"] += parts["department.jsonl"]


DAMAGES: dict[str, Callable[[dict[str, bytes]], None]] = {
    "rows changed": longer,
    "a table gone": lambda parts: parts.pop("run.jsonl") and None,  # type: ignore[func-returns-value]
    "no manifest": lambda parts: parts.pop(MANIFEST) and None,  # type: ignore[func-returns-value]
    "another format": lambda parts: manifest(parts, format="zip"),
    "a newer version": lambda parts: manifest(parts, version=2),
    "a newer revision": lambda parts: manifest(parts, revision="9999"),
    "other tables": lambda parts: manifest(parts, tables={}),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_changes_nothing(database: Database, tmp_path: Path, damage: str) -> None:
    fill(database)
    file = tmp_path / "kopi.zip"
    back_up(database, file)
    damaged(file, DAMAGES[damage])
    with database.write() as session:
        stored.add_department(session, quick_department("Siden sist"))
    before = everything(database)
    with pytest.raises(ArchiveError):
        restore(database, file, replace=True)
    assert everything(database) == before


def test_a_file_cut_short_changes_nothing(database: Database, tmp_path: Path) -> None:
    fill(database)
    file = tmp_path / "kopi.zip"
    back_up(database, file)
    file.write_bytes(file.read_bytes()[:-200])
    before = everything(database)
    with pytest.raises(ArchiveError):
        restore(database, file, replace=True)
    assert everything(database) == before


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
def test_numbers_go_on_after_the_highest(empty: Database) -> None:
    from api.store.backup import tables_of

    with empty.rebuilding() as connection:
        connection.execute(text("CREATE TABLE entry (id SERIAL PRIMARY KEY, what TEXT)"))
        connection.execute(text("INSERT INTO entry (id, what) VALUES (41, 'restored')"))
        (entry,) = tables_of(connection)
        _count_on(connection, entry)
        asked = text("INSERT INTO entry (what) VALUES ('new') RETURNING id")
        assert connection.scalar(asked) == 42


def typed(*words: object) -> tuple[int, str]:
    answer = CliRunner().invoke(app, [str(each) for each in words])
    return answer.exit_code, answer.output


def test_on_the_command_line(tmp_path: Path) -> None:
    here, there, file = tmp_path / "her", tmp_path / "der", tmp_path / "kopi.zip"
    code, told = typed("backup", "--out", file, "--data", here)
    assert (code, "ingen database" in told) == (2, True)
    database = Database(f"sqlite:///{here}/turnus.db")
    database.migrate()
    fill(database)
    assert typed("backup", "--out", file, "--data", here)[0] == 0
    code, told = typed("restore", file, "--data", there)
    assert (code, "hentet tilbake" in told) == (0, True)
    code, told = typed("restore", file, "--data", there)
    assert (code, "--replace" in told) == (2, True)
    assert typed("restore", file, "--data", there, "--replace")[0] == 0
    assert everything(Database(f"sqlite:///{there}/turnus.db")) == everything(database)
    code, told = typed("restore", tmp_path / "ingen.zip", "--data", there)
    assert (code, "kan ikke brukes" in told) == (2, True)
    code, told = typed("backup", "--out", tmp_path / "ingen" / "kopi.zip", "--data", here)
    assert (code, "kan ikke brukes" in told) == (2, True)
    file.write_text("ikke en kopi")
    code, told = typed("restore", file, "--data", there, "--replace")
    assert (code, "Ingenting er endret" in told) == (2, True)
