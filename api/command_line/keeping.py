"""``turnus backup`` and ``turnus restore``: everything the service keeps, in one file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from sqlalchemy.exc import SQLAlchemyError

from api.command_line.refusal import refuse

console = Console()
Data = Annotated[Path, typer.Option(metavar="MAPPE", help="Mappen databasen ligger i.")]
DATA = Path("turnus-data")


def backup(
    out: Annotated[Path, typer.Option(metavar="FIL", help="Filen kopien skrives til.")],
    data: Data = DATA,
) -> None:
    """Skriv en sikkerhetskopi av alt tjenesten har lagret, også mens den går.

    Filen har personopplysninger; bare du kan lese den. Med TURNUS_DATABASE_URL kopieres PostgreSQL.
    """
    from api.config import ServiceSettings
    from api.store.backup import back_up
    from api.store.database import Database

    settings = ServiceSettings(data=data)
    if settings.database_url is None and not (data / "turnus.db").is_file():
        raise refuse(f"Det er ingen database i {data}. Oppgi mappen med --data.")
    with _told(out):
        manifest = back_up(Database(settings.database), out)
        rows = sum(each.rows for each in manifest.tables.values())
        console.print(f"Sikkerhetskopien er skrevet til {out}: {rows} rader.", soft_wrap=True)


def restore(
    source: Annotated[Path, typer.Argument(metavar="FIL", help="En fil fra turnus backup.")],
    data: Data = DATA,
    replace: Annotated[
        bool, typer.Option("--replace", help="Slett det som er i databasen fra før.")
    ] = False,
) -> None:
    """Hent alt tilbake fra en sikkerhetskopi, til SQLite eller PostgreSQL.

    Stopp tjenesten først. Enten kommer alt tilbake, eller ingenting blir endret. Med
    TURNUS_DATABASE_URL hentes alt til PostgreSQL, også fra en kopi av SQLite.
    """
    from api.config import ServiceSettings
    from api.store.archive import ArchiveError
    from api.store.database import Database
    from api.store.restore import NotEmptyError
    from api.store.restore import restore as restored

    with _told(source):
        try:
            manifest = restored(
                Database(ServiceSettings(data=data).database), source, replace=replace
            )
        except ArchiveError as error:
            raise refuse(f"{error} Ingenting er endret.") from error
        except NotEmptyError as error:
            raise refuse(
                "Databasen er ikke tom, så ingenting er endret. Ta en sikkerhetskopi av den, og "
                "bruk --replace om alt i den skal erstattes."
            ) from error
        when = manifest.created.astimezone().strftime("%d.%m.%Y kl. %H.%M")
        console.print(f"Alt er hentet tilbake slik det var {when}.")


@contextmanager
def _told(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise refuse(f"{file} kan ikke brukes: {error.strerror or error}.") from error
    except SQLAlchemyError as error:
        raise refuse(f"Databasen kan ikke brukes: {error}") from error
