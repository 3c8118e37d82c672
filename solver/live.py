"""How far a run has come, told while it goes on."""

import time
from collections.abc import Callable

from solver.stopping import Stop
from turnus.result import Progress

OnProgress = Callable[[Progress], None]
HURRY = "stopper; gjør ferdig utkastet"


class Live:
    """The clock of a run, and its voice.

    Parameters
    ----------
    spent
        Seconds of the run before it was taken up again.
    """

    def __init__(
        self, scenario: str, on_progress: OnProgress | None, stop: Stop | None, spent: float = 0.0
    ) -> None:
        self._scenario, self._on_progress, self._stop = scenario, on_progress, stop
        self._began = time.monotonic() - spent
        self._step, self._hurried = "", False
        self.drafted = False
        """Whether there is a lawful year, so that a stop is the end."""

    @property
    def stopped(self) -> bool:
        return self._stop is not None and self._stop.is_set()

    @property
    def seconds(self) -> float:
        """Seconds spent."""
        return time.monotonic() - self._began

    def tell(
        self, step: str, best: float | None = None, bound: float | None = None, detail: str = ""
    ) -> None:
        """Tell one line; after a stop also that the draft is made complete."""
        self._step = step
        if self._on_progress is None:
            return
        if self.stopped and not self.drafted:
            self._hurried = True
            detail = f"{HURRY}; {detail}" if detail else HURRY
        told = Progress(self._scenario, step, self.seconds, best, bound, "t", detail)
        self._on_progress(told)

    def hurry(self) -> None:
        """Tell at once that the run stops, if nothing has told it."""
        if not self.drafted and not self._hurried:
            self.tell(self._step)
