"""Users from the command line: made, changed, listed, let in and removed."""

import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from api.command_line.app import app
from api.config import ServiceSettings
from api.security.principal import Role
from api.security.secrets import TOKEN_PREFIX, digest, is_password
from api.store import accounts
from api.store import departments as stored
from api.store.account_tables import TokenRow, UserRow
from api.store.database import Database
from tests.small import small_department

runner = CliRunner()


@pytest.fixture
def database(tmp_path: Path) -> Database:
    found = Database(ServiceSettings(data=tmp_path).database)
    found.migrate()
    with found.write() as session:
        stored.add_department(session, small_department())
        stored.add_department(session, small_department().replace(name="Nabopost"))
    return found


def users(database: Database, *arguments: str, typed: str | None = None) -> Any:
    folder = str(Path(str(database.url.database)).parent)
    return runner.invoke(
        app, ["users", *arguments, "--data", folder], input=typed, env={"COLUMNS": "200"}
    )


def the_user(database: Database, name: str = "kari") -> UserRow:
    with database.read() as session:
        found = accounts.named(session, name)
    assert found is not None
    return found


def test_a_user_has_a_role_and_departments(database: Database) -> None:
    answer = users(
        database,
        "add",
        "Kari",
        "--role",
        "leader",
        "--department",
        "Liten post",
        "--email",
        "K@x.no",
    )
    assert answer.exit_code == 0, answer.output
    user = the_user(database)
    assert (user.name, user.role, user.email) == ("kari", Role.LEADER, "k@x.no")
    with database.read() as session:
        own = accounts.departments_of(session, user.id)
        assert [each.id for each in accounts.departments_called(session, "Liten post")] == list(own)
    listed = users(database, "list").output
    assert all(each in listed for each in ("kari", "leder", "Liten post", "kommunens innlogging"))
    assert "Nabopost" not in listed


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("add", "kari", "--role", "sjef"), "researcher (forsker)"),
        (("add", "kari", "--role", "leader", "--department", "Storpost"), "Liten post; Nabopost"),
        (("add", "kari", "--role", "leader", "--email", "kari"), "ingen e-postadresse"),
        (("add", " ", "--role", "leader"), "1 til 100"),
        (("token", "ola"), "ingen bruker «ola»"),
        (("remove", "ola"), "ingen bruker «ola»"),
        (("fjern", "ola"), "Kommandoene er add, change, list"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_kept(
    database: Database, arguments: tuple[str, ...], told: str
) -> None:
    answer = users(database, *arguments)
    assert answer.exit_code == 2
    assert told in answer.output
    assert "Traceback" not in answer.output
    with database.read() as session:
        assert not accounts.any_users(session)


def test_a_name_and_an_e_mail_are_one_users(database: Database) -> None:
    users(database, "add", "kari", "--role", "leader", "--email", "k@x.no")
    assert users(database, "add", "KARI", "--role", "leader").exit_code == 2
    assert users(database, "add", "ola", "--role", "leader", "--email", "K@X.no").exit_code == 2


def test_a_password_is_kept_as_a_hash_and_ends_sessions(database: Database) -> None:
    users(database, "add", "kari", "--role", "leader")
    answer = users(database, "password", "kari", typed="et langt passord her\n")
    assert answer.exit_code == 0, answer.output
    kept = the_user(database).password
    assert kept is not None
    assert kept.startswith("$argon2id$")
    assert is_password(kept, "et langt passord her")
    assert not is_password(kept, "et langt passord")
    assert "langt passord" not in answer.output


@pytest.mark.parametrize("password", ["kort", "x" * 201, "passord-til-Kari-12"])
def test_a_bad_password_is_refused(database: Database, password: str) -> None:
    users(database, "add", "kari", "--role", "leader")
    assert users(database, "password", "kari", typed=password + "\n").exit_code == 2
    assert the_user(database).password is None


def test_a_token_is_shown_once_and_kept_as_a_hash(database: Database) -> None:
    users(database, "add", "kari", "--role", "administrator")
    answer = users(database, "token", "kari", "--label", "rapport", "--days", "30")
    assert answer.exit_code == 0
    found = re.search(rf"{TOKEN_PREFIX}\S{{40,}}", answer.output)
    assert found is not None
    with database.read() as session:
        row = session.scalars(select(TokenRow)).one()
    assert (row.hash, row.label) == (digest(found[0]), "rapport")
    assert found[0] not in users(database, "list").output
    assert "1 token" in users(database, "list").output
    assert users(database, "revoke", "kari").exit_code == 0
    with database.read() as session:
        assert session.scalars(select(TokenRow)).all() == []


def test_a_change_leaves_what_is_not_named(database: Database) -> None:
    users(database, "add", "kari", "--role", "leader", "--department", "Liten post")
    assert users(database, "change", "kari", "--role", "reviewer").exit_code == 0
    user = the_user(database)
    assert user.role == Role.REVIEWER
    with database.read() as session:
        assert len(accounts.departments_of(session, user.id)) == 1
    users(database, "change", "kari", "--department", "Nabopost", "--department", "Liten post")
    with database.read() as session:
        assert len(accounts.departments_of(session, user.id)) == 2
    assert the_user(database).role == Role.REVIEWER


def test_the_last_one_removed_is_told_of(database: Database) -> None:
    users(database, "add", "kari", "--role", "leader")
    users(database, "token", "kari")
    answer = users(database, "remove", "kari")
    assert "åpen, men bare for denne maskinen" in answer.output
    with database.read() as session:
        assert session.scalars(select(TokenRow)).all() == []
    assert "Ingen brukere er satt opp" in users(database, "list").output
