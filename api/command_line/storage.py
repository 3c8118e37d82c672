"""What the commands on the service's database share: where it is, and whom one means."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from api.command_line.refusal import BAD_INPUT
from api.store.tables import DepartmentRow

console = Console()
errors = Console(stderr=True)
Data = Annotated[
    Path,
    typer.Option(
        metavar="MAPPE",
        help="Mappen til tjenesten (TURNUS_DATABASE_URL gjelder foran den).",
    ),
]
DATA = Path("turnus-data")


@contextmanager
def writing(data: Path) -> Iterator[Session]:
    """A transaction on the service's database, which is made ready first."""
    from api.config import ServiceSettings
    from api.store.database import Database

    database = Database(ServiceSettings(data=data).database)
    try:
        database.migrate()
        with database.write() as session:
            yield session
    except DBAPIError as error:
        fail(f"Databasen kan ikke brukes: {error.orig or type(error).__name__}.")
    finally:
        database.close()


def fail(told: str) -> None:
    """Say what is wrong, and end."""
    errors.print(told, markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(BAD_INPUT)


def say(told: str) -> None:
    """One line of what was done."""
    console.print(told, markup=False, highlight=False, soft_wrap=True)


def department_called(session: Session, text: str) -> DepartmentRow:
    """The one department with this name or id."""
    from api.store import accounts

    found = accounts.departments_called(session, text)
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(each.id for each in found)
        fail(f"Flere avdelinger heter «{text}». Bruk id-en til den du mener: {ids}.")
    fail(f"Ingen avdeling heter «{text}». Avdelingene er {_names(session)}.")
    raise AssertionError


def _names(session: Session) -> str:
    from sqlalchemy import select

    names = session.scalars(select(DepartmentRow.name).order_by(DepartmentRow.name)).all()
    return "; ".join(names) or "ingen ennå"
