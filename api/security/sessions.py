"""Logging in and out: a new secret each time, so that one known before is worth nothing after."""

from datetime import timedelta

from sqlalchemy.orm import Session

from api.security.cookies import HOURS
from api.security.secrets import digest, is_password, new_cookie
from api.store import accounts
from api.store.account_tables import SessionRow, UserRow
from api.store.columns import now
from api.store.database import Database

LASTS = timedelta(hours=HOURS)
ASKING = timedelta(minutes=10)
"""How long a log-in at the OpenID provider may take."""


def user_by_password(database: Database, name: str, password: str) -> UserRow | None:
    """The user, if this is the password; unknown names take as long as known ones."""
    with database.read() as session:
        user = accounts.named(session, name)
    return user if is_password(user.password if user else None, password) else None


def begin(session: Session, user: str, before: str) -> str:
    """The secret of a new session; the one before it is over."""
    accounts.end_session(session, digest(before))
    secret = new_cookie()
    accounts.begin_session(session, digest(secret), user, LASTS)
    return secret


def ask(session: Session, pending: dict[str, object]) -> str:
    """The secret of a browser that is on its way to the OpenID provider."""
    secret = new_cookie()
    row = SessionRow(hash=digest(secret), user_id=None, pending=pending, expires=now() + ASKING)
    session.add(row)
    return secret


def asked(session: Session, secret: str) -> dict[str, object]:
    """What was kept of the question; it can be answered once."""
    row = session.get(SessionRow, digest(secret))
    if row is None or row.user_id is not None or row.expires <= now():
        return {}
    pending = dict(row.pending)
    session.delete(row)
    return pending
