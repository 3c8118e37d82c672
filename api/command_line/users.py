"""``turnus users …``: who may see what."""

import sys
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from api.command_line.storage import DATA, Data, console, department_called, fail, say, writing
from api.command_line.usage import OPTIONS, Commands, OneCommand, whole_from
from api.security.principal import Role

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from api.store.account_tables import UserRow

users = typer.Typer(
    cls=Commands,
    options_metavar=OPTIONS,
    subcommand_metavar="KOMMANDO ...",
    no_args_is_help=True,
    help="Brukere og tokener: hvem som får se og gjøre hva i tjenesten.",
)
command = partial(users.command, cls=OneCommand, options_metavar=OPTIONS)
ROLES = {
    Role.LEADER: "leder",
    Role.REVIEWER: "HMS/AMG",
    Role.RESEARCHER: "forsker",
    Role.ADMINISTRATOR: "administrator",
}
Name = Annotated[str, typer.Argument(metavar="NAVN", help="Brukernavnet.")]
Departments = Annotated[
    list[str] | None,
    typer.Option(
        "--department",
        metavar="AVDELING",
        help="Navn eller id på en avdeling brukeren hører til; kan gis flere ganger.",
    ),
]
Email = Annotated[
    str,
    typer.Option(metavar="ADRESSE", help="E-posten som kommunens innlogging kjenner dem ved."),
]
Subject = Annotated[
    str,
    typer.Option(metavar="ID", help="Navnet kommunens innlogging har på dem (sub)."),
]


def role_of(text: object) -> Role:
    """A role by its name, in English as in the settings."""
    try:
        return Role(str(text).lower())
    except ValueError:
        known = ", ".join(f"{role} ({title})" for role, title in ROLES.items())
        raise typer.BadParameter(f"Rollen må være en av {known}, ikke «{text}».") from None


RoleOption = Annotated[
    Role,
    typer.Option(
        parser=role_of,
        metavar="ROLLE",
        help="leader (egne avdelinger), reviewer (HMS/AMG), researcher (pseudonymer) eller "
        "administrator.",
    ),
]


@command()
def add(
    name: Name,
    role: RoleOption,
    department: Departments = None,
    email: Email = "",
    subject: Subject = "",
    password: Annotated[
        bool, typer.Option("--password", help="Sett et passord med det samme.")
    ] = False,
    data: Data = DATA,
) -> None:
    """Legg til en bruker med en rolle og avdelinger."""
    from api.security.secrets import password_hash
    from api.store import accounts
    from api.store.account_tables import UserRow

    kept = password_hash(_asked_password(name)) if password else None
    with writing(data) as session:
        if accounts.named(session, name) is not None:
            fail(f"Det er alt en bruker «{name}». Endre den med turnus users change.")
        ids = {department_called(session, each).id for each in department or ()}
        user = UserRow(
            name=_written(name),
            role=role.value,
            email=_free_email(session, email, None),
            subject=subject or None,
            password=kept,
        )
        session.add(user)
        session.flush()
        accounts.put_in(session, user.id, ids)
    say(f"{user.name} er lagt til som {ROLES[role]}.")
    if role is not Role.ADMINISTRATOR and not ids:
        say("Brukeren hører ikke til noen avdeling ennå: turnus users change --department.")
    if not (password or email or subject):
        say("Gi brukeren en vei inn: turnus users password eller turnus users token.")


@command()
def change(
    name: Name,
    role: Annotated[
        Role | None, typer.Option(parser=role_of, metavar="ROLLE", help="Ny rolle.")
    ] = None,
    department: Departments = None,
    email: Email = "",
    subject: Subject = "",
    data: Data = DATA,
) -> None:
    """Gi en bruker ny rolle, andre avdelinger eller en annen vei inn; resten står."""
    from api.store import accounts

    with writing(data) as session:
        user = _user(session, name)
        if role is not None:
            user.role = role.value
        if email:
            user.email = _free_email(session, email, user.id)
        if subject:
            user.subject = subject
        if department is not None:
            ids = {department_called(session, each).id for each in department}
            accounts.put_in(session, user.id, ids)
    say(f"{user.name} er endret. Det gjelder fra nå av, også der brukeren er logget inn.")


@command("list")
def list_users(data: Data = DATA) -> None:
    """Vis alle brukere med rolle, avdelinger og veier inn."""
    from api.store import accounts
    from api.store.tables import DepartmentRow

    table = Table()
    for heading in ("Navn", "Rolle", "Avdelinger", "Vei inn"):
        table.add_column(heading, overflow="fold")
    with writing(data) as session:
        found = accounts.users(session)
        for user in found:
            rows = [
                session.get(DepartmentRow, id) for id in accounts.departments_of(session, user.id)
            ]
            names = (
                "alle"
                if user.role == Role.ADMINISTRATOR
                else "; ".join(sorted(row.name for row in rows if row is not None))
            )
            table.add_row(user.name, ROLES[Role(user.role)], names or "ingen", _ways(session, user))
    if found:
        console.print(table)
    else:
        say("Ingen brukere er satt opp: tjenesten er åpen, men bare for denne maskinen.")


@command()
def remove(name: Name, data: Data = DATA) -> None:
    """Fjern en bruker; innlogginger og tokener slutter å virke med en gang."""
    from api.store import accounts

    with writing(data) as session:
        user = _user(session, name)
        session.delete(user)
        session.flush()
        left = accounts.any_users(session)
    say(f"{user.name} er fjernet.")
    if not left:
        say("Nå er det ingen brukere: tjenesten er åpen, men bare for denne maskinen.")


@command()
def password(name: Name, data: Data = DATA) -> None:
    """Sett et nytt passord; der brukeren er logget inn, må det logges inn på nytt."""
    from api.security.secrets import password_hash
    from api.store import accounts

    kept = password_hash(_asked_password(name))
    with writing(data) as session:
        user = _user(session, name)
        user.password = kept
        accounts.end_access(session, user.id)
    say(f"{user.name} har fått nytt passord.")


@command()
def token(
    name: Name,
    label: Annotated[str, typer.Option(metavar="TEKST", help="Hva tokenet er til.")] = "",
    days: Annotated[
        int, typer.Option(parser=whole_from(1), metavar="DAGER", help="Hvor lenge det gjelder.")
    ] = 365,
    data: Data = DATA,
) -> None:
    """Lag et token for et program; det vises bare denne ene gangen."""
    from api.security.secrets import digest, new_token
    from api.store.account_tables import TokenRow
    from api.store.columns import now

    secret = new_token()
    with writing(data) as session:
        user = _user(session, name)
        expires = now() + timedelta(days=days)
        session.add(
            TokenRow(hash=digest(secret), user_id=user.id, label=label[:100], expires=expires)
        )
    console.print(secret, markup=False, highlight=False, soft_wrap=True)
    errors_told = f"Tokenet gjelder til {expires:%d.%m.%Y} og vises ikke igjen. Send det slik:"
    typer.echo(f"{errors_told} Authorization: Bearer …", err=True)


@command("revoke")
def revoke(name: Name, data: Data = DATA) -> None:
    """Fjern alle tokener til en bruker, og logg brukeren ut overalt."""
    from sqlalchemy import delete

    from api.store import accounts
    from api.store.account_tables import TokenRow

    with writing(data) as session:
        user = _user(session, name)
        count = accounts.tokens_of(session, user.id)
        session.execute(delete(TokenRow).where(TokenRow.user_id == user.id))
        accounts.end_access(session, user.id)
    say(f"{user.name} er logget ut, og {count} tokener virker ikke lenger.")


def _user(session: "Session", name: str) -> "UserRow":
    from api.store import accounts

    found = accounts.named(session, name)
    if found is None:
        known = ", ".join(each.name for each in accounts.users(session))
        fail(f"Det er ingen bruker «{name}». Brukerne er {known or 'ingen ennå'}.")
    assert found is not None
    return found


def _written(name: str) -> str:
    found = name.strip().lower()
    if not found or len(found) > 100 or not found.isprintable():
        fail(f"Brukernavnet må ha fra 1 til 100 synlige tegn, ikke «{name}».")
    return found


def _free_email(session: "Session", email: str, own: str | None) -> str | None:
    from sqlalchemy import select

    from api.store.account_tables import UserRow

    address = email.strip().lower()
    if not address:
        return None
    if "@" not in address or len(address) > 254:
        fail(f"«{email}» er ingen e-postadresse.")
    other = session.scalar(select(UserRow).where(UserRow.email == address))
    if other is not None and other.id != own:
        fail(f"Brukeren «{other.name}» har alt e-posten {address}.")
    return address


def _asked_password(name: str) -> str:
    """Asked for twice and not shown; from a pipe, one line of it."""
    from api.security.secrets import LONGEST_PASSWORD, SHORTEST_PASSWORD

    if sys.stdin.isatty():
        found = typer.prompt("Passord", hide_input=True, confirmation_prompt="Én gang til")
    else:
        found = sys.stdin.readline().rstrip("\r\n")
    if not SHORTEST_PASSWORD <= len(found) <= LONGEST_PASSWORD:
        fail(f"Passordet må ha fra {SHORTEST_PASSWORD} til {LONGEST_PASSWORD} tegn.")
    if name.strip().lower() in found.lower():
        fail("Passordet kan ikke inneholde brukernavnet.")
    return str(found)


def _ways(session: "Session", user: "UserRow") -> str:
    from api.store import accounts

    tokens = accounts.tokens_of(session, user.id)
    ways = (
        "passord" if user.password else "",
        "kommunens innlogging" if user.subject or user.email else "",
        f"{tokens} token{'er' if tokens > 1 else ''}" if tokens else "",
    )
    return ", ".join(filter(None, ways)) or "ingen"
