"""Ctrl-C: the first press asks for the best so far, the second gives up at once."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

T = TypeVar("T")
GIVEN_UP = 130
"""Exit code after Ctrl-C."""
STOPPING = (
    "Stopper, og gjør turnusen lovlig ferdig; det kan ta noen sekunder. "
    "Den beste så langt blir tatt vare på. "
    "Trykk Ctrl-C én gang til for å avbryte uten å lagre."
)


@contextmanager
def stop_on_interrupt(say: Callable[[str], None]) -> Iterator[threading.Event]:
    """An event that Ctrl-C sets; a second press ends the program without saving."""
    stop = threading.Event()

    def pressed(_signal: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            os._exit(GIVEN_UP)
        stop.set()
        say(STOPPING)

    previous = signal.signal(signal.SIGINT, pressed)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, previous)


def beside(work: Callable[[], T]) -> T:
    """What the work returns or raises; it runs in a thread so that Ctrl-C is heard at once."""
    done: list[T] = []
    failed: list[BaseException] = []

    def body() -> None:
        try:
            done.append(work())
        except BaseException as error:  # noqa: BLE001 - handed on to the caller's thread
            failed.append(error)

    thread = threading.Thread(target=body, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(0.2)
    if failed:
        raise failed[0]
    return done[0]
