"""What a worker does with one run: solve it, tell how it goes, and listen for a stop."""

import gzip
import os
import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from distributed import Client, Event, Queue, get_client

from api.jobs.facts import facts_of
from turnus.result import Progress, Result, Settings
from turnus.scenario import Problem

TELLINGS = "turnus-tellings-"
STOP = "turnus-stop-"
PROGRESS_SECONDS = 0.25
"""Least time between two lines of progress of the same step."""
LISTEN_SECONDS = 1.0
PRIORITY = 10
"""How nice a solve is: whoever reads a page does not wait for it."""


@dataclass(frozen=True)
class Order:
    """One attempt at one run."""

    run: str
    attempt: int
    service: str
    """Whose ear the tellings are for."""
    problem: bytes
    settings: dict[str, Any]
    best: bytes | None
    """The best result of an earlier attempt, to go on from."""

    @property
    def stop_event(self) -> str:
        return f"{STOP}{self.run}-{self.attempt}"


@dataclass(frozen=True)
class Answer:
    """How an attempt ended: with a result, or with the reason (bokmål) that there is none."""

    result: bytes | None
    facts: dict[str, Any]
    stopped: bool
    reason: str = ""


Telling = dict[str, Any]
"""``run``, ``attempt`` and one of ``began``, ``progress``, ``best`` with ``facts``, ``stopping``."""


def solve_run(order: Order) -> Answer:
    """Solve a run; called by Dask on a worker."""
    from api.unsolved import reason_of
    from solver import NoLawfulYearError, NoVacationPlanError, UnlawfulRosterError, solve
    from turnus.files.result_document import document_of, result_of

    os.setpriority(os.PRIO_PROCESS, 0, PRIORITY)
    problem = Problem.model_validate_json(gzip.decompress(order.problem))
    settings = Settings(**order.settings)
    resume = result_of(gzip.decompress(order.best)) if order.best else None
    with _line_to_the_service(order) as (tell, stop):

        def better(result: Result) -> None:
            tell({"best": gzip.compress(document_of(result), 5), "facts": facts_of(result)})

        try:
            result = solve(problem, settings, _seldom(tell), stop, better, resume)
        except (NoLawfulYearError, NoVacationPlanError, UnlawfulRosterError) as error:
            return Answer(None, {}, stop.is_set(), reason_of(error))
        document = gzip.compress(document_of(result), 5)
        return Answer(document, facts_of(result), stop.is_set())


@contextmanager
def _line_to_the_service(
    order: Order,
) -> Iterator[tuple[Callable[[Telling], None], threading.Event]]:
    """A function that tells without waiting, and an event that is set when the run is stopped."""
    client = get_client()
    stop, over = threading.Event(), threading.Event()
    outbox: queue.SimpleQueue[Telling | None] = queue.SimpleQueue()
    named = {"run": order.run, "attempt": order.attempt}

    def tell(telling: Telling) -> None:
        outbox.put(named | telling)

    threads = (
        threading.Thread(target=_send, args=(client, order.service, outbox), daemon=True),
        threading.Thread(target=_listen, args=(client, order, stop, over, tell), daemon=True),
    )
    for each in threads:
        each.start()
    tell({"began": True})
    try:
        yield tell, stop
    finally:
        over.set()
        outbox.put(None)
        threads[0].join(timeout=10)


def _send(client: Client, service: str, outbox: "queue.SimpleQueue[Telling | None]") -> None:
    line = Queue(TELLINGS + service, client=client)
    while (telling := outbox.get()) is not None:
        line.put(telling)


def _listen(
    client: Client,
    order: Order,
    stop: threading.Event,
    over: threading.Event,
    tell: Callable[[Telling], None],
) -> None:
    event = Event(order.stop_event, client=client)
    while not over.is_set():
        if event.wait(timeout=LISTEN_SECONDS):
            stop.set()
            tell({"stopping": True})
            return


def _seldom(tell: Callable[[Telling], None]) -> Callable[[Progress], None]:
    """Progress as plain values, not oftener than a reader can follow."""
    last: list[tuple[str, float]] = [("", 0.0)]

    def show(line: Progress) -> None:
        moment = time.monotonic()
        step, told = last[0]
        if step != line.step or moment - told >= PROGRESS_SECONDS:
            last[0] = line.step, moment
            tell({"progress": asdict(line)})

    return show
