"""Page 6: the HMS/AMG group reads, comments and decides."""

from collections import Counter
from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import ValidationError

from api.comparing import privacy
from api.comparing.kept import kept_page
from api.comparing.views import Views
from api.config import ServiceSettings
from api.dependencies import Setup, Store, Viewed, Who
from api.models.reviews import (
    TRIAL_WEEKS,
    Comment,
    CommentRequest,
    Decision,
    DecisionRequest,
)
from api.reviewing import (
    MAY_SPEAK,
    FaultyReviewError,
    add_comment,
    add_decision,
    faults_of_form,
    insist_on_speaking,
)
from api.security import access
from api.security.policy import Action, does
from api.security.principal import Principal
from api.store import reviews
from api.store.database import Database
from api.web.filled import Filled, filled, own_id
from api.web.measured import measured
from api.web.opened import opened
from api.web.rendering import show
from api.web.states import proof_words, status_words

router = APIRouter(prefix="/comparisons/{id}/review", include_in_schema=False)
Text = Annotated[str, Form()]
DISSENTS = 3
"""Empty lines for dissent in the form."""


@router.get("")
@does(Action.COMMENT)
def review(
    request: Request,
    id: str,
    store: Store,
    who: Who,
    views: Viewed,
    setup: Setup,
    other: Annotated[int, Query()] = 1,
    about: Annotated[str, Query(max_length=12)] = "",
    subject: Annotated[str, Query(max_length=100)] = "",
) -> HTMLResponse:
    """The comparison with what is said and decided of it."""
    field = "indicator" if about == "indicator" else "person"
    start = Filled({"about": about, field: subject} if about else {})
    return _shown(request, id, store, who, views, setup, other, {"comment": start})


@router.post("/comments")
@does(Action.COMMENT)
def comment(
    request: Request,
    id: str,
    store: Store,
    who: Who,
    views: Viewed,
    setup: Setup,
    other: Annotated[int, Query()] = 1,
    key: Text = "",
    about: Text = "other",
    indicator: Text = "",
    person: Text = "",
    text: Text = "",
    answers: Text = "",
    author: Text = "",
) -> Response:
    """Keep a comment; with faults the form comes back as it was filled in."""
    insist_on_speaking(who)
    values = {
        "about": about, "indicator": indicator, "person": person, "text": text, "author": author,
    }  # fmt: skip
    place = f"answer-{answers}" if answers else "comment"
    subjects = {"indicator": indicator, "person": person}
    try:
        asked = CommentRequest.model_validate(
            {
                "about": about,
                "subject": subjects.get(about, ""),
                "text": _lines(text),
                "answers": answers or None,
                "author": author,
            }
        )
        with store.write() as session:
            row = access.comparison(session, who, id)
            kept = add_comment(session, who, row, asked, own_id(key)).id
    except (ValidationError, FaultyReviewError) as error:
        again = _again(error, values, key)
        return _shown(request, id, store, who, views, setup, other, {place: again})
    return RedirectResponse(f"/comparisons/{id}/review?other={other}#c-{kept}", 303)


@router.post("/decisions")
@does(Action.DECIDE)
def decision(
    request: Request,
    id: str,
    store: Store,
    who: Who,
    views: Viewed,
    setup: Setup,
    other: Annotated[int, Query()] = 1,
    key: Text = "",
    outcome: Text = "",
    run: Text = "",
    weeks: Text = "",
    reason: Text = "",
    present: Text = "",
    dissenter: Annotated[tuple[str, ...], Form()] = (),
    why: Annotated[tuple[str, ...], Form()] = (),
    author: Text = "",
) -> Response:
    """Write down a decision beside those before it."""
    insist_on_speaking(who)
    pairs = [(one, _lines(two)) for one, two in zip(dissenter, why, strict=False) if one or two]
    values = {
        "outcome": outcome, "run": run, "weeks": weeks, "reason": reason, "present": present,
        "author": author,
    } | {f"dissent/{place}/{name}": value for place, pair in enumerate(pairs)
         for name, value in zip(("who", "why"), pair, strict=True)}  # fmt: skip
    try:
        asked = DecisionRequest.model_validate(
            {
                "outcome": outcome,
                "run": run or None,
                "weeks": weeks or TRIAL_WEEKS,
                "reason": _lines(reason),
                "present": [each.strip() for each in _lines(present).split("\n") if each.strip()],
                "dissent": [{"who": one, "why": two} for one, two in pairs],
                "author": author,
            }
        )
        with store.write() as session:
            row = access.comparison(session, who, id)
            kept = add_decision(session, who, row, asked, own_id(key)).id
    except (ValidationError, FaultyReviewError) as error:
        again = _again(error, values, key)
        return _shown(request, id, store, who, views, setup, other, {"decision": again})
    return RedirectResponse(f"/comparisons/{id}/review?other={other}#d-{kept}", 303)


def _again(
    error: ValidationError | FaultyReviewError, values: Mapping[str, str], key: str
) -> Filled:
    faults = faults_of_form(error) if isinstance(error, ValidationError) else error.details.errors
    return filled(values, faults, key)


def _shown(
    request: Request,
    id: str,
    store: Database,
    who: Principal,
    views: Views,
    setup: ServiceSettings,
    other: int,
    forms: Mapping[str, Filled],
) -> HTMLResponse:
    with store.read() as session:
        open_ = opened(session, who, id, other)
        view = kept_page(session, id, open_.other)
        said = [Comment.of(row) for row in reviews.comments(session, id)]
        decided = [Decision.of(row) for row in reviews.decisions(session, id)]
    if view is None:
        views.ask(id)
    return show(
        request,
        "review.html.j2",
        422 if any(each.faults for each in forms.values()) else 200,
        opened=open_,
        part="review",
        view=view and privacy.page(who, setup.smallest_group, view),
        failed=view is None and views.failed(id),
        measured=measured(open_.compared),
        status_words=status_words(),
        proof_words=proof_words,
        commented=Counter(each.subject for each in said if each.about == "indicator"),
        titles={line.id: line.title for line in open_.compared.lines},
        comments=said,
        decisions=decided,
        forms=forms,
        empty=Filled(),
        dissents=DISSENTS,
        may_speak=who.role in MAY_SPEAK,
        open_machine=not who.id,
        who=who,
    )


def _lines(text: str) -> str:
    """Text as it was typed, with the line ends of this machine."""
    return text.replace("\r\n", "\n").strip()
