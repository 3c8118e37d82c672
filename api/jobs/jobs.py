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
from functools import partial
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
AGAIN_SECONDS = 2.0
DIED = (
    "Prosessen som regnet, døde to ganger. Turnusen er for stor for minnet på maskinen, eller noen "
    "stoppet den. Prøv færre ansatte eller uker, eller meld fra."
)
BROKEN = "Noe gikk galt i turnus: {}. Meld gjerne fra."
GONE = "DELETED"
"""Told of a run that is not there any more."""
Action = Callable[[], None]


@dataclass
class _Running:
    order: Order
    future: Future[Any]
    began: bool = False
    stopped: bool = False
    unkept: tuple[bytes, dict[str, Any]] | None = None
    """The best roster so far, until it is in the database."""


class Jobs:
    """Runs from queue to end; start it once in a process."""

    def __init__(self, database: Database, settings: ServiceSettings, feed: Feed) -> None:
        self._database, self._settings, self._feed = database, settings, feed
        self._name = uuid4().hex
        self._inbox: queue.SimpleQueue[Action] = queue.SimpleQueue()
        self._running: dict[str, _Running] = {}
        self._closing = threading.Event()
        self._ready = threading.Event()
        self._supervisor = threading.Thread(target=self._supervise, daemon=True, name="turnus-jobs")
        self._cluster: Cluster | None = None

    def start(self) -> None:
        """Connect to the workers and take up what is unfinished; returns at once."""
        self._supervisor.start()

    def close(self) -> None:
        """Leave the unfinished runs for the next start."""
        self._closing.set()
        self._inbox.put(_nothing)
        self._supervisor.join(timeout=15)

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

    def _supervise(self) -> None:
        while not self._closing.is_set():
            try:
                with Cluster(self._settings) as self._cluster:
                    self._running.clear()
                    ear = threading.Thread(target=self._hear, args=(self._cluster,), daemon=True)
                    ear.start()
                    self._ready.set()
                    self._work()
            except OSError as error:
                if not self._closing.is_set():
                    LOG.warning("no workers; connecting again (%s)", error)
                    self._closing.wait(AGAIN_SECONDS)
            except Exception:  # whatever it is, the service must not go on without a supervisor
                if not self._closing.is_set():
                    LOG.exception("lost the workers; connecting again")
                    self._closing.wait(AGAIN_SECONDS)
            finally:
                self._ready.clear()

    def _work(self) -> None:
        """What was left comes first, so that no run of this service is taken for one of them."""
        assert self._cluster is not None
        action = self._again(self._take_up)
        while not self._closing.is_set():
            if self._cluster.lost:
                raise ConnectionError("the Dask scheduler is gone")
            try:
                action()
            except DBAPIError as error:
                LOG.error("the database cannot be written: %s", error)
            try:
                action = self._inbox.get(timeout=TICK_SECONDS)
            except queue.Empty:
                action = self._dispatch

    def _again(self, action: Action) -> Action:
        """Nothing that a worker has found is lost because the disk was full for a while."""

        def trying() -> None:
            try:
                action()
            except DBAPIError:
                timer = threading.Timer(AGAIN_SECONDS, self._inbox.put, [trying])
                timer.daemon = True
                timer.start()
                raise

        return trying

    def _hear(self, cluster: Cluster) -> None:
        """Bring the workers' tellings to the inbox."""
        try:
            line = Queue(TELLINGS + self._name, client=cluster.client)
            while not self._closing.is_set():
                try:
                    telling = line.get(timeout=TICK_SECONDS)
                except TimeoutError:
                    continue
                self._inbox.put(partial(self._told, telling))
        except Exception:
            if not self._closing.is_set():
                LOG.exception("lost the line to the workers")

    def _take_up(self) -> None:
        """Put back in the queue what an earlier service left unfinished."""
        assert self._cluster is not None
        with self._database.write() as session:
            left = runs.put_back(session, self._running)
        for run, attempt in left:
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
        ended = self._again(partial(self._ended, order, future))
        future.add_done_callback(lambda _: self._inbox.put(ended))
        self._feed.tell(order.run, {"state": State.SOLVING.value})

    def _told(self, telling: Telling) -> None:
        running = self._running.get(telling["run"])
        if running is None or running.order.attempt != telling["attempt"]:
            return
        run = running.order.run
        if "progress" in telling:
            self._feed.tell(run, {"progress": telling["progress"]})
            with self._database.write() as session:
                runs.keep_progress(session, run, telling["progress"])
        elif "began" in telling:
            self._began(running)
        elif "stopping" in telling:
            self._feed.tell(run, {"stopping": True})
        elif "best" in telling:
            running.unkept = telling["best"], telling["facts"]
            self._again(partial(self._keep, running))()

    def _keep(self, running: _Running) -> None:
        """The newest best roster that is not in the database yet."""
        if running.unkept is None or not self._is_running(running.order):
            return
        best, facts = running.unkept
        with self._database.write() as session:
            runs.keep_best(session, running.order.run, best, facts)
        running.unkept = None
        self._feed.tell(running.order.run, {"best": facts})

    def _began(self, running: _Running) -> None:
        """A scheduler that itself starts a dead worker's task anew does it without the best."""
        assert self._cluster is not None
        if not running.began:
            running.began = True
            self._feed.tell(running.order.run, {"began": running.order.attempt})
            return
        self._cluster.stop(running.order)
        self._again(partial(self._end, running.order, self._died))()

    def _stop(self, run: str) -> None:
        """Tell the worker that solves it, or those who listen where nobody does."""
        running = self._running.get(run)
        if running is None:
            self._tell_state(run)
        elif not running.stopped:
            assert self._cluster is not None
            running.stopped = True
            self._cluster.stop(running.order)

    def _ended(self, order: Order, future: Future[Any]) -> None:
        """Keep the answer, or try once more where the worker died."""
        if not self._is_running(order):
            return
        if future.status == "finished":
            answer: Answer = future.result()
            self._end(order, lambda row: _answered(row, answer))
        elif future.status != "error":
            raise ConnectionError(f"run {order.run} is {future.status}: the scheduler lost it")
        elif isinstance(failure := future.exception(), KilledWorker):
            self._end(order, self._died)
        else:
            LOG.error("run %s failed", order.run, exc_info=failure)
            reason = BROKEN.format(type(failure).__name__)
            self._end(order, lambda row: runs.fail(row, reason))
        if self._cluster is not None:
            self._cluster.forget(order)

    def _is_running(self, order: Order) -> bool:
        running = self._running.get(order.run)
        return running is not None and running.order.attempt == order.attempt

    def _end(self, order: Order, change: Callable[[RunRow], None]) -> None:
        """The attempt is over; the run is changed accordingly, if it is not deleted."""
        if not self._is_running(order):
            return
        with self._database.write() as session:
            row = runs.find(session, order.run)
            if row is not None:
                change(row)
        self._running.pop(order.run)
        self._tell_state(order.run)
        self._dispatch()

    def _tell_state(self, run: str) -> None:
        with self._database.read() as session:
            row = runs.find(session, run)
            state = GONE if row is None else row.state.value
        self._feed.tell(run, {"state": state})

    def _died(self, row: RunRow) -> None:
        running = self._running[row.id]
        if running.unkept is not None:
            row.best, row.facts = running.unkept
        row.deaths += 1
        if row.stop:
            runs.stop(row)
        elif row.deaths > MOST_DEATHS:
            runs.fail(row, DIED)
        else:
            runs.queue_again(row)


def _answered(row: RunRow, answer: Answer) -> None:
    if answer.result is not None:
        runs.complete(row, answer.result, answer.facts, stopped=answer.stopped)
    elif row.best is not None:
        runs.stop(row)
    else:
        runs.fail(row, answer.reason)


def _nothing() -> None:
    """Wakes whoever waits for the inbox."""
