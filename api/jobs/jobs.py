"""The supervisor: gives runs to workers in the order they came, keeps what they tell, and notices
when one dies.

One thread reads an inbox and does everything that changes a run, so no two changes cross. What is
in the database is all there is to know: after ``kill -9`` the unfinished runs there are taken up
again from the best roster that was kept.
"""

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from distributed import Future, KilledWorker, Queue
from sqlalchemy.exc import DBAPIError

from api.config import ServiceSettings
from api.jobs.cluster import Cluster
from api.jobs.feed import Feed
from api.jobs.task import TELLINGS, Answer, Order, Telling
from api.store import runs
from api.store.database import Database
from api.store.tables import RunRow, State

LOG = logging.getLogger("turnus.jobs")
MOST_DEATHS = 1
"""Deaths of workers that a run survives."""
TICK_SECONDS = 1.0
AGAIN_SECONDS = 5.0
DIED = (
    "Prosessen som regnet, døde to ganger. Turnusen er for stor for minnet på maskinen, eller noen "
    "stoppet den. Prøv færre ansatte eller uker, eller meld fra."
)
BROKEN = "Noe gikk galt i turnus: {}. Meld gjerne fra."


@dataclass
class _Running:
    order: Order
    future: Future[Any]
    began: bool = False
    stopped: bool = False


class Jobs:
    """Runs from queue to end; start it once in a process."""

    def __init__(self, database: Database, settings: ServiceSettings, feed: Feed) -> None:
        self._database, self._settings, self._feed = database, settings, feed
        self._name = uuid4().hex
        self._inbox: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._running: dict[str, _Running] = {}
        self._closing = threading.Event()
        self._ready = threading.Event()
        self._threads: list[threading.Thread] = []
        self._cluster: Cluster | None = None

    def start(self) -> None:
        """Connect to the workers and take up what is unfinished; returns at once."""
        self._spawn(self._supervise)

    def close(self) -> None:
        """Leave the unfinished runs for the next start."""
        self._closing.set()
        for each in self._threads:
            each.join(timeout=30)

    def wake(self) -> None:
        """There is a new run in the queue."""
        self._inbox.put(self._dispatch)

    def stop(self, run: str) -> None:
        """Ask a run to end with what it has; it knows within a second."""
        self._inbox.put(lambda: self._stop(run))

    @property
    def ready(self) -> bool:
        """Whether there are workers."""
        return self._ready.is_set()

    def _spawn(self, function: Callable[[], None]) -> None:
        thread = threading.Thread(target=function, daemon=True, name=f"turnus-{function.__name__}")
        self._threads.append(thread)
        thread.start()

    def _supervise(self) -> None:
        while not self._closing.is_set():
            try:
                with Cluster(self._settings) as self._cluster:
                    self._spawn(self._hear)
                    self._inbox.put(self._take_up)
                    self._ready.set()
                    self._work()
            except (OSError, TimeoutError):
                LOG.exception("no Dask scheduler at %s", self._settings.dask_scheduler)
                self._closing.wait(AGAIN_SECONDS)
            finally:
                self._ready.clear()

    def _work(self) -> None:
        while not self._closing.is_set():
            try:
                action = self._inbox.get(timeout=TICK_SECONDS)
            except queue.Empty:
                action = self._dispatch
            try:
                action()
            except DBAPIError:
                LOG.exception("the database cannot be written; trying again")
                self._later(action)

    def _later(self, action: Callable[[], None]) -> None:
        """Nothing that a worker has found is lost because the disk was full for a while."""
        timer = threading.Timer(AGAIN_SECONDS, self._inbox.put, [action])
        timer.daemon = True
        timer.start()

    def _hear(self) -> None:
        """Bring the workers' tellings to the inbox."""
        assert self._cluster is not None
        line = Queue(TELLINGS + self._name, client=self._cluster.client)
        while not self._closing.is_set():
            try:
                telling = line.get(timeout=TICK_SECONDS)
            except TimeoutError:
                continue
            except Exception:
                if not self._closing.is_set():
                    LOG.exception("lost the line to the workers")
                return
            self._inbox.put(lambda told=telling: self._told(told))  # type: ignore[misc]

    def _take_up(self) -> None:
        """Put back in the queue what an earlier service left unfinished."""
        with self._database.write() as session:
            left = runs.put_back(session)
        for run, attempt in left:
            assert self._cluster is not None
            self._cluster.stop(Order(run, attempt, "", b"", {}, None))
        self._dispatch()

    def _dispatch(self) -> None:
        assert self._cluster is not None
        while len(self._running) < self._cluster.slots:
            with self._database.write() as session:
                row = runs.next_in_queue(session)
                if row is None:
                    return
                order = self._order(row)
            self._give(order)

    def _order(self, row: RunRow) -> Order:
        return Order(row.id, row.attempt, self._name, row.problem, row.settings, row.best)

    def _give(self, order: Order) -> None:
        assert self._cluster is not None
        future = self._cluster.submit(order)
        self._running[order.run] = _Running(order, future)
        future.add_done_callback(lambda done: self._inbox.put(lambda: self._ended(order, done)))
        self._feed.tell(order.run, {"state": State.SOLVING.value})

    def _told(self, telling: Telling) -> None:
        run = telling.pop("run")
        running = self._running.get(run)
        if running is None or running.order.attempt != telling.pop("attempt"):
            return
        if "progress" in telling:
            with self._database.write() as session:
                runs.keep_progress(session, run, telling["progress"])
            self._feed.tell(run, {"progress": telling["progress"]})
        elif "began" in telling:
            self._began(running)
        elif "best" in telling:
            with self._database.write() as session:
                runs.keep_best(session, run, telling["best"], telling["facts"])
            self._feed.tell(run, {"best": telling["facts"]})

    def _began(self, running: _Running) -> None:
        """A scheduler that itself starts a dead worker's task anew does it without the best."""
        assert self._cluster is not None
        if not running.began:
            running.began = True
            return
        self._cluster.stop(running.order)
        self._lost(running.order)

    def _stop(self, run: str) -> None:
        running = self._running.get(run)
        if running is not None and not running.stopped:
            assert self._cluster is not None
            running.stopped = True
            self._cluster.stop(running.order)

    def _ended(self, order: Order, future: Future[Any]) -> None:
        """Keep the answer, or try once more where the worker died."""
        if not self._is_running(order):
            return
        if future.status == "finished":
            answer: Answer = future.result()
            self._end(order, lambda row: self._answered(row, answer))
            return
        failure = future.exception() if future.status == "error" else None
        if isinstance(failure, KilledWorker):
            self._lost(order)
            return
        LOG.error("run %s failed", order.run, exc_info=failure)
        name = type(failure).__name__ if failure else future.status
        self._end(order, lambda row: runs.fail(row, BROKEN.format(name)))

    def _lost(self, order: Order) -> None:
        self._end(order, self._died)

    def _is_running(self, order: Order) -> bool:
        running = self._running.get(order.run)
        return running is not None and running.order.attempt == order.attempt

    def _end(self, order: Order, change: Callable[[RunRow], None]) -> None:
        """The attempt is over; the run is changed accordingly, if it is not deleted."""
        assert self._cluster is not None
        with self._database.write() as session:
            row = runs.find(session, order.run)
            if row is not None:
                change(row)
        self._running.pop(order.run)
        self._cluster.forget(order)
        if row is not None:
            self._feed.tell(order.run, {"state": row.state.value, "reason": row.reason})
        self._dispatch()

    def _answered(self, row: RunRow, answer: Answer) -> None:
        if answer.result is not None:
            runs.complete(row, answer.result, answer.facts, stopped=answer.stopped)
        elif row.best is not None:
            runs.complete(row, row.best, row.facts, stopped=True)
        else:
            runs.fail(row, answer.reason)

    def _died(self, row: RunRow) -> None:
        row.deaths += 1
        if row.stop and row.best is not None:
            runs.complete(row, row.best, row.facts, stopped=True)
        elif row.deaths > MOST_DEATHS:
            runs.fail(row, DIED)
        else:
            runs.queue_again(row)
