"""Who follows which run: every telling goes to all that listen at the moment."""

import asyncio
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

Telling = dict[str, Any]
MOST_WAITING = 1000


class Feed:
    """Tellings cross from the supervisor's thread to the event loops of those who listen."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ears: defaultdict[str, list[_Ear]] = defaultdict(list)

    @contextmanager
    def listening(self, run: str) -> Iterator["asyncio.Queue[Telling]"]:
        """A queue of what is told about a run from now on; on an event loop."""
        ear = _Ear(asyncio.get_running_loop())
        with self._lock:
            self._ears[run].append(ear)
        try:
            yield ear.queue
        finally:
            with self._lock:
                self._ears[run].remove(ear)
                if not self._ears[run]:
                    del self._ears[run]

    def tell(self, run: str, telling: Telling) -> None:
        """Tell everybody who listens to the run; from any thread."""
        with self._lock:
            ears = list(self._ears.get(run, ()))
        for ear in ears:
            ear.hear(telling)


class _Ear:
    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.queue: asyncio.Queue[Telling] = asyncio.Queue(MOST_WAITING)
        self._loop = loop

    def hear(self, telling: Telling) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._put, telling)

    def _put(self, telling: Telling) -> None:
        if self.queue.full():
            self.queue.get_nowait()
        self.queue.put_nowait(telling)
