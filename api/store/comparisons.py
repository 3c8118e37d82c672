"""Comparisons: kept as they were made."""

from collections.abc import Collection, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, undefer

from api.store.newest import After, newest_first
from api.store.tables import ComparisonRow


def listed(
    session: Session,
    departments: Collection[str] | None,
    after: After | None,
    limit: int,
) -> Sequence[ComparisonRow]:
    """Comparisons, newest first; ``departments`` None: of all."""
    asked = select(ComparisonRow)
    if departments is not None:
        asked = asked.where(ComparisonRow.department_id.in_(departments))
    return session.scalars(newest_first(asked, ComparisonRow, after, limit)).all()


def latest(session: Session, departments: Sequence[str]) -> dict[str, ComparisonRow]:
    """The newest comparison of each department, with its document."""
    place = func.row_number().over(
        partition_by=ComparisonRow.department_id,
        order_by=(ComparisonRow.created.desc(), ComparisonRow.id.desc()),
    )
    those = ComparisonRow.department_id.in_(departments)
    ranked = select(ComparisonRow.id, place.label("place")).where(those).subquery()
    asked = (
        select(ComparisonRow)
        .options(undefer(ComparisonRow.document))
        .join(ranked, ComparisonRow.id == ranked.c.id)
        .where(ranked.c.place == 1)
    )
    return {row.department_id: row for row in session.scalars(asked)}
