"""Log-in by an OpenID provider that runs beside the test: oidc-provider-mock, over HTTP.

The provider signs its answers with its own key and publishes it, as the municipality's does. PKCE is not
checked by it, so the door in front of it does that here: no verifier that fits, no token.
"""

import base64
import hashlib
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import oidc_provider_mock
import pytest
import uvicorn
from fastapi.testclient import TestClient
from sqlalchemy import select, update
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.middleware.wsgi import WSGIMiddleware

from api.security.principal import Role
from api.store.account_tables import SessionRow, UserRow
from tests.api.security.house import House, add_user, house

SECRET = "en-hemmelighet-som-ingen-skal-se"
ID = "turnus-client"
KARI = {"sub": "kari-hos-kommunen", "email": "kari@example.no", "email_verified": True}


@dataclass
class Door:
    """What stands before the provider: notes what is asked, and insists on PKCE."""

    app: ASGIApp
    challenges: list[str] = field(default_factory=list)
    asked: list[dict[str, str]] = field(default_factory=list)
    refused: int = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        if scope["path"] == "/oauth2/authorize" and scope["method"] == "POST":
            question = {k: v[0] for k, v in parse_qs(scope["query_string"].decode()).items()}
            self.asked.append(question)
            if question.get("code_challenge_method") == "S256":
                self.challenges.append(question["code_challenge"])
        if scope["path"] == "/oauth2/token":
            message = await receive()
            if not self._fits(message["body"]):
                self.refused += 1
                await send({"type": "http.response.start", "status": 400, "headers": []})
                await send({"type": "http.response.body", "body": b'{"error": "invalid_grant"}'})
                return
            receive = _again(message)
        await self.app(scope, receive, send)

    def _fits(self, body: bytes) -> bool:
        verifier = parse_qs(body.decode()).get("code_verifier", [""])[0]
        hashed = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest())
        return hashed.decode().rstrip("=") in self.challenges


def _again(message: Message) -> Receive:
    async def receive() -> Message:
        return message

    return receive


@contextmanager
def provider() -> Iterator[tuple[str, Door]]:
    """The provider on a free port of this machine."""
    people = [
        oidc_provider_mock.User(sub=KARI["sub"], claims=KARI | {"groups": ["hms", "ledere"]}),
        oidc_provider_mock.User(sub="fremmed", claims={"email": "fremmed@example.no"}),
        oidc_provider_mock.User(
            sub="falsk", claims={"email": "kari@example.no", "email_verified": False}
        ),
    ]
    application = oidc_provider_mock.app(require_nonce=True, user_claims=people)
    door = Door(WSGIMiddleware(application.wsgi_app))  # type: ignore[arg-type]
    server = uvicorn.Server(uvicorn.Config(door, port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://localhost:{port}", door
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def running() -> Iterator[tuple[str, Door]]:
    with provider() as found:
        yield found


Open = Callable[..., House]


@pytest.fixture
def opened(running: tuple[str, Door], tmp_path: Path) -> Iterator[Open]:
    """A service that knows the provider, and one user there is at both."""
    houses = []

    def open(**settings: Any) -> House:
        known = {"oidc_issuer": running[0], "oidc_client_id": ID, "oidc_client_secret": SECRET}
        context = house(tmp_path / str(len(houses)), **(known | settings))
        houses.append(context)
        built = context.__enter__()
        add_user(built.database, "kari", Role.REVIEWER, email=KARI["email"])
        return built

    yield open
    for each in houses:
        each.__exit__(None, None, None)


def ask(client: TestClient, next: str = "/") -> str:
    """On to the provider: the address that the browser is sent to."""
    answer = client.get("/login/oidc", params={"next": next})
    assert answer.status_code == 302
    address: str = answer.headers["location"]
    return address


def allow(address: str, sub: str = str(KARI["sub"])) -> str:
    """The user lets the provider answer: where the browser is sent back to."""
    answer = httpx.post(address, data={"sub": sub}, follow_redirects=False)
    assert answer.status_code == 302
    parts = urlsplit(answer.headers["location"])
    return f"{parts.path}?{parts.query}"


def test_a_user_who_is_known_by_e_mail_gets_in(opened: Open, running: tuple[str, Door]) -> None:
    built = opened()
    client = built.client()
    back = allow(ask(client, "/departments/x"))
    answer = client.get(back)
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"] == "/departments/x"
    assert "httponly" in answer.headers["set-cookie"].lower()
    assert "kari" in client.get("/").text
    with built.database.read() as session:
        user = session.scalar(select(UserRow).where(UserRow.name == "kari"))
    assert user is not None
    assert user.subject == KARI["sub"]


def test_the_question_has_state_nonce_and_challenge(
    opened: Open, running: tuple[str, Door]
) -> None:
    door = running[1]
    client, other = opened().client(), opened().client()
    first, second = ask(client), ask(other)
    allow(first)
    allow(second)
    one, two = door.asked[-2:]
    for name in ("state", "nonce", "code_challenge"):
        assert len(one[name]) >= 20
        assert one[name] != two[name]
    assert one["code_challenge_method"] == "S256"
    assert one["response_type"] == "code"
    assert "openid" in one["scope"].split()


def test_later_it_is_the_subject_that_counts(opened: Open) -> None:
    built = opened()
    client = built.client()
    client.get(allow(ask(client)))
    with built.database.write() as session:
        session.execute(update(UserRow).where(UserRow.name == "kari").values(email="ny@x.no"))
    again = built.client()
    assert again.get(allow(ask(again))).status_code == 303


@pytest.mark.parametrize("sub", ["fremmed", "falsk"])
def test_a_stranger_and_an_unverified_e_mail_do_not(opened: Open, sub: str) -> None:
    client = opened().client()
    answer = client.get(allow(ask(client), sub))
    assert answer.status_code == 403
    assert "har ingen bruker her" in answer.text
    assert client.get("/").status_code == 303


def test_an_e_mail_is_trusted_where_the_settings_say_so(opened: Open) -> None:
    client = opened(oidc_trust_email=True).client()
    assert client.get(allow(ask(client), "falsk")).status_code == 303


def test_an_answer_is_worth_nothing_in_another_browser(opened: Open) -> None:
    built = opened()
    victim, attacker = built.client(), built.client()
    ask(victim)
    answer = victim.get(allow(ask(attacker)))
    assert answer.status_code == 403
    assert victim.get("/").status_code == 303


def test_an_answer_counts_once(opened: Open) -> None:
    client = opened().client()
    back = allow(ask(client))
    assert client.get(back).status_code == 303
    assert client.get(back).status_code == 403


def test_without_the_verifier_there_is_no_token(opened: Open, running: tuple[str, Door]) -> None:
    built, door = opened(), running[1]
    client = built.client()
    back = allow(ask(client))
    with built.database.write() as session:
        row = session.scalars(select(SessionRow).where(SessionRow.user_id.is_(None))).one()
        row.pending = _changed(row.pending, "code_verifier")
    refused = door.refused
    assert client.get(back).status_code == 403
    assert door.refused == refused + 1


def test_an_answer_to_another_question_is_refused(opened: Open) -> None:
    built = opened()
    client = built.client()
    back = allow(ask(client))
    with built.database.write() as session:
        row = session.scalars(select(SessionRow).where(SessionRow.user_id.is_(None))).one()
        row.pending = _changed(row.pending, "nonce")
    assert client.get(back).status_code == 403


def _changed(pending: dict[str, Any], name: str) -> dict[str, Any]:
    """The question as it was kept, with another nonce or verifier."""
    key = next(each for each in pending if each.startswith("_state_"))
    data = pending[key]["data"] | {name: "x" * 48}
    assert pending[key]["data"][name] != data[name]
    return pending | {key: pending[key] | {"data": data}}


def test_an_answer_that_another_key_has_signed_is_refused(
    opened: Open, running: tuple[str, Door]
) -> None:
    """The keys are those of a second provider, as if somebody had taken the first one's place."""
    built = opened()
    client = built.client()
    back = allow(ask(client))
    with provider() as (address, _):
        known = built.app.state.provider.server_metadata
        known["jwks"] = httpx.get(f"{address}/jwks").json()
        known["jwks_uri"] = f"{address}/jwks"
        assert client.get(back).status_code == 403
    assert client.get("/").status_code == 303


def test_groups_at_the_provider_give_the_role(opened: Open) -> None:
    roles = {"ledere": Role.LEADER, "hms": Role.REVIEWER}
    built = opened(oidc_group_claim="groups", oidc_group_roles=roles)
    client = built.client()
    assert client.get(allow(ask(client))).status_code == 303
    with built.database.read() as session:
        user = session.scalar(select(UserRow).where(UserRow.name == "kari"))
    assert user is not None
    assert user.role == Role.LEADER


def test_without_such_a_group_nobody_gets_in(opened: Open) -> None:
    built = opened(oidc_group_claim="groups", oidc_group_roles={"it": Role.ADMINISTRATOR})
    client = built.client()
    assert client.get(allow(ask(client))).status_code == 403
    assert client.get("/").status_code == 303


def test_a_provider_that_is_gone_is_told(opened: Open) -> None:
    answer = opened(oidc_issuer="http://localhost:9").client().get("/login/oidc")
    assert answer.status_code == 502
    assert "Prøv igjen" in answer.text


def test_one_who_says_no_is_back_at_the_log_in(opened: Open) -> None:
    client = opened().client()
    answer = httpx.post(ask(client), data={"action": "deny"}, follow_redirects=False)
    parts = urlsplit(answer.headers["location"])
    assert client.get(f"{parts.path}?{parts.query}").status_code == 403


def test_no_secret_is_in_the_log(
    opened: Open, caplog: pytest.LogCaptureFixture, running: tuple[str, Door]
) -> None:
    caplog.set_level(logging.DEBUG)
    built = opened()
    client = built.client()
    address = ask(client)
    with built.database.read() as session:
        row = session.scalars(select(SessionRow).where(SessionRow.user_id.is_(None))).one()
    data = next(v for k, v in row.pending.items() if k.startswith("_state_"))["data"]
    client.get(allow(address, "fremmed"))
    assert "refused" in caplog.text
    ours = "\n".join(
        each.getMessage() for each in caplog.records if each.name.startswith(("turnus", "authlib"))
    )
    for secret in (SECRET, data["code_verifier"], data["nonce"], "fremmed@example.no"):
        assert secret not in ours
    assert SECRET not in caplog.text
    assert data["code_verifier"] not in caplog.text
    assert SECRET not in repr(built.settings)
