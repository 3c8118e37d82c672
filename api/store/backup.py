"""Backup: everything in the database as it was at one moment, in one file, while the service runs."""

import hashlib
import os
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, MetaData, Table, select

from api.store.archive import MANIFEST, Manifest, Rows, file_of, written
from api.store.database import Database

AT_ONCE = 20
"""Rows in memory; one may hold a whole result."""
PRIVATE = 0o600
OWN = "alembic_version"


def back_up(database: Database, path: Path) -> Manifest:
    """Write the file; it is there when it is whole, and only its owner can read it.

    Raises
    ------
    OSError
        The file cannot be written.
    """
    part = path.with_name(path.name + ".part")
    try:
        with (
            open(part, "wb", opener=_private) as file,
            ZipFile(file, "w", ZIP_DEFLATED) as archive,
            database.at_one_moment() as connection,
        ):
            manifest = _write(connection, archive)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def tables_of(connection: Connection) -> list[Table]:
    """The tables that are there, those that others refer to first."""
    found = MetaData()
    found.reflect(connection)
    return [each for each in found.sorted_tables if each.name != OWN]


def _write(connection: Connection, archive: ZipFile) -> Manifest:
    manifest = Manifest(
        turnus=version("turnus"),
        created=datetime.now(UTC),
        revision=MigrationContext.configure(connection).get_current_revision() or "base",
        tables={each.name: _rows(connection, archive, each) for each in tables_of(connection)},
    )
    archive.writestr(MANIFEST, manifest.model_dump_json(indent=1))
    return manifest


def _rows(connection: Connection, archive: ZipFile, table: Table) -> Rows:
    digest, number = hashlib.sha256(), 0
    asked = select(table).order_by(*table.primary_key.columns)
    result = connection.execution_options(yield_per=AT_ONCE).execute(asked)
    with archive.open(file_of(table.name), "w", force_zip64=True) as file:
        for row in result:
            line = written(tuple(row))
            digest.update(line)
            number += 1
            file.write(line)
    return Rows(columns=tuple(table.columns.keys()), rows=number, sha256=digest.hexdigest())


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, PRIVATE)
