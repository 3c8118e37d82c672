"""Transactions on SQLite (WAL) or PostgreSQL, and the migrations that make their tables."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, func, make_url, select
from sqlalchemy.orm import Session

BUSY_SECONDS = 15
REBUILDING = 7_265_771
"""PostgreSQL's name of the lock that one who changes tables holds."""


class ReferencesError(Exception):
    """Rows of these tables refer to rows that are not there."""


class Database:
    """One database; ``read`` and ``write`` open a transaction each."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite and self.url.database:
            Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
        self.engine = _sqlite(url) if self.is_sqlite else create_engine(url, pool_pre_ping=True)
        self._writing = self.engine.execution_options(write=True)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A transaction that changes nothing."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A transaction that is kept if the block ends well, and undone if it does not."""
        with Session(self._writing, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def at_one_moment(self) -> Iterator[Connection]:
        """A transaction that reads everything as it was when it began."""
        options = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with self.engine.connect().execution_options(**options) as connection:
            yield connection

    def migrate(self) -> None:
        """Bring the tables to this program's version; data stay."""
        with self.rebuilding() as connection:
            upgrade(connection)

    @contextmanager
    def rebuilding(self) -> Iterator[Connection]:
        """A transaction that may change tables, kept whole or not at all; one at a time.

        Raises
        ------
        ReferencesError
            A row would refer to one that is not there.
        """
        engine = _sqlite(str(self.url), references=False) if self.is_sqlite else self.engine
        try:
            with engine.execution_options(write=True).begin() as connection:
                if not self.is_sqlite:
                    connection.execute(select(func.pg_advisory_xact_lock(REBUILDING)))
                yield connection
                if self.is_sqlite:
                    _insist_on_references(connection)
        finally:
            if engine is not self.engine:
                engine.dispose()

    def wipe(self) -> None:
        """Overwrite what was removed, which SQLite leaves in its files until it needs the room."""
        if not self.is_sqlite:
            return
        with closing(self.engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        self.engine.dispose()


def upgrade(connection: Connection, to: str = "head") -> None:
    """Migrate to a revision that is newer than the tables are."""
    command.upgrade(_alembic(connection), to)


def downgrade(connection: Connection, to: str = "base") -> None:
    """Migrate to a revision that is older than the tables are."""
    command.downgrade(_alembic(connection), to)


def _alembic(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _sqlite(url: str, *, references: bool = True) -> Engine:
    """Writers queue for the file instead of failing halfway, and readers never wait for them.

    SQLite rebuilds a table by dropping the old one, which with ``references`` on would take the rows
    with it that refer to its rows.
    """
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS, "isolation_level": None})

    @event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, _: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute(f"PRAGMA foreign_keys={'ON' if references else 'OFF'}")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        write = connection.get_execution_options().get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def _insist_on_references(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise ReferencesError(sorted({str(table) for table, *_ in broken}))
