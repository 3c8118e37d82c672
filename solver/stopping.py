"""A wish to stop, and what is done about it at once while something else goes on."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

LATEST = 0.1
"""Seconds until a wish to stop is noticed."""


class Stop(Protocol):
    """Whether somebody has asked to stop, such as a ``threading.Event``."""

    def is_set(self) -> bool: ...


class Either:
    """Set where one of several is."""

    def __init__(self, *stops: Stop | None) -> None:
        self._stops = [stop for stop in stops if stop is not None]

    def is_set(self) -> bool:
        return any(stop.is_set() for stop in self._stops)


@contextmanager
def heeding(stop: Stop | None, act: Callable[[], object]) -> Iterator[None]:
    """Calls ``act`` from another thread again and again once ``stop`` is set, until the end."""
    if stop is None:
        yield
        return
    done = threading.Event()

    def watch() -> None:
        while not done.wait(LATEST):
            if stop.is_set():
                act()

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
