"""What is older than it need be is removed: runs, comparisons, lines of the audit, sessions."""

from collections import Counter
from datetime import datetime

from sqlalchemy import CursorResult, Delete, delete, select
from sqlalchemy.orm import Session

from api.store.account_tables import AuditRow, SessionRow, TokenRow
from api.store.columns import now
from api.store.tables import ComparisonRow, RunRow


def remove_older(session: Session, than: datetime) -> Counter[str]:
    """How many of each were removed; runs that a newer comparison shows are kept with it."""
    removed: Counter[str] = Counter()

    def gone(asked: Delete) -> int:
        done = session.execute(asked)
        assert isinstance(done, CursorResult)
        return int(done.rowcount)

    removed["comparison"] = gone(delete(ComparisonRow).where(ComparisonRow.created < than))
    shown = {id for ids in session.scalars(select(ComparisonRow.runs)) for id in ids}
    old = session.scalars(select(RunRow.id).where(RunRow.ended < than)).all()
    for id in set(old) - shown:
        removed["run"] += gone(delete(RunRow).where(RunRow.id == id))
    removed["audit"] = gone(delete(AuditRow).where(AuditRow.moment < than))
    removed["browser_session"] = gone(delete(SessionRow).where(SessionRow.expires < now()))
    removed["token"] = gone(delete(TokenRow).where(TokenRow.expires < now()))
    return +removed
