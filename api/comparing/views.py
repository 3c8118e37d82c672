"""Who makes the views of comparisons: one at a time, beside the requests."""

import logging
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from multiprocessing.process import BaseProcess

from sqlalchemy.exc import IntegrityError

from api.comparing.make import Made, make_all
from api.store.database import Database
from api.store.tables import ComparisonViewRow
from api.store.views import views_missing

LOG = logging.getLogger("turnus.comparing")
SPAWN = get_context("spawn")


class Views:
    """Makes what is missing when it is asked for; what is made stays in the database.

    A comparison that is asked for while the service goes down is asked for again by its first reader.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._maker = ThreadPoolExecutor(1, "turnus-views")
        self._lock = threading.Lock()
        self._asked: set[str] = set()
        self._failed: set[str] = set()
        self._process: BaseProcess | None = None
        self._closing = False

    def ask(self, comparison: str) -> None:
        """Have a comparison's views made, unless that is under way or has failed."""
        with self._lock:
            if comparison in self._asked | self._failed:
                return
            self._asked.add(comparison)
        self._maker.submit(self._make, comparison)

    def failed(self, comparison: str) -> bool:
        """Whether the views could not be made; why stands in the log."""
        return comparison in self._failed

    def close(self) -> None:
        """Stop at once; nothing half made is kept."""
        self._closing = True
        self._maker.shutdown(wait=False, cancel_futures=True)
        process = self._process
        if process is not None:
            process.terminate()
        self._maker.shutdown()

    def _make(self, comparison: str) -> None:
        try:
            with self._database.read() as session:
                first, others = views_missing(session, comparison)
            for place, made in zip(others, self._made(first, tuple(others.values())), strict=True):
                self._keep(comparison, place, made)
        except Exception:
            if not self._closing:
                LOG.exception("the views of comparison %s could not be made", comparison)
            self._failed.add(comparison)
        finally:
            self._asked.discard(comparison)

    def _made(self, first: bytes, others: tuple[bytes, ...]) -> Iterator[Made]:
        near, far = SPAWN.Pipe(duplex=False)
        process = SPAWN.Process(target=make_all, args=(far, first, others), daemon=True)
        process.start()
        self._process = process
        far.close()
        try:
            for _ in others:
                yield near.recv()
        finally:
            near.close()
            process.join()
            self._process = None

    def _keep(self, comparison: str, place: int, made: Made) -> None:
        row = ComparisonViewRow(
            comparison_id=comparison,
            other=place,
            page=made.page,
            rosters=made.rosters,
            people=made.people,
            report=made.report,
        )
        try:
            with self._database.write() as session:
                session.add(row)
        except IntegrityError:
            LOG.info("comparison %s was removed, or its view was made twice", comparison)
