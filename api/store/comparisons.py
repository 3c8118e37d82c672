"""Comparisons: kept as they were made."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.store.tables import ComparisonRow


def listed(
    session: Session,
    departments: Sequence[str] | None,
    after: tuple[datetime, str] | None,
    limit: int,
) -> Sequence[ComparisonRow]:
    """Comparisons, newest first; ``departments`` None: of all."""
    asked = select(ComparisonRow).order_by(ComparisonRow.created.desc(), ComparisonRow.id.desc())
    if departments is not None:
        asked = asked.where(ComparisonRow.department_id.in_(departments))
    if after is not None:
        created, id = after
        same = (ComparisonRow.created == created) & (ComparisonRow.id < id)
        asked = asked.where((ComparisonRow.created < created) | same)
    return session.scalars(asked.limit(limit)).all()
