"""Restore: a backup's rows in a database that holds nothing else, all of them or none.

The tables are made as they were when the backup was written, filled, and then migrated to this
program's version; so an old backup can be read as long as its migrations are known.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from alembic.util import CommandError
from sqlalchemy import Connection, MetaData, Table, func, insert, select, text

from api.store.archive import ArchiveError, Manifest, lines, manifest_of, opened, row_of
from api.store.backup import AT_ONCE, tables_of
from api.store.database import Database, upgrade


class NotEmptyError(Exception):
    """The database has rows that a restore would take away."""


def restore(database: Database, path: Path, *, replace: bool = False) -> Manifest:
    """Fill the database with what a backup holds; nobody else may use it meanwhile.

    Raises
    ------
    ArchiveError
        The file is no whole backup, or from a newer turnus; nothing is changed.
    NotEmptyError
        There are rows already, and ``replace`` is not given.
    OSError
        The file cannot be read.
    """
    with opened(path) as archive:
        manifest = manifest_of(archive)
        with database.rebuilding() as connection:
            there = tables_of(connection)
            if not replace and any(_rows(connection, each) for each in there):
                raise NotEmptyError
            _clear(connection)
            _fill(connection, archive, manifest)
            upgrade(connection)
    return manifest


def _rows(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _clear(connection: Connection) -> None:
    there = MetaData()
    there.reflect(connection)
    there.drop_all(connection)


def _fill(connection: Connection, archive: ZipFile, manifest: Manifest) -> None:
    try:
        upgrade(connection, manifest.revision)
    except CommandError as error:
        raise ArchiveError(
            "Sikkerhetskopien er fra en nyere utgave av turnus. Oppgrader turnus, og prøv igjen."
        ) from error
    tables = {each.name: each for each in tables_of(connection)}
    if set(tables) != set(manifest.tables):
        raise ArchiveError("Sikkerhetskopien har andre tabeller enn den skulle ha.")
    for name, table in tables.items():
        rows = (row_of(line, manifest.tables[name].columns, table) for line in lines(archive, name))
        while some := list(islice(rows, AT_ONCE)):
            connection.execute(insert(table), some)
        if _rows(connection, table) != manifest.tables[name].rows:
            raise ArchiveError(f"Sikkerhetskopien er skadet: «{name}» har feil antall rader.")
        if connection.dialect.name == "postgresql":
            _count_on(connection, table)


def _count_on(connection: Connection, table: Table) -> None:
    """PostgreSQL's own numbers go on after the highest that was restored."""
    for column in _numbered(table):
        sequence = connection.scalar(
            text("SELECT pg_get_serial_sequence(:table, :column)"),
            {"table": table.name, "column": column},
        )
        highest: Any = connection.scalar(select(func.max(table.columns[column])))
        if sequence is not None and highest is not None:
            connection.execute(select(func.setval(sequence, highest)))


def _numbered(table: Table) -> Iterator[str]:
    return (each.name for each in table.primary_key.columns if each.type.python_type is int)
