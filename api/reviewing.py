"""Comments and decisions are kept when they make sense; every fault is told at once."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from sqlalchemy.orm import Session

from api.http.problems import PointedFault, ProblemError
from api.models.reviews import CommentRequest, DecisionRequest
from api.security.principal import Principal, Role
from api.store.tables import CommentRow, ComparisonRow, DecisionRow, RunRow
from api.texts import _
from turnus.indicators import INDICATORS

ALSO = "posts-removed"
"""A measure of comparisons that no single roster has."""
MAY_SPEAK = {Role.LEADER, Role.REVIEWER, Role.ADMINISTRATOR}


class FaultyReviewError(ProblemError):
    """A comment or a decision that cannot be kept as it is."""

    def __init__(self, faults: tuple[PointedFault, ...]) -> None:
        detail = _("Ikke lagret ennå: se hva som mangler ved feltene.")
        super().__init__(422, "invalid", _("Innholdet har feil"), detail, errors=faults)


def insist_on_speaking(who: Principal) -> None:
    """The working group comments and decides; researchers only read."""
    if who.role not in MAY_SPEAK:
        detail = _("Du kan lese dette, men ikke skrive her.")
        raise ProblemError(403, "forbidden", _("Ikke tillatt"), detail)


def add_comment(
    session: Session,
    who: Principal,
    comparison: ComparisonRow,
    asked: CommentRequest,
    id: str | None = None,
) -> CommentRow:
    """Keep a comment; one with an id that is kept already is not kept twice.

    Raises
    ------
    FaultyReviewError
        With every fault by its field.
    """
    first = session.get(CommentRow, asked.answers) if asked.answers else None
    faults = tuple(_comment_faults(who, comparison, asked, first))
    if faults:
        raise FaultyReviewError(faults)
    known = session.get(CommentRow, id) if id else None
    if known is not None and known.comparison_id == comparison.id:
        return known
    row = CommentRow(
        comparison_id=comparison.id,
        answers=asked.answers,
        author_id=who.id,
        author=_author(who, asked.author),
        about=first.about if first else asked.about,
        subject=first.subject if first else asked.subject,
        text=asked.text.strip(),
    )
    if id is not None and known is None:
        row.id = id
    session.add(row)
    session.flush()
    return row


def add_decision(
    session: Session,
    who: Principal,
    comparison: ComparisonRow,
    asked: DecisionRequest,
    id: str | None = None,
) -> DecisionRow:
    """Keep a decision beside those before it.

    Raises
    ------
    FaultyReviewError
        With every fault by its field.
    """
    faults = tuple(_decision_faults(who, comparison, asked))
    if faults:
        raise FaultyReviewError(faults)
    known = session.get(DecisionRow, id) if id else None
    if known is not None and known.comparison_id == comparison.id:
        return known
    kept = asked.model_dump(mode="json", include={"run", "reason", "present", "dissent"})
    row = DecisionRow(
        comparison_id=comparison.id,
        author_id=who.id,
        author=_author(who, asked.author),
        outcome=asked.outcome,
        document=kept | {"weeks": asked.weeks if asked.outcome == "try" else None},
    )
    if id is not None and known is None:
        row.id = id
    session.add(row)
    session.flush()
    return row


def faults_of_form(error: ValidationError) -> tuple[PointedFault, ...]:
    """What a form's values are short of, in words for the one who fills it in."""
    return tuple(_form_fault(each) for each in error.errors(include_url=False))


def _form_fault(detail: Any) -> PointedFault:
    told = {
        "missing": _("Fyll ut dette feltet."),
        "too_short": _("Skriv hvem som var til stede."),
        "string_too_short": _("Fyll ut dette feltet."),
        "string_pattern_mismatch": _("Fyll ut dette feltet."),
        "string_too_long": _("Teksten er for lang. Kort den ned, eller del den i to."),
        "literal_error": _("Velg ett av alternativene."),
        "int_parsing": _("Skriv et helt tall, som 26."),
    }
    text = told.get(detail["type"], _("Verdien kan ikke brukes her."))
    where = "".join(f"/{step}" for step in detail["loc"])
    return PointedFault(pointer=where, code=detail["type"], detail=text)


def _comment_faults(
    who: Principal,
    comparison: ComparisonRow,
    asked: CommentRequest,
    first: CommentRow | None,
) -> Iterator[PointedFault]:
    if asked.answers and (first is None or first.comparison_id != comparison.id):
        yield _fault("answers", _("Kommentaren det svares på, finnes ikke her."))
    if first is None and asked.about == "indicator" and asked.subject not in measures():
        yield _fault("subject", _("Velg hvilket måltall kommentaren gjelder."))
    if first is None and asked.about == "person" and not asked.subject.strip():
        yield _fault("subject", _("Skriv hvem det gjelder, med koden fra turnusen."))
    yield from _author_faults(who, asked.author)


def _decision_faults(
    who: Principal, comparison: ComparisonRow, asked: DecisionRequest
) -> Iterator[PointedFault]:
    if asked.run is not None and asked.run not in comparison.runs:
        yield _fault("run", _("Alternativet hører ikke til denne sammenligningen."))
    elif asked.outcome == "try" and asked.run is None:
        yield _fault("run", _("Velg hvilket alternativ som skal prøves."))
    yield from _author_faults(who, asked.author)


def _author_faults(who: Principal, author: str) -> Iterator[PointedFault]:
    if not who.id and not author.strip():
        yield _fault("author", _("Skriv navnet ditt eller rollen din."))


def measures() -> frozenset[str]:
    """Ids of all that can be commented on."""
    return frozenset({*(each.id for each in INDICATORS), ALSO})


def runs_of(session: Session, comparison: ComparisonRow) -> list[RunRow]:
    """The runs of a comparison that are still here, in its order."""
    found = (session.get(RunRow, id) for id in comparison.runs)
    return [row for row in found if row is not None]


def _author(who: Principal, author: str) -> str:
    return who.name if who.id else author.strip()


def _fault(field: str, detail: str) -> PointedFault:
    return PointedFault(pointer=f"/{field}", code="review", detail=detail)
