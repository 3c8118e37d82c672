"""Parts of a year solved at once, and their answers taken in the order they were started in."""

from collections import deque
from collections.abc import Iterator, Sequence, Set
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from types import TracebackType

from solver.reopen import Part
from solver.run import Answer
from solver.stopping import Stop
from turnus.employee import Employee
from turnus.result import Settings
from turnus.roster import Cell

Found = tuple[dict[Cell, str], Answer]


@dataclass(frozen=True)
class Started:
    """A part that is being solved."""

    people: tuple[Employee, ...]
    days: range
    seconds: float
    answer: Future[Found]


class SideBySide:
    """A queue of parts that are solved on threads of their own; CP-SAT lets Python go on meanwhile.

    One person's year takes one worker, so as many run at once as there are workers. A window of
    several people takes all of them, and runs alone.

    Parameters
    ----------
    apart
        Ids of people of whom no two are solved at once, for a rule holds them together.
    """

    def __init__(self, settings: Settings, apart: Set[str]) -> None:
        self.most = max(1, settings.workers)
        self._settings, self._apart = settings, apart
        self._pool = ThreadPoolExecutor(self.most)
        self._started: deque[Started] = deque()

    def __enter__(self) -> "SideBySide":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def start(
        self,
        part: Part,
        people: Sequence[Employee],
        days: range,
        seconds: float,
        stop: Stop | None,
        at_least: float | None = None,
    ) -> None:
        answer = self._pool.submit(part.solve, self._settings, seconds, stop, at_least)
        self._started.append(Started(tuple(people), days, seconds, answer))

    def before(self, people: Sequence[Employee]) -> Iterator[Started]:
        """Parts whose answers must be taken before ``people`` may start, the oldest first."""
        while self._started and not self._may_start(people):
            yield self._started.popleft()

    def all(self) -> Iterator[Started]:
        """Every part that is left."""
        while self._started:
            yield self._started.popleft()

    def _may_start(self, people: Sequence[Employee]) -> bool:
        if len(people) > 1 or len(self._started) >= self.most:
            return False
        running = {each.id for started in self._started for each in started.people}
        many = any(len(started.people) > 1 for started in self._started)
        ids = {each.id for each in people}
        held = running & self._apart and ids & self._apart
        return not (many or held or running & ids)
