"""Runs from queue to end."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from api.store.columns import now
from api.store.newest import After, newest_first
from api.store.tables import RunRow, State


def find(session: Session, id: str) -> RunRow | None:
    """The run of an id."""
    return session.get(RunRow, id)


def waiting(session: Session) -> int:
    """Runs in the queue."""
    asked = select(func.count()).select_from(RunRow).where(RunRow.state == State.QUEUED)
    return session.scalar(asked) or 0


def enqueue(session: Session, row: RunRow) -> RunRow:
    """A new run at the end of the queue."""
    row.state = State.QUEUED
    row.queued = now()
    session.add(row)
    session.flush()
    return row


def next_in_queue(session: Session) -> RunRow | None:
    """The run that has waited longest, as being solved from now on."""
    asked = (
        select(RunRow)
        .where(RunRow.state == State.QUEUED)
        .order_by(RunRow.queued, RunRow.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    row = session.scalar(asked)
    if row is not None:
        row.state = State.SOLVING
        row.started = row.started or now()
        row.attempt += 1
    return row


def put_back(session: Session, but: Collection[str] = ()) -> Sequence[tuple[str, int]]:
    """Unfinished runs back in the queue, with the attempt that nobody waits for any more.

    One that was asked to stop ends with what it has; those in ``but`` are being solved.
    """
    left: list[tuple[str, int]] = []
    for row in session.scalars(select(RunRow).where(RunRow.state == State.SOLVING)):
        if row.id in but:
            continue
        left.append((row.id, row.attempt))
        if row.stop:
            stop(row)
        else:
            queue_again(row)
    return left


def queue_again(row: RunRow) -> None:
    """Back in the queue, in the place it had."""
    row.state = State.QUEUED


def keep_progress(session: Session, id: str, progress: dict[str, Any]) -> None:
    """The newest line of progress."""
    session.execute(update(RunRow).where(RunRow.id == id).values(progress=progress))


def keep_best(session: Session, id: str, best: bytes, facts: dict[str, Any]) -> None:
    """A better roster than any before."""
    changed = {"best": best, "facts": facts, "best_at": now()}
    session.execute(update(RunRow).where(RunRow.id == id).values(**changed))


def stop(row: RunRow) -> None:
    """The run ends with the best that is kept, if there is one."""
    _end(row, State.STOPPED)


def complete(row: RunRow, best: bytes, facts: dict[str, Any], *, stopped: bool) -> None:
    """The run has its final result."""
    row.best, row.facts, row.best_at = best, facts, now()
    _end(row, State.STOPPED if stopped else State.COMPLETED)


def fail(row: RunRow, reason: str) -> None:
    """The run ends without a result, for a reason."""
    row.reason = reason
    _end(row, State.FAILED)


def ask_to_stop(session: Session, row: RunRow) -> None:
    """A run that waits ends at once; one that is being solved does when its worker has heard it."""
    session.refresh(row, with_for_update=True)
    if row.state.ended:
        return
    row.stop = True
    if row.state is State.QUEUED:
        stop(row)


def listed(
    session: Session,
    departments: Collection[str] | None,
    state: State | None,
    after: After | None,
    limit: int,
) -> Sequence[RunRow]:
    """Runs, newest first; ``departments`` None: of all."""
    asked = select(RunRow)
    if departments is not None:
        asked = asked.where(RunRow.department_id.in_(departments))
    if state is not None:
        asked = asked.where(RunRow.state == state)
    return session.scalars(newest_first(asked, RunRow, after, limit)).all()


def latest_ended(session: Session, departments: Sequence[str]) -> dict[str, RunRow]:
    """The run of each department that last ended with a roster."""
    ended = (
        RunRow.department_id.in_(departments),
        RunRow.best_at.is_not(None),
        RunRow.state.in_([state for state in State if state.ended]),
    )
    place = func.row_number().over(
        partition_by=RunRow.department_id, order_by=(RunRow.ended.desc(), RunRow.id.desc())
    )
    ranked = select(RunRow.id, place.label("place")).where(*ended).subquery()
    asked = select(RunRow).join(ranked, RunRow.id == ranked.c.id).where(ranked.c.place == 1)
    return {row.department_id: row for row in session.scalars(asked)}


def _end(row: RunRow, state: State) -> None:
    row.state = state
    row.ended = now()
