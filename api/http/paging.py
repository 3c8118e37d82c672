"""Long lists a page at a time: a cursor says where the next page begins."""

import base64
import binascii
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Annotated, Generic, Protocol, TypeVar

from fastapi import Query, Request

from api.http.problems import PointedFault, ProblemError
from api.texts import _
from turnus.schema import Noun

Limit = Annotated[int, Query(ge=1, le=200, description="Most items of one page.")]
CursorText = Annotated[
    str | None, Query(max_length=200, description="``next`` of the page before, as it is.")
]
After = tuple[datetime, str]
T = TypeVar("T")


class Dated(Protocol):
    """What a list is ordered by."""

    id: str
    created: datetime


R = TypeVar("R", bound=Dated)


class Page(Noun, Generic[T]):
    """Some items of a list, newest first."""

    items: tuple[T, ...]
    next: str | None
    """Address of the next page; None on the last."""


def page(
    request: Request, rows: Sequence[R], limit: int, shown: Callable[[R], T]
) -> tuple[tuple[T, ...], str | None]:
    """Items and the next page's address, from one row more than the page holds."""
    more = len(rows) > limit
    kept = rows[:limit]
    url = None
    if more:
        url = str(request.url.include_query_params(cursor=_written(kept[-1])).replace(scheme=""))
        url = url.removeprefix("//").partition("/")[2]
        url = "/" + url
    return tuple(shown(row) for row in kept), url


def after(cursor: str | None) -> After | None:
    """Where a page begins."""
    if cursor is None:
        return None
    try:
        text = base64.urlsafe_b64decode(cursor.encode()).decode()
        moment, id = text.split(" ")
        return datetime.fromisoformat(moment).astimezone(UTC), id
    except (ValueError, OverflowError, binascii.Error) as error:
        detail = _("«cursor» må være slik den sto i «next» på siden før.")
        fault = PointedFault(pointer="", parameter="cursor", code="cursor", detail=detail)
        raise ProblemError(
            422, "invalid", _("Innholdet har feil"), detail, errors=(fault,)
        ) from error


def _written(row: Dated) -> str:
    return base64.urlsafe_b64encode(f"{row.created.isoformat()} {row.id}".encode()).decode()
