"""Kept views read back; the last ones stay at hand, for what is kept never changes."""

import gzip
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import TypeVar

from sqlalchemy.orm import Session

from api.comparing.view import PAIR_VIEW, ROSTERS, PairView, Rosters
from api.comparing.years import PAIR_YEARS, PairYears
from api.store.views import view_part

T = TypeVar("T")
MOST = 24
Key = tuple[str, int, str]
_known: OrderedDict[Key, object] = OrderedDict()
_lock = Lock()


def kept_page(session: Session, comparison: str, other: int) -> PairView | None:
    """What a page shows of a pair; None while it is not made."""
    return _read(session, (comparison, other, "page"), PAIR_VIEW.validate_json)


def kept_rosters(session: Session, comparison: str, other: int) -> Rosters | None:
    """Both rosters as grids."""
    return _read(session, (comparison, other, "rosters"), ROSTERS.validate_json)


def kept_years(session: Session, comparison: str, other: int) -> PairYears | None:
    """Everybody's year on both sides."""
    return _read(session, (comparison, other, "people"), PAIR_YEARS.validate_json)


def kept_report(session: Session, comparison: str, other: int) -> tuple[str, Rosters] | None:
    """The printable report without plotly's source, and whom it has rosters of."""
    report = _read(session, (comparison, other, "report"), bytes.decode)
    rosters = kept_rosters(session, comparison, other)
    return (report, rosters) if report is not None and rosters is not None else None


def _read(session: Session, key: Key, read: Callable[[bytes], T]) -> T | None:
    with _lock:
        if key in _known:
            _known.move_to_end(key)
            return _known[key]  # type: ignore[return-value]
    found = view_part(session, *key)
    if found is None:
        return None
    value = read(gzip.decompress(found))
    with _lock:
        _known[key] = value
        while len(_known) > MOST:
            _known.popitem(last=False)
    return value
