"""Make what is kept of a comparison, in a process that leaves the service its time."""

import gzip
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Connection

NICE = 5
"""Behind runs and pages."""


@dataclass(frozen=True)
class Made:
    """The gzipped documents of one pair."""

    page: bytes
    rosters: bytes
    people: bytes
    report: bytes


def make_all(line: Connection, first: bytes, others: Sequence[bytes]) -> None:
    """Hold each result document against the first one, and send what was made as it is done."""
    os.nice(NICE)
    for other in others:
        line.send(make(first, other))
    line.close()


def make(first: bytes, other: bytes) -> Made:
    """Everything that is kept of one pair of result documents."""
    from api.comparing.printed import kept_report
    from api.comparing.view import PAIR_VIEW, ROSTERS, pair_view, rosters
    from api.comparing.years import PAIR_YEARS, pair_years
    from api.results import unpacked
    from turnus.compare import compare
    from turnus.report.side import Pair

    pair = Pair.of(compare(unpacked(first), unpacked(other)))
    written = datetime.now(pair.problem.calendar.zone).date()
    return Made(
        gzip.compress(PAIR_VIEW.dump_json(pair_view(pair, written))),
        gzip.compress(ROSTERS.dump_json(rosters(pair))),
        gzip.compress(PAIR_YEARS.dump_json(pair_years(pair))),
        gzip.compress(kept_report(pair, written).encode()),
    )
