"""The tables of who may ask, and of who has asked: users, their departments and keys, the audit."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from api.store.columns import now
from api.store.tables import Table, new_id


class UserRow(Table):
    """One who may log in or has tokens."""

    __tablename__ = "user_account"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(100), unique=True)
    """What they log in as; lower case."""
    role: Mapped[str] = mapped_column(String(20))
    email: Mapped[str | None] = mapped_column(String(254), unique=True)
    """Lower case; how an OpenID provider's answer finds them the first time."""
    subject: Mapped[str | None] = mapped_column(String(255), unique=True)
    """The OpenID provider's own name of them."""
    password: Mapped[str | None] = mapped_column(String(200))
    """Argon2id hash; None: no log-in by password."""
    created: Mapped[datetime] = mapped_column(default=now)


class MembershipRow(Table):
    """A department that is a user's own, or is shared with them."""

    __tablename__ = "membership"

    user_id: Mapped[str] = mapped_column(
        ForeignKey("user_account.id", ondelete="CASCADE"), primary_key=True
    )
    department_id: Mapped[str] = mapped_column(
        ForeignKey("department.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class TokenRow(Table):
    """A secret that programs show instead of a user's password."""

    __tablename__ = "token"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    """SHA-256 of the secret, which is long and random."""
    user_id: Mapped[str] = mapped_column(
        ForeignKey("user_account.id", ondelete="CASCADE"), index=True
    )
    label: Mapped[str] = mapped_column(String(100))
    created: Mapped[datetime] = mapped_column(default=now)
    expires: Mapped[datetime]


class SessionRow(Table):
    """One browser's log-in, or its way there."""

    __tablename__ = "browser_session"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    """SHA-256 of the cookie."""
    user_id: Mapped[str | None] = mapped_column(
        ForeignKey("user_account.id", ondelete="CASCADE"), index=True
    )
    """None while the OpenID provider is asked."""
    pending: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """State, nonce and verifier of a question to the OpenID provider."""
    created: Mapped[datetime] = mapped_column(default=now)
    expires: Mapped[datetime] = mapped_column(index=True)


class AuditRow(Table):
    """One request: who asked for what, when, and how it went."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    moment: Mapped[datetime] = mapped_column(default=now)
    user_id: Mapped[str] = mapped_column(String(32), default="")
    """No key to the users: what a removed user did stays told."""
    user_name: Mapped[str] = mapped_column(String(100), default="")
    role: Mapped[str] = mapped_column(String(20), default="")
    action: Mapped[str] = mapped_column(String(40))
    method: Mapped[str] = mapped_column(String(10))
    resource: Mapped[str] = mapped_column(String(300))
    """Path without the names of employees."""
    outcome: Mapped[int]
    """HTTP status; 0 where the connection ended without one."""

    __table_args__ = (Index("ix_audit_moment_id", "moment", "id"),)


class SecretRow(Table):
    """What the service must know and nobody else: the key of the pseudonyms."""

    __tablename__ = "secret"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[bytes] = mapped_column(LargeBinary)
