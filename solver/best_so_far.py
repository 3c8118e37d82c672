"""The best roster so far, given out in time while a run goes on."""

import time
from collections.abc import Callable

APART = 2.0
"""Least seconds from one roster to the next."""
SHARE = 0.15
"""Most of the time that goes to them; a large department's rosters are further apart."""


class BestSoFar:
    """Gives out the roster when it has become better: at once, or when the next one is due."""

    def __init__(self, give: Callable[[], None]) -> None:
        self._give = give
        self._due, self._better = time.monotonic(), False

    def look(self, *, better: bool) -> None:
        """To be called often, with whether the roster has become better since the last time."""
        self._better |= better
        began = time.monotonic()
        if self._better and began >= self._due:
            self._give()
            self._better = False
            took = time.monotonic() - began
            self._due = began + max(APART, took / SHARE)
