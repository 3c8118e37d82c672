"""Only the names that the service is known by: a foreign name that leads here is an attack.

A page from elsewhere can let its own name point to this machine (DNS rebinding); the browser then
takes it for one with the service. It still says the foreign name in ``Host``.
"""

from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.config import ServiceSettings
from api.http.problems import ProblemError, response
from api.texts import _


class OnlyKnownHosts:
    """Refuses requests from the network that ask for another host than this."""

    def __init__(self, app: ASGIApp, settings: ServiceSettings) -> None:
        self._app, self._known = app, settings.known_hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self._known is not None and _from_network(scope):
            name = host_of(Headers(scope=scope).get("host", ""))
            if name not in self._known:
                await response(_unknown(name))(scope, receive, send)
                return
        await self._app(scope, receive, send)


def host_of(header: str) -> str:
    """The name without its port; brackets of an IPv6 address go too."""
    name = header.strip().lower()
    if name.startswith("["):
        return name[1:].partition("]")[0]
    return name.rpartition(":")[0] if ":" in name else name


def _from_network(scope: Scope) -> bool:
    client = scope.get("client")
    try:
        return client is not None and bool(ip_address(client[0]))
    except ValueError:
        return False


def _unknown(name: str) -> ProblemError:
    told = _(
        "Tjenesten heter ikke «{}». Bruk adressen som turnus serve skrev, eller sett "
        "TURNUS_PUBLIC_ADDRESS."
    ).format(name)
    return ProblemError(421, "unknown-host", _("Ukjent adresse"), told)
