"""``turnus audit``, ``turnus erase`` and ``turnus retention``: what is known of people, and for how long."""

import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.exc import DBAPIError

from api.command_line.storage import DATA, Data, department_called, fail, say, writing
from api.command_line.usage import whole_from

PLACES = {
    "department": "avdelingen",
    "scenario_revision": "utgaver av alternativer",
    "run": "kjøringer med turnusene deres",
    "comparison": "sammenligninger",
    "repeated": "svar som var tatt vare på i et døgn",
    "scenario": "alternativer",
    "audit": "linjer i loggen",
    "browser_session": "utløpte innlogginger",
    "token": "utløpte tokener",
}


def audit(
    days: Annotated[
        int, typer.Option(parser=whole_from(1), metavar="DAGER", help="Så langt tilbake.")
    ] = 7,
    user: Annotated[str, typer.Option(metavar="NAVN", help="Bare denne brukeren.")] = "",
    data: Data = DATA,
) -> None:
    """Vis hvem som har lest og endret hva, nyest sist."""
    from sqlalchemy import select

    from api.store.account_tables import AuditRow
    from api.store.columns import now
    from turnus.calendar import OSLO

    asked = select(AuditRow).where(AuditRow.moment >= now() - timedelta(days=days))
    if user:
        asked = asked.where(AuditRow.user_name == user.strip().lower())
    with writing(data) as session:
        rows = session.scalars(asked.order_by(AuditRow.moment, AuditRow.id)).all()
    for row in rows:
        moment = row.moment.astimezone(OSLO).strftime("%d.%m.%Y %H:%M:%S")
        who = f"{row.user_name} ({row.role})" if row.role else "ingen"
        outcome = row.outcome or "avbrutt"
        say(f"{moment}  {who}  {row.action}  {row.method} {row.resource}  {outcome}")
    if not rows:
        say(f"Loggen er tom for de siste {days} dagene.")


def erase(
    person: Annotated[
        str, typer.Option(metavar="ID", help="Den ansatte, slik avdelingen kaller hen.")
    ],
    department: Annotated[
        str, typer.Option(metavar="AVDELING", help="Navn eller id på avdelingen.")
    ],
    data: Data = DATA,
) -> None:
    """Slett en ansatt fra alt som er lagret om en avdeling; turnusene står med en linje uten navn."""
    from api.security.erasure import UnfinishedError
    from api.security.erasure import erase as erased

    with writing(data) as session:
        row = department_called(session, department)
        try:
            found = erased(session, row, person)
        except UnfinishedError as error:
            titles = "; ".join(error.titles)
            fail(
                f"Kjøringer er i gang, og ville hentet den ansatte tilbake: {titles}. Stopp dem først."
            )
    _wipe(data)
    if not found:
        fail(f"Ingen «{person}» er nevnt i noe som er lagret om {row.name}. Ingenting er endret.")
    say(f"{person} er slettet fra {row.name}. Endret:")
    _tell(found)
    say("Sikkerhetskopier som er tatt før nå, har fremdeles den ansatte i seg.")


def retention(
    older_than: Annotated[
        int,
        typer.Option(parser=whole_from(1), metavar="DAGER", help="Eldre enn dette fjernes."),
    ],
    data: Data = DATA,
) -> None:
    """Fjern gamle kjøringer, sammenligninger og logg, og alt som har utløpt."""
    from api.store.columns import now
    from api.store.retention import remove_older

    with writing(data) as session:
        removed = remove_older(session, now() - timedelta(days=older_than))
    if not removed:
        say(f"Ingenting er eldre enn {older_than} dager.")
        return
    _wipe(data)
    say(f"Fjernet, som eldre enn {older_than} dager eller utløpt:")
    _tell(removed)


def _tell(counts: dict[str, int]) -> None:
    for place, count in counts.items():
        say(f"  {PLACES.get(place, place)}: {count}")


def _wipe(data: Path) -> None:
    from api.config import ServiceSettings
    from api.store.database import Database

    database = Database(ServiceSettings(data=data).database)
    try:
        database.wipe()
    except (DBAPIError, sqlite3.Error):
        fail(
            "Det er gjort, men databasen var i bruk, så det som er fjernet, ligger ennå i filen. "
            "Stopp tjenesten, og kjør kommandoen en gang til."
        )
    finally:
        database.close()
