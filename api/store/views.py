"""Views of comparisons: written once, read whenever a page is shown."""

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from api.store.tables import ComparisonRow, ComparisonViewRow, RunRow

PARTS = ("page", "rosters", "people", "report")


def view_part(session: Session, comparison: str, other: int, part: str) -> bytes | None:
    """One document of a view; None while it is not made."""
    column = getattr(ComparisonViewRow, part)
    asked = select(column).where(
        ComparisonViewRow.comparison_id == comparison, ComparisonViewRow.other == other
    )
    found: bytes | None = session.scalar(asked)
    return found


def views_made(session: Session, comparison: str) -> set[int]:
    """The alternatives whose views are made."""
    asked = select(ComparisonViewRow.other).where(ComparisonViewRow.comparison_id == comparison)
    return set(session.scalars(asked))


def views_missing(session: Session, comparison: str) -> tuple[bytes, dict[int, bytes]]:
    """The first run's result, and those of the alternatives whose views are not made.

    Raises
    ------
    LookupError
        The comparison or one of its runs is gone.
    """
    row = session.get(ComparisonRow, comparison)
    if row is None:
        raise LookupError(comparison)
    asked = select(RunRow).where(RunRow.id.in_(row.runs)).options(undefer(RunRow.best))
    best = {each.id: each.best for each in session.scalars(asked) if each.best is not None}
    first, *others = (best[id] for id in row.runs)
    made = views_made(session, comparison)
    return first, {place: each for place, each in enumerate(others, 1) if place not in made}
