"""Who asks: found once for every request, from its token, its cookie, or the lack of any users."""

from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from api.config import ServiceSettings
from api.security.cookies import cookie_name
from api.security.principal import THIS_MACHINE, Principal, Role
from api.security.secrets import TOKEN_PREFIX, csrf_of, digest
from api.store import accounts
from api.store.account_tables import UserRow
from api.store.database import Database

BEARER = "bearer "
PSEUDONYMS = "pseudonyms"
HANDED_ON = {"forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"}


class By(StrEnum):
    """What tells who it is."""

    NOTHING = "nothing"
    MACHINE = "machine"
    COOKIE = "cookie"
    TOKEN = "token"  # noqa: S105 - a kind, no secret


@dataclass(frozen=True)
class Identity:
    """One who asks, or nobody."""

    by: By
    principal: Principal | None
    secret: str = ""
    """The token or cookie, hashed."""
    csrf: str = ""
    """What changes must be sent with; empty where nothing is sent by the browser itself."""

    @property
    def fingerprint(self) -> str:
        """The same for the same rights, and for nothing else."""
        who = self.principal
        if who is None:
            return ""
        own = "*" if who.departments is None else ",".join(sorted(who.departments))
        return "\n".join((self.by, self.secret, who.id, who.role, own))


NOBODY = Identity(By.NOTHING, None)


class Identify:
    """Puts the identity in the request's state."""

    def __init__(self, app: ASGIApp, database: Database, settings: ServiceSettings) -> None:
        self._app, self._database, self._settings = app, database, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            identity = NOBODY
            if not scope["path"].startswith("/static/"):
                identity = await to_thread.run_sync(self._found, scope)
            scope.setdefault("state", {})["identity"] = identity
        await self._app(scope, receive, send)

    def _found(self, scope: Scope) -> Identity:
        authorization = Headers(scope=scope).get("authorization", "")
        cookie = HTTPConnection(scope).cookies.get(cookie_name(self._settings), "")
        with self._database.read() as session:
            if not accounts.any_users(session):
                open_here = self._settings.is_local and is_local(scope)
                return Identity(By.MACHINE, THIS_MACHINE) if open_here else NOBODY
            if authorization:
                secret = authorization[len(BEARER) :].strip()
                if not authorization.lower().startswith(BEARER + TOKEN_PREFIX):
                    return NOBODY
                by, csrf, hash = By.TOKEN, "", digest(secret)
                user = accounts.of_token(session, hash)
            elif cookie:
                by, csrf, hash = By.COOKIE, csrf_of(cookie), digest(cookie)
                user = accounts.of_session(session, hash)
            else:
                return NOBODY
            if user is None:
                return NOBODY
            departments = accounts.departments_of(session, user.id)
            key = accounts.secret(session, PSEUDONYMS) or b""
        return Identity(by, self._principal(user, departments, key), hash, csrf)

    def _principal(self, user: UserRow, departments: frozenset[str], key: bytes) -> Principal:
        role = Role(user.role)
        return Principal(
            user.id,
            user.name,
            role,
            None if role is Role.ADMINISTRATOR else departments,
            self._settings.smallest_group if role is Role.REVIEWER else 1,
            key if role is Role.RESEARCHER else b"",
        )


def is_local(scope: Scope) -> bool:
    """Whether the request comes from this machine; what has no network address, does.

    What a proxy hands on can come from anywhere, however near the proxy is.
    """
    if HANDED_ON.intersection(Headers(scope=scope).keys()):
        return False
    client = scope.get("client")
    try:
        return client is None or ip_address(client[0]).is_loopback
    except ValueError:
        return True


def identity_of(scope: Scope) -> Identity:
    """Who asks, as found before."""
    found: Identity = scope.get("state", {}).get("identity", NOBODY)
    return found
