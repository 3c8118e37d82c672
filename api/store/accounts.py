"""Users with their departments, tokens and sessions."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from api.store.account_tables import MembershipRow, SecretRow, SessionRow, TokenRow, UserRow
from api.store.columns import now
from api.store.tables import DepartmentRow


def any_users(session: Session) -> bool:
    """Whether users are set up at all."""
    return session.scalar(select(UserRow.id).limit(1)) is not None


def users(session: Session) -> Sequence[UserRow]:
    """All of them, by name."""
    return session.scalars(select(UserRow).order_by(UserRow.name)).all()


def named(session: Session, name: str) -> UserRow | None:
    """The user who logs in with this name."""
    return session.scalar(select(UserRow).where(UserRow.name == name.strip().lower()))


def departments_of(session: Session, user: str) -> frozenset[str]:
    """Ids of a user's departments."""
    asked = select(MembershipRow.department_id).where(MembershipRow.user_id == user)
    return frozenset(session.scalars(asked))


def put_in(session: Session, user: str, departments: Collection[str]) -> None:
    """These are the user's departments from now on."""
    session.execute(delete(MembershipRow).where(MembershipRow.user_id == user))
    for each in departments:
        session.add(MembershipRow(user_id=user, department_id=each))
    session.flush()


def join(session: Session, user: str, department: str) -> None:
    """One more department is the user's."""
    session.add(MembershipRow(user_id=user, department_id=department))
    session.flush()


def departments_called(session: Session, text: str) -> Sequence[DepartmentRow]:
    """Departments with this id or name."""
    asked = select(DepartmentRow).where(or_(DepartmentRow.id == text, DepartmentRow.name == text))
    return session.scalars(asked).all()


def of_token(session: Session, hash: str) -> UserRow | None:
    """The user of a token that is still good."""
    asked = select(UserRow).join(TokenRow, TokenRow.user_id == UserRow.id)
    return session.scalar(asked.where(TokenRow.hash == hash, TokenRow.expires > now()))


def of_session(session: Session, hash: str) -> UserRow | None:
    """The user of a session that is still good."""
    asked = select(UserRow).join(SessionRow, SessionRow.user_id == UserRow.id)
    return session.scalar(asked.where(SessionRow.hash == hash, SessionRow.expires > now()))


def begin_session(session: Session, hash: str, user: str, lasts: timedelta) -> None:
    """A browser is logged in; what has expired is cleared away."""
    session.execute(delete(SessionRow).where(SessionRow.expires <= now()))
    session.add(SessionRow(hash=hash, user_id=user, expires=now() + lasts))
    session.flush()


def end_session(session: Session, hash: str) -> None:
    """A browser is logged out."""
    session.execute(delete(SessionRow).where(SessionRow.hash == hash))


def end_access(session: Session, user: str) -> None:
    """Whoever is logged in as the user is not any more."""
    session.execute(delete(SessionRow).where(SessionRow.user_id == user))


def tokens_of(session: Session, user: str) -> int:
    """How many tokens a user has."""
    asked = select(func.count()).select_from(TokenRow).where(TokenRow.user_id == user)
    return session.scalar(asked) or 0


def secret(session: Session, name: str) -> bytes | None:
    """A secret of the service's own."""
    row = session.get(SecretRow, name)
    return row.value if row else None
