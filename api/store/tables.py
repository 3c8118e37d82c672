"""The tables: departments, scenarios with their revisions, runs, comparisons, repeated requests."""

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import uuid4

from sqlalchemy import JSON, Enum, ForeignKey, Index, LargeBinary, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from api.store.columns import Moment, now


def new_id() -> str:
    """An id that cannot be guessed."""
    return uuid4().hex


class State(StrEnum):
    """Where a run is."""

    CREATED = "CREATED"
    QUEUED = "QUEUED"
    SOLVING = "SOLVING"
    COMPLETED = "COMPLETED"
    STOPPED = "STOPPED"
    FAILED = "FAILED"

    @property
    def ended(self) -> bool:
        return self in {State.COMPLETED, State.STOPPED, State.FAILED}


class Table(DeclarativeBase):
    """What every table shares: constraint names that migrations can rely on."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: Moment, dict[str, Any]: JSON}


class DepartmentRow(Table):
    """A department as it is now; each change makes a new version."""

    __tablename__ = "department"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(200))
    version: Mapped[int] = mapped_column(default=1)
    document: Mapped[str] = mapped_column(Text, deferred=True)
    """The department as JSON."""
    created: Mapped[datetime] = mapped_column(default=now)
    changed: Mapped[datetime] = mapped_column(default=now)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it off the class


class ScenarioRow(Table):
    """An alternative of a department; what it says is in its revisions."""

    __tablename__ = "scenario"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    department_id: Mapped[str] = mapped_column(
        ForeignKey("department.id", ondelete="CASCADE"), index=True
    )
    title: Mapped[str] = mapped_column(String(300))
    revision: Mapped[int] = mapped_column(default=1)
    """The newest one."""
    created: Mapped[datetime] = mapped_column(default=now)
    changed: Mapped[datetime] = mapped_column(default=now)

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy reads it off the class


class RevisionRow(Table):
    """A scenario as it was at one time; never changed."""

    __tablename__ = "scenario_revision"

    scenario_id: Mapped[str] = mapped_column(
        ForeignKey("scenario.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    document: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime] = mapped_column(default=now)


class RunRow(Table):
    """One solve of one scenario revision, with the department as it was then."""

    __tablename__ = "run"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    department_id: Mapped[str] = mapped_column(
        ForeignKey("department.id", ondelete="CASCADE"), index=True
    )
    scenario_id: Mapped[str] = mapped_column(
        ForeignKey("scenario.id", ondelete="CASCADE"), index=True
    )
    revision: Mapped[int]
    title: Mapped[str] = mapped_column(String(300))
    settings: Mapped[dict[str, Any]]
    problem: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    """Department and scenario as they were, gzipped JSON."""
    state: Mapped[State] = mapped_column(
        Enum(State, native_enum=False, length=12, create_constraint=False), index=True
    )
    created: Mapped[datetime] = mapped_column(default=now)
    queued: Mapped[datetime | None]
    started: Mapped[datetime | None]
    ended: Mapped[datetime | None]
    attempt: Mapped[int] = mapped_column(default=0)
    """How many times it has been given to a worker."""
    deaths: Mapped[int] = mapped_column(default=0)
    """Workers that died with it."""
    stop: Mapped[bool] = mapped_column(default=False)
    """Whether somebody has asked it to stop."""
    reason: Mapped[str] = mapped_column(Text, default="")
    """Bokmål: why it failed."""
    progress: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Step, seconds, best, bound, unit and detail of the newest line of progress."""
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The headline figures of the best roster so far; empty while there is none."""
    best: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    """The best result so far as a document, gzipped; the final one when it has ended."""
    best_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_run_created_id", "created", "id"),)


class ComparisonRow(Table):
    """Two to four ended runs of one department side by side."""

    __tablename__ = "comparison"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    department_id: Mapped[str] = mapped_column(
        ForeignKey("department.id", ondelete="CASCADE"), index=True
    )
    title: Mapped[str] = mapped_column(String(300))
    runs: Mapped[list[str]] = mapped_column(JSON)
    """Ids, the first is what the others are held against."""
    created: Mapped[datetime] = mapped_column(default=now)
    document: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    """The comparison as gzipped JSON."""


class ComparisonViewRow(Table):
    """What is shown of one alternative held against the first: made once, for runs do not change."""

    __tablename__ = "comparison_view"

    comparison_id: Mapped[str] = mapped_column(
        ForeignKey("comparison.id", ondelete="CASCADE"), primary_key=True
    )
    other: Mapped[int] = mapped_column(primary_key=True)
    """The place of the alternative among the comparison's runs, from 1."""
    page: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    rosters: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    people: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    report: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    """All four gzipped."""
    created: Mapped[datetime] = mapped_column(default=now)


class CommentRow(Table):
    """What somebody says of a comparison; never changed."""

    __tablename__ = "comment"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    comparison_id: Mapped[str] = mapped_column(
        ForeignKey("comparison.id", ondelete="CASCADE"), index=True
    )
    answers: Mapped[str | None] = mapped_column(ForeignKey("comment.id", ondelete="CASCADE"))
    """Id of the comment it answers."""
    author_id: Mapped[str] = mapped_column(String(64))
    """Of the user; empty on a machine without users."""
    author: Mapped[str] = mapped_column(String(100))
    about: Mapped[str] = mapped_column(String(12))
    """indicator, person or other."""
    subject: Mapped[str] = mapped_column(String(100))
    """Id of the indicator, or of the employee."""
    text: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime] = mapped_column(default=now)


class DecisionRow(Table):
    """What the group decided; a later one stands beside it and does not erase it."""

    __tablename__ = "decision"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    comparison_id: Mapped[str] = mapped_column(
        ForeignKey("comparison.id", ondelete="CASCADE"), index=True
    )
    author_id: Mapped[str] = mapped_column(String(64))
    author: Mapped[str] = mapped_column(String(100))
    outcome: Mapped[str] = mapped_column(String(12))
    """try, change or reject."""
    document: Mapped[dict[str, Any]]
    """Run, weeks, reason, who was there, and dissent."""
    created: Mapped[datetime] = mapped_column(default=now)


class RepeatedRow(Table):
    """What was answered to a POST that named itself with an Idempotency-Key."""

    __tablename__ = "repeated"

    who: Mapped[str] = mapped_column(String(64), primary_key=True)
    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    request: Mapped[str] = mapped_column(String(64))
    """Hash of method, path and body."""
    status: Mapped[int | None]
    """None while it is being answered."""
    headers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    body: Mapped[bytes] = mapped_column(LargeBinary, default=b"")
    created: Mapped[datetime] = mapped_column(default=now)
