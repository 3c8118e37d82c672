"""The audit: every request for something of a department, and every log-in, with how it went.

One thread writes the lines, many at a time, so that readers do not queue for the disk. A change is
answered when its line is on disk; lines of the last tenths of a second of reading, and of what was
refused, are lost if the service is killed.
"""

import logging
import queue
import threading
from asyncio import wrap_future
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.security.guard import SAFE
from api.security.identify import identity_of
from api.security.policy import Action, stated
from api.store.account_tables import AuditRow
from api.store.columns import now
from api.store.database import Database

LOG = logging.getLogger("turnus.audit")
PAUSE_SECONDS = 0.2
PEOPLE = frozenset({"employee", "person"})
"""Parameters of addresses that name an employee, who is not named in the audit."""
REFUSED = 400
"""Statuses from here on say that nothing was done."""
UNHEARD = ("/static/", "/openapi.json")
"""What is the same for everybody, and is served by no route of ours."""
AGAIN = "again"
"""The action of a request that was answered before."""


@dataclass(frozen=True)
class AuditLine:
    """What a row of the audit says."""

    moment: datetime
    user_id: str
    user_name: str
    role: str
    action: str
    method: str
    resource: str
    outcome: int

    @property
    def changed(self) -> bool:
        """Whether something may be different now; what was refused is not."""
        return self.method not in SAFE and self.outcome < REFUSED


class Audit:
    """Keeps lines; ``start`` it once, and ``close`` it when all are told."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lines: queue.Queue[tuple[AuditLine, Future[None]] | None] = queue.Queue()
        self._hurry = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._thread = threading.Thread(target=self._write_all, daemon=True, name="turnus-audit")
        self._thread.start()

    def close(self) -> None:
        if self._thread is not None:
            self._lines.put(None)
            self._hurry.set()
            self._thread.join(timeout=30)

    def tell(self, line: AuditLine) -> Future[None]:
        """The line is kept when the future is done."""
        kept: Future[None] = Future()
        self._lines.put((line, kept))
        if line.changed:
            self._hurry.set()
        return kept

    def _write_all(self) -> None:
        """Together with what comes in the next moment; a change is not kept waiting for company."""
        while (item := self._lines.get()) is not None:
            self._hurry.wait(PAUSE_SECONDS)
            self._hurry.clear()
            several, last = [item], False
            while not (last or self._lines.empty()):
                item = self._lines.get()
                if item is None:
                    last = True
                else:
                    several.append(item)
            self._write([line for line, _ in several])
            for _, kept in several:
                kept.set_result(None)
            if last:
                return

    def _write(self, lines: list[AuditLine]) -> None:
        try:
            with self._database.write() as session:
                session.execute(insert(AuditRow), [vars(line) for line in lines])
        except DBAPIError:
            LOG.exception("the audit could not be written: %s", lines)


class KeepAudit:
    """Tells the audit of each request as it is answered."""

    def __init__(self, app: ASGIApp, audit: Audit) -> None:
        self._app, self._audit = app, audit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        told = False

        async def telling(message: Message) -> None:
            nonlocal told
            if message["type"] == "http.response.start":
                told = True
                await self._tell(scope, message["status"])
            await send(message)

        try:
            await self._app(scope, receive, telling)
        finally:
            if not told:
                await self._tell(scope, 0)

    async def _tell(self, scope: Scope, outcome: int) -> None:
        action = _action(scope)
        if action is None:
            return
        who, method = identity_of(scope).principal, scope["method"]
        line = AuditLine(
            now(),
            who.id if who else "",
            who.name if who else "",
            who.role if who else "",
            action,
            method,
            _resource(scope)[:300],
            outcome,
        )
        kept = self._audit.tell(line)
        if line.changed:
            await wrap_future(kept)


def _action(scope: Scope) -> str | None:
    """None for what shows nothing of any department."""
    endpoint = scope.get("endpoint")
    if endpoint is None:
        return None if scope["method"] in SAFE else AGAIN
    if scope["path"].startswith(UNHEARD):
        return None
    action = stated(endpoint)
    if action is Action.OPEN or (action is Action.LOG_IN and scope["method"] in SAFE):
        return None
    return action or Action.ADMINISTER


def _resource(scope: Scope) -> str:
    parameters = scope.get("path_params", {})
    names = {str(parameters[each]) for each in PEOPLE & parameters.keys()}
    parts = ["*" if part in names else quote(part) for part in scope["path"].split("/")]
    return "/".join(parts)
