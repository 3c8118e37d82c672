"""Idempotency-Key: a POST that is sent twice is done once, and answered alike."""

import hashlib
import json
from datetime import timedelta
from typing import Any

from anyio import to_thread
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.problems import ProblemError, response
from api.security.identify import identity_of
from api.store.columns import now
from api.store.database import Database
from api.store.tables import RepeatedRow
from api.texts import _

HEADER = "idempotency-key"
KEPT = timedelta(hours=24)
NOT_KEPT = frozenset({401, 403, 429})
"""Refusals that another attempt may not meet: logged in, with the right token, or later."""
LONGEST = 255
RESOURCES = "/v1/"


class AnswerRepeatedAlike:
    """Keeps the answers to POSTs that name themselves, for a day."""

    def __init__(self, app: ASGIApp, database: Database) -> None:
        self._app, self._database = app, database

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope) if scope["type"] == "http" else Headers()
        key = headers.get(HEADER)
        identity = identity_of(scope).fingerprint
        asked_once = scope["type"] == "http" and scope["method"] == "POST" and identity
        if key is None or not asked_once or not scope["path"].startswith(RESOURCES):
            await self._app(scope, receive, send)
            return
        if not 0 < len(key) <= LONGEST:
            detail = _("Idempotency-Key må ha fra 1 til {} tegn.").format(LONGEST)
            refused = ProblemError(400, "unreadable", _("Kan ikke leses"), detail)
            await response(refused)(scope, receive, send)
            return
        body = await _whole(receive)
        who = _fingerprint(identity)
        asked = _fingerprint(f"{scope['method']} {scope['path']}\n", body)
        known = await to_thread.run_sync(self._begin, who, key, asked)
        if known is not None:
            await _answer(known, asked, scope, receive, send)
            return
        await self._first(who, key, body, scope, receive, send)

    async def _first(
        self, who: str, key: str, body: bytes, scope: Scope, receive: Receive, send: Send
    ) -> None:
        start: Message = {}
        content = bytearray()
        given = False

        async def again() -> Message:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        async def kept(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            else:
                content.extend(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, again, kept)
        except BaseException:
            await to_thread.run_sync(self._forget, who, key)
            raise
        if (status := start.get("status", 500)) >= 500 or status in NOT_KEPT:
            await to_thread.run_sync(self._forget, who, key)
        else:
            await to_thread.run_sync(self._keep, who, key, start, bytes(content))

    def _begin(self, who: str, key: str, asked: str) -> RepeatedRow | None:
        """The earlier answer, or None where this is the first time."""
        try:
            with self._database.write() as session:
                session.execute(delete(RepeatedRow).where(RepeatedRow.created < now() - KEPT))
                found = session.get(RepeatedRow, (who, key))
                if found is None:
                    session.add(RepeatedRow(who=who, key=key, request=asked))
                return found
        except IntegrityError:
            with self._database.read() as session:
                return session.get(RepeatedRow, (who, key))

    def _keep(self, who: str, key: str, start: Message, body: bytes) -> None:
        headers = [
            [name.decode("latin-1"), value.decode("latin-1")] for name, value in start["headers"]
        ]
        with self._database.write() as session:
            if row := session.get(RepeatedRow, (who, key)):
                row.status, row.headers, row.body = start["status"], {"list": headers}, body

    def _forget(self, who: str, key: str) -> None:
        with self._database.write() as session:
            session.execute(
                delete(RepeatedRow).where(RepeatedRow.who == who, RepeatedRow.key == key)
            )


async def _answer(
    known: RepeatedRow, asked: str, scope: Scope, receive: Receive, send: Send
) -> None:
    if known.request != asked:
        detail = _("Den samme Idempotency-Key er brukt om noe annet.")
        told = ProblemError(422, "key-reused", _("Nøkkelen er brukt"), detail)
        await response(told)(scope, receive, send)
    elif known.status is None:
        detail = _("Den samme forespørselen blir behandlet nå.")
        told = ProblemError(
            409, "in-progress", _("Går ikke nå"), detail, headers={"Retry-After": "1"}
        )
        await response(told)(scope, receive, send)
    else:
        headers = [
            (name.encode("latin-1"), value.encode("latin-1"))
            for name, value in known.headers["list"]
        ]
        start: dict[str, Any] = {"type": "http.response.start", "status": known.status}
        await send(start | {"headers": [*headers, (b"idempotent-replayed", b"true")]})
        await send({"type": "http.response.body", "body": known.body})


async def _whole(receive: Receive) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        body.extend(message.get("body", b""))
        if not message.get("more_body"):
            return bytes(body)


def _fingerprint(text: str, more: bytes = b"") -> str:
    return hashlib.sha256(json.dumps(text).encode() + more).hexdigest()
