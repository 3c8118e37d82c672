"""``turnus serve``: the service and its pages on one machine."""

import logging
import socket
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from api.command_line.refusal import BAD_INPUT
from api.command_line.usage import whole_from

console = Console()
errors = Console(stderr=True)


def serve(
    data: Annotated[
        Path, typer.Option(metavar="MAPPE", help="Mappen der alt lagres (databasen).")
    ] = Path("turnus-data"),
    host: Annotated[
        str, typer.Option(metavar="ADRESSE", help="Adressen det lyttes på.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(parser=whole_from(0), metavar="TALL", help="Porten; 0: en ledig.")
    ] = 8000,
) -> None:
    """Start sidene og tjenesten på denne maskinen, med avdelingene lagt inn.

    Andre innstillinger står i miljøet: TURNUS_DATABASE_URL (PostgreSQL), TURNUS_DASK_SCHEDULER
    (andre maskiner som regner), TURNUS_CORES_PER_RUN, TURNUS_QUEUE_LENGTH, TURNUS_PUBLIC_ADDRESS
    (bak en proxy), TURNUS_OIDC_ISSUER (kommunens innlogging) og flere.
    """
    import uvicorn

    from api.app import create_app
    from api.config import ServiceSettings
    from api.seeds import sow
    from api.store import accounts

    settings = ServiceSettings(data=data, host=host, port=port)
    app = create_app(settings)
    app.state.database.migrate()
    with app.state.database.read() as session:
        has_users = accounts.any_users(session)
    if not (has_users or settings.is_local):
        errors.print(
            "Tjenesten er bare for denne maskinen så lenge ingen brukere er satt opp, ikke for "
            f"{settings.public_address or host}. Lag brukere med turnus users add, eller bruk "
            "--host 127.0.0.1 uten TURNUS_PUBLIC_ADDRESS."
        )
        raise typer.Exit(BAD_INPUT)
    listener = listening(host, port)
    sow(app.state.database)
    name = f"[{host}]" if ":" in host else host
    address = settings.public_address or f"http://{name}:{listener.getsockname()[1]}"
    console.print(f"Åpne [bold]{escape(address)}[/bold] i nettleseren. Ctrl-C avslutter.")
    if not has_users:
        console.print("Ingen brukere er satt opp: sidene er åpne, men bare for denne maskinen.")
    elif not (settings.is_local or settings.public_address.startswith("https://")):
        console.print(
            "Utenfor denne maskinen sender nettlesere innlogginger bare over https: sett en "
            "omvendt proxy foran, og TURNUS_PUBLIC_ADDRESS til adressen dens."
        )
    server = uvicorn.Server(
        uvicorn.Config(
            app, log_level=logging.WARNING, timeout_graceful_shutdown=2, server_header=False
        )
    )
    server.run(sockets=[listener])


def listening(host: str, port: int) -> socket.socket:
    """A socket that takes calls from now on, so that a taken port is told before all else.

    It says that it is TCP: only then does asyncio send answers without waiting 40 ms for more.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(100)
    except OSError as error:
        listener.close()
        errors.print(
            f"Port {port} på {host} kan ikke brukes: {error.strerror or error}. Velg en annen med "
            "--port, eller stopp det som bruker den."
        )
        raise typer.Exit(BAD_INPUT) from error
    return listener
