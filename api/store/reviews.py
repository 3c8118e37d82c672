"""Comments and decisions: only ever added."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.store.tables import CommentRow, DecisionRow


def comments(session: Session, comparison: str) -> Sequence[CommentRow]:
    """All that is said of a comparison, oldest first."""
    asked = select(CommentRow).where(CommentRow.comparison_id == comparison)
    return session.scalars(asked.order_by(CommentRow.created, CommentRow.id)).all()


def decisions(session: Session, comparison: str) -> Sequence[DecisionRow]:
    """All that is decided, newest first."""
    asked = select(DecisionRow).where(DecisionRow.comparison_id == comparison)
    return session.scalars(asked.order_by(DecisionRow.created.desc(), DecisionRow.id)).all()
