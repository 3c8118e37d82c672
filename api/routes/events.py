"""Server-sent events of a run: state, stage, seconds, best and bound, until it ends."""

import json
from collections.abc import AsyncIterator
from typing import Any

from fastapi import APIRouter
from fastapi.concurrency import run_in_threadpool
from sse_starlette import EventSourceResponse, ServerSentEvent

from api.dependencies import Store, Tellings, Who
from api.jobs.feed import Feed
from api.jobs.jobs import GONE
from api.models.stored import Run
from api.security import access
from api.security.policy import Action, does
from api.security.principal import Principal
from api.security.shown_runs import shown_run
from api.store.database import Database
from api.store.tables import State

router = APIRouter(prefix="/v1/runs", tags=["runs"])
PING_SECONDS = 15


@router.get(
    "/{id}/events",
    response_class=EventSourceResponse,
    responses={200: {"content": {"text/event-stream": {}}}},
)
@does(Action.READ)
async def follow_run(id: str, store: Store, feed: Tellings, who: Who) -> EventSourceResponse:
    """``run`` at first and at the end, in between ``began``, ``progress``, ``best``, ``stopping``.

    ``began`` is which attempt a worker has begun, ``state`` where the run is now; a run that is
    removed ends with the state ``DELETED``.
    """
    await run_in_threadpool(_now, store, who, id)
    return EventSourceResponse(_events(id, store, feed, who), ping=PING_SECONDS)


async def _events(
    id: str, store: Database, feed: Feed, who: Principal
) -> AsyncIterator[ServerSentEvent]:
    with feed.listening(id) as tellings:
        run = await run_in_threadpool(_now, store, who, id)
        yield _event("run", run.model_dump(mode="json"))
        while not run.final:
            for name, value in (await tellings.get()).items():
                if name == "state" and value == GONE:
                    yield _event(name, value)
                    return
                if name == "state" and State(value).ended:
                    run = await run_in_threadpool(_now, store, who, id)
                    yield _event("run", run.model_dump(mode="json"))
                else:
                    yield _event(name, value)


def _now(store: Database, who: Principal, id: str) -> Run:
    with store.read() as session:
        return shown_run(who, access.run(session, who, id))


def _event(name: str, value: Any) -> ServerSentEvent:
    return ServerSentEvent(json.dumps(value, ensure_ascii=False), event=name)
