"""The file of a backup: a zip with a manifest and one file of rows for each table.

The same for every database: a row is a list of plain values in the order of the manifest's columns,
bytes in base64, moments in UTC. The manifest has a checksum of each file of rows and the revision of
the tables they were read from.
"""

import base64
import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal
from zipfile import BadZipFile, ZipFile

from pydantic import AwareDatetime, ValidationError
from sqlalchemy import Column, DateTime, LargeBinary, Table

from turnus.schema import Noun

FORMAT: Literal["turnus-backup"] = "turnus-backup"
VERSION: Literal[1] = 1
MANIFEST = "manifest.json"
BLOCK = 1024 * 1024


class ArchiveError(ValueError):
    """A file that holds no whole backup; the message (bokmål) says what is wrong."""


class Rows(Noun):
    """One table of a backup."""

    columns: tuple[str, ...]
    rows: int
    sha256: str


class Manifest(Noun):
    """What a backup holds."""

    format: Literal["turnus-backup"] = FORMAT
    version: Literal[1] = VERSION
    turnus: str
    created: AwareDatetime
    revision: str
    """Of the migrations."""
    tables: dict[str, Rows]
    """Those that others refer to before those that refer to them."""


def file_of(table: str) -> str:
    """Where a table's rows are in the archive."""
    return f"{table}.jsonl"


def written(row: tuple[Any, ...]) -> bytes:
    """One line of a file of rows."""
    return json.dumps([_plain(each) for each in row], ensure_ascii=False).encode() + b"\n"


def row_of(line: bytes, names: tuple[str, ...], table: Table) -> dict[str, Any]:
    """A line's values as the table's columns take them."""
    values = json.loads(line)
    return {
        name: _value(value, table.columns[name]) for name, value in zip(names, values, strict=True)
    }


def manifest_of(archive: ZipFile) -> Manifest:
    """The manifest of an archive whose files are all there and whole.

    Raises
    ------
    ArchiveError
        Something is missing or damaged, or the archive is from a newer turnus.
    """
    try:
        manifest = Manifest.model_validate_json(archive.read(MANIFEST))
    except (KeyError, ValidationError) as error:
        raise ArchiveError(
            "Filen er ikke en sikkerhetskopi som denne utgaven av turnus kan lese."
        ) from error
    for name, rows in manifest.tables.items():
        try:
            digest = _sha256(archive, file_of(name))
        except (KeyError, BadZipFile, EOFError) as error:
            raise ArchiveError(f"Sikkerhetskopien er skadet: «{name}» kan ikke leses.") from error
        if digest != rows.sha256:
            raise ArchiveError(f"Sikkerhetskopien er skadet: «{name}» er endret.")
    return manifest


def opened(path: Path) -> ZipFile:
    """The archive of a file.

    Raises
    ------
    ArchiveError
        The file is no archive.
    """
    try:
        return ZipFile(path)
    except BadZipFile as error:
        raise ArchiveError(f"«{path}» er ikke en sikkerhetskopi, eller den er skadet.") from error


def lines(archive: ZipFile, table: str) -> Iterator[bytes]:
    """A table's rows."""
    with archive.open(file_of(table)) as file:
        yield from file


def _sha256(archive: ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with archive.open(name) as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, datetime):
        aware = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        return aware.isoformat()
    return value


def _value(value: Any, column: Column[Any]) -> Any:
    if value is None:
        return None
    if isinstance(column.type, LargeBinary):
        return base64.b64decode(value)
    if isinstance(column.type, DateTime):
        return datetime.fromisoformat(value)
    return value
