"""The Dask cluster that runs are solved on: workers of this machine, or a scheduler's elsewhere."""

import logging
import os
import signal
from contextlib import suppress
from types import TracebackType
from typing import Self

import dask
from distributed import Client, Event, Future, LocalCluster

from api.config import ServiceSettings
from api.jobs.task import Order, solve_run

CONNECT_SECONDS = "5s"


class Cluster:
    """A connection to workers; the same in both cases but for who starts and stops them."""

    def __init__(self, settings: ServiceSettings) -> None:
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        self._local = None if settings.dask_scheduler else _local(settings)
        address = settings.dask_scheduler or self._local
        self.client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._local is not None:
            _end_workers(self._local)
        with suppress(OSError, TimeoutError):
            self.client.close(timeout=2)
        if self._local is not None:
            self._local.close(timeout=5)

    @property
    def lost(self) -> bool:
        """Whether the scheduler is gone; what it was solving is gone with it."""
        return bool(self.client.status != "running")

    @property
    def slots(self) -> int:
        """Runs that can be solved at once: one a worker."""
        if self._local is not None:
            return len(self._local.workers)
        return len(self.client.scheduler_info(n_workers=-1)["workers"])

    def submit(self, order: Order) -> Future[object]:
        """Give an attempt to a worker; it is run once, and fails if the worker dies."""
        return self.client.submit(
            solve_run, order, key=f"run-{order.run}-{order.attempt}", pure=False, retries=0
        )

    def stop(self, order: Order) -> None:
        """Tell the worker to end with what it has."""
        Event(order.stop_event, client=self.client).set()

    def forget(self, order: Order) -> None:
        """Take the stop event away when nobody listens to it."""
        Event(order.stop_event, client=self.client).clear()


def _end_workers(cluster: LocalCluster) -> None:
    """Now: a solve that goes on would hold up the end, and its best roster is kept already."""
    for nanny in cluster.workers.values():
        nanny.close_gracefully()
        if nanny.pid:
            with suppress(ProcessLookupError):
                os.kill(nanny.pid, signal.SIGKILL)


def _local(settings: ServiceSettings) -> LocalCluster:
    dask.config.set({"distributed.scheduler.allowed-failures": 0})
    return LocalCluster(
        n_workers=settings.runs_at_once,
        threads_per_worker=1,
        processes=True,
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
        memory_limit=0,
    )
