"""What every request passes before its route: the policy, and proof that our own page sent it."""

from urllib.parse import urlsplit

from fastapi import Request

from api.http.problems import ProblemError
from api.security import access
from api.security.identify import By, Identity, identity_of
from api.security.policy import Action, stated
from api.security.secrets import same
from api.texts import _

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
FOR_ANYBODY = frozenset({Action.OPEN, Action.LOG_IN})
CSRF_HEADER, CSRF_FIELD = "x-csrf-token", "csrf"
MOST_FIELDS = 100_000
"""Of a form: the people of a large department, each with a row."""
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class LogInFirstError(Exception):
    """Nobody is logged in, and the route is for somebody."""


async def guard(request: Request) -> None:
    """Refuse what the policy does not allow, and changes that another site may have sent."""
    identity = identity_of(request.scope)
    action = stated(request.scope["endpoint"]) or Action.ADMINISTER
    if request.method not in SAFE:
        await _insist_on_own_page(request, identity)
    if action in FOR_ANYBODY:
        return
    if identity.principal is None:
        raise LogInFirstError
    access.insist_on(identity.principal, action)


async def _insist_on_own_page(request: Request, identity: Identity) -> None:
    """Browsers say where a request comes from; a token is never sent by a browser of its own accord."""
    if identity.by is By.TOKEN:
        return
    if not _same_origin(request):
        raise _foreign(_("Forespørselen kommer fra en annen nettside enn denne."))
    if identity.by is By.COOKIE and not same(await _sent(request), identity.csrf):
        raise _foreign(_("Siden har stått åpen siden før du logget inn. Last den på nytt."))


def _same_origin(request: Request) -> bool:
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None:
        return site in {"same-origin", "none"}
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


async def _sent(request: Request) -> str:
    header = request.headers.get(CSRF_HEADER)
    if header is not None:
        return header
    if request.headers.get("content-type", "").startswith(FORMS):
        return str((await request.form(max_fields=MOST_FIELDS)).get(CSRF_FIELD, ""))
    return ""


def _foreign(detail: str) -> ProblemError:
    return ProblemError(403, "foreign-page", _("Ikke tillatt"), detail)
