"""Lists a page at a time: newest first, from where the page before ended."""

from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Select

from api.store.tables import ComparisonRow, DepartmentRow, RunRow

Dated = TypeVar("Dated", ComparisonRow, DepartmentRow, RunRow)
After = tuple[datetime, str]
"""When the last row of the page before was made, and its id."""


def newest_first(
    asked: Select[Dated], table: type[Dated], after: After | None, limit: int
) -> Select[Dated]:
    """At most so many of the rows that are asked for, the newest of those that are left."""
    created: Any = table.created
    id: Any = table.id
    if after is not None:
        moment, last = after
        asked = asked.where((created < moment) | ((created == moment) & (id < last)))
    return asked.order_by(created.desc(), id.desc()).limit(limit)
