"""What the HMS/AMG group says and decides of a comparison; nothing that is said is changed later."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from api.store.tables import CommentRow, DecisionRow
from turnus.schema import Noun

Matter = Literal["indicator", "person", "other"]
Outcome = Literal["try", "change", "reject"]
Words = Annotated[str, Field(min_length=1, max_length=5000, pattern=r"\S")]
Name = Annotated[str, Field(min_length=1, max_length=100, pattern=r"\S")]
TRIAL_WEEKS = 26
"""Six months, as long as the pilots' trial periods."""


class CommentRequest(Noun):
    """Something to say of a comparison."""

    about: Matter = "other"
    subject: Annotated[str, Field(max_length=100)] = ""
    """Id of the indicator, or of the employee whose concern it is; empty where it is neither."""
    text: Words = Field(examples=["Langvakter to dager på rad er tungt for de eldste av oss."])
    answers: Annotated[str, Field(max_length=32)] | None = None
    """Id of the comment it answers."""
    author: Annotated[str, Field(max_length=100)] = ""
    """Only on a machine without users; a user's comment bears their own name."""


class Comment(Noun):
    """What somebody has said."""

    id: str
    comparison: str
    about: Matter
    subject: str
    text: str
    answers: str | None
    author: str
    created: datetime

    @classmethod
    def of(cls, row: CommentRow) -> "Comment":
        return cls(
            id=row.id,
            comparison=row.comparison_id,
            about=row.about,  # type: ignore[arg-type]
            subject=row.subject,
            text=row.text,
            answers=row.answers,
            author=row.author,
            created=row.created,
        )


class Dissent(Noun):
    """One who does not agree, and why."""

    who: Name
    why: Words


class DecisionRequest(Noun):
    """What the group decided."""

    outcome: Outcome
    run: Annotated[str, Field(max_length=32)] | None = None
    """The alternative that is tried, or is to be changed."""
    weeks: Annotated[int, Field(ge=1, le=104)] = TRIAL_WEEKS
    """How long it is tried."""
    reason: Words = Field(examples=["Flere får hel stilling, og ingen mister helgefri."])
    present: Annotated[tuple[Name, ...], Field(min_length=1, max_length=50)] = Field(
        examples=[["leder", "verneombud", "tillitsvalgt"]]
    )
    """Who was there when it was decided."""
    dissent: Annotated[tuple[Dissent, ...], Field(max_length=50)] = ()
    author: Annotated[str, Field(max_length=100)] = ""
    """Who wrote it down; only on a machine without users."""


class Decision(Noun):
    """A decision as it was written down."""

    id: str
    comparison: str
    outcome: Outcome
    run: str | None
    weeks: int | None
    """None where nothing is tried."""
    reason: str
    present: tuple[str, ...]
    dissent: tuple[Dissent, ...]
    author: str
    created: datetime

    @classmethod
    def of(cls, row: DecisionRow) -> "Decision":
        return cls(
            id=row.id,
            comparison=row.comparison_id,
            outcome=row.outcome,  # type: ignore[arg-type]
            author=row.author,
            created=row.created,
            **row.document,
        )
