"""In and out: by password, or by the municipality's own provider."""

import logging
from typing import Annotated
from urllib.parse import urlsplit

from authlib.integrations.base_client import OAuthError
from authlib.integrations.starlette_client import StarletteOAuth2App
from authlib.oauth2.rfc6749 import OAuth2Error
from fastapi import APIRouter, Form, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from httpx import HTTPError
from joserfc.errors import JoseError

from api.dependencies import Setup, Store
from api.http.problems import ProblemError, not_found
from api.security import oidc, sessions
from api.security.cookies import HOURS, cookie_name, remove_cookie, set_cookie
from api.security.identify import By, identity_of
from api.security.policy import Action, does
from api.security.secrets import LONGEST_PASSWORD, digest
from api.store import accounts
from api.texts import _
from api.web.rendering import show

LOG = logging.getLogger("turnus.login")
router = APIRouter(include_in_schema=False)
CALLBACK = "/login/oidc/callback"
FAILED = (OAuthError, OAuth2Error, JoseError, HTTPError, ValueError, KeyError, RuntimeError)
"""What a provider's answer, or the lack of one, ends with."""


@router.get("/login")
@does(Action.LOG_IN)
def log_in_page(request: Request, setup: Setup, next: str = "/") -> HTMLResponse:
    """Where one says who one is."""
    return _page(request, bool(setup.oidc_issuer), next)


@router.post("/login")
@does(Action.LOG_IN)
def log_in(
    request: Request,
    store: Store,
    setup: Setup,
    name: Annotated[str, Form(max_length=100)],
    password: Annotated[str, Form(max_length=LONGEST_PASSWORD)],
    next: Annotated[str, Form(max_length=1000)] = "/",
) -> Response:
    """A session for the right password."""
    attempts, address = request.app.state.attempts, _address(request)
    by_provider, name = bool(setup.oidc_issuer), name.strip().lower()
    try:
        attempts.count(name, address)
    except ProblemError as error:
        page = _page(request, by_provider, next, name, error.details.detail, 429)
        page.headers.update(error.headers)
        return page
    user = sessions.user_by_password(store, name, password)
    if user is None:
        fault = _("Navnet eller passordet er feil.")
        return _page(request, by_provider, next, name, fault, 401)
    attempts.forget(name, address)
    with store.write() as session:
        secret = sessions.begin(session, user.id, request.cookies.get(cookie_name(setup), ""))
    answer = RedirectResponse(_local(next), 303)
    set_cookie(answer, setup, secret, HOURS * 3600)
    return answer


@router.post("/logout")
@does(Action.LOG_IN)
def log_out(request: Request, store: Store, setup: Setup) -> Response:
    """End the session, also for whoever may have copied its cookie."""
    if identity_of(request.scope).by is By.COOKIE:
        with store.write() as session:
            accounts.end_session(session, digest(request.cookies[cookie_name(setup)]))
    answer = RedirectResponse("/login", 303)
    remove_cookie(answer, setup)
    return answer


@router.get("/login/oidc")
@does(Action.LOG_IN)
async def ask_provider(request: Request, store: Store, setup: Setup, next: str = "/") -> Response:
    """On to the provider, with a question that only this browser can bring the answer to."""
    provider = _provider(request)
    pending: dict[str, object] = {"next": _local(next)}
    request.scope["session"] = pending
    try:
        answer: Response = await provider.authorize_redirect(request, _callback(request, setup))
    except FAILED as error:
        return _failed(request, error)
    secret = await run_in_threadpool(_keep_asked, store, pending)
    set_cookie(answer, setup, secret, int(sessions.ASKING.total_seconds()))
    return answer


@router.get(CALLBACK)
@does(Action.LOG_IN)
async def hear_provider(request: Request, store: Store, setup: Setup) -> Response:
    """Back from the provider: a session for the user that its answer is about."""
    provider = _provider(request)
    cookie = request.cookies.get(cookie_name(setup), "")
    request.scope["session"] = pending = await run_in_threadpool(_take_asked, store, cookie)
    try:
        token = await provider.authorize_access_token(request)
        claims = token["userinfo"]
        if claims["iss"].rstrip("/") != setup.oidc_issuer.rstrip("/"):
            raise ValueError("the answer is from another issuer")
        secret = await run_in_threadpool(_begin, store, setup, dict(claims))
    except oidc.RefusedError as error:
        LOG.warning("log-in by the provider refused: %s", error)
        fault = _("Du er kjent av kommunen, men har ingen bruker her. Spør den som administrerer.")
        return _page(request, True, "/", "", fault, 403)
    except FAILED as error:
        return _failed(request, error)
    answer = RedirectResponse(_local(str(pending.get("next", "/"))), 303)
    set_cookie(answer, setup, secret, HOURS * 3600)
    return answer


def _keep_asked(store: Store, pending: dict[str, object]) -> str:
    with store.write() as session:
        return sessions.ask(session, pending)


def _take_asked(store: Store, secret: str) -> dict[str, object]:
    with store.write() as session:
        return sessions.asked(session, secret)


def _begin(store: Store, setup: Setup, claims: dict[str, object]) -> str:
    with store.write() as session:
        user = oidc.user_of(session, setup, claims)
        return sessions.begin(session, user.id, "")


def _provider(request: Request) -> StarletteOAuth2App:
    provider: StarletteOAuth2App | None = request.app.state.provider
    if provider is None:
        raise not_found(_("Det er ingen annen innlogging enn med passord her."))
    return provider


def _callback(request: Request, setup: Setup) -> str:
    return (setup.public_address or str(request.base_url)).rstrip("/") + CALLBACK


def _failed(request: Request, error: Exception) -> HTMLResponse:
    """The kind of error is enough for the log: its text can hold what the provider sent."""
    LOG.warning("log-in by the provider failed: %s", type(error).__name__)
    fault = _("Innloggingen hos kommunen gikk ikke. Prøv igjen.")
    return _page(request, True, "/", "", fault, 502 if isinstance(error, HTTPError) else 403)


def _page(
    request: Request,
    by_provider: bool,
    next: str,
    name: str = "",
    fault: str = "",
    status: int = 200,
) -> HTMLResponse:
    return show(
        request,
        "login.html.j2",
        status,
        by_provider=by_provider,
        next=_local(next),
        name=name,
        fault=fault,
    )


def _local(address: str) -> str:
    """An address on this site; any other becomes the first page."""
    parts = urlsplit(address)
    outside = parts.scheme or parts.netloc or not address.startswith("/")
    odd = address.startswith("//") or "\\" in address or not address.isprintable()
    return "/" if outside or odd else address


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
