"""One person's rests, from each duty to the next, on the real clock."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from turnus.calendar import elapsed
from turnus.roster import Duty
from turnus.scenario import Problem


def rests(problem: Problem, duties: Sequence[Duty]) -> Iterator[tuple[Duty, Duty, int]]:
    """Each duty with the next one and the minutes between them.

    In a repeating base roster the last duty is followed by the first of the next turn.
    """
    for earlier, later in pairwise(duties):
        yield earlier, later, _minutes(earlier, later)
    if problem.calendar.cyclic and duties:
        turn = len(problem.calendar.days) * 24 * 60
        yield duties[-1], duties[0], _minutes(duties[-1], duties[0]) + turn


def _minutes(earlier: Duty, later: Duty) -> int:
    return int(elapsed(earlier.end, later.start).total_seconds()) // 60
