"""The migrations give what the program's tables say, both ways, and no row is lost on the way."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Column, Connection, String, inspect, text
from sqlalchemy.exc import IntegrityError

from api.store import departments as stored
from api.store.database import Database, ReferencesError, downgrade, upgrade
from api.store.tables import Table
from tests.api.quick_ward import quick_department, quick_scenario

OWN = {"alembic_version"}


def tables(database: Database) -> set[str]:
    return set(inspect(database.engine).get_table_names())


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, Table.metadata))


def test_from_nothing_to_what_the_program_says(empty: Database) -> None:
    assert tables(empty) == set()
    empty.migrate()
    assert tables(empty) - OWN == set(Table.metadata.tables)
    with empty.engine.connect() as connection:
        assert differences(connection) == []


def test_down_and_up_again(database: Database) -> None:
    with database.rebuilding() as connection:
        downgrade(connection)
    assert tables(database) == OWN
    database.migrate()
    with database.engine.connect() as connection:
        assert differences(connection) == []


def test_rows_survive_a_migration(database: Database) -> None:
    with database.write() as session:
        row = stored.add_department(session, quick_department())
        stored.add_scenario(session, row.id, quick_scenario())
    database.migrate()
    with database.rebuilding() as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("department", recreate="auto") as batch:
            batch.alter_column("name", type_=String(210))
            batch.add_column(Column("phone", String(20), nullable=True))
    with database.read() as session:
        assert session.scalar(text("SELECT count(*) FROM scenario_revision")) == 1
        (only,) = stored.scenarios(session, row.id)
        assert only.title == quick_scenario().title


def test_one_that_fails_leaves_everything_as_it_was(database: Database) -> None:
    with database.write() as session:
        stored.add_department(session, quick_department())

    def half() -> None:
        with database.rebuilding() as connection:
            downgrade(connection)
            raise RuntimeError("the power goes")

    with pytest.raises(RuntimeError):
        half()
    assert tables(database) - OWN == set(Table.metadata.tables)
    with database.read() as session:
        assert len(stored.departments(session, None, None, 10)) == 1


def test_a_row_without_its_parent_is_not_left_behind(database: Database) -> None:
    with database.write() as session:
        row = stored.add_department(session, quick_department())
        stored.add_scenario(session, row.id, quick_scenario())

    def orphans() -> None:
        with database.rebuilding() as connection:
            connection.execute(text("UPDATE scenario SET department_id = 'nobody'"))

    with pytest.raises((ReferencesError, IntegrityError)):
        orphans()
    with database.read() as session:
        assert len(stored.scenarios(session, row.id)) == 1


def test_two_services_that_start_at_once(empty: Database) -> None:
    others = [Database(empty.url.render_as_string(hide_password=False)) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(other.migrate) for other in others]:
            done.result()
    for other in others:
        other.close()
    with empty.rebuilding() as connection:
        upgrade(connection)
    assert tables(empty) - OWN == set(Table.metadata.tables)
