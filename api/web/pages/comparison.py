"""Page 5: two to four alternatives side by side."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from api.comparing import privacy
from api.comparing.kept import kept_page, kept_rosters, kept_years
from api.dependencies import Setup, Store, Viewed, Who
from api.security.policy import Action, does
from api.store.views import views_made
from api.web.measured import measured
from api.web.opened import opened
from api.web.person import of_person
from api.web.rendering import show
from api.web.states import proof_words, status_words

router = APIRouter(prefix="/comparisons/{id}", include_in_schema=False)
Other = Annotated[int, Query()]
Id = Annotated[str, Query(max_length=40)]


@router.get("")
@does(Action.COMMENT)
def comparison(
    request: Request,
    id: str,
    store: Store,
    who: Who,
    views: Viewed,
    setup: Setup,
    other: Other = 1,
    employee: Id = "",
    post: Id = "",
) -> HTMLResponse:
    """All alternatives, and one of them held against the first; or one person's year in both."""
    if employee:
        return person(request, id, store, who, views, setup, other, employee, post)
    with store.read() as session:
        open_ = opened(session, who, id, other)
        view = kept_page(session, id, open_.other)
    if view is None:
        views.ask(id)
    return show(
        request,
        "comparison.html.j2",
        opened=open_,
        part="",
        view=view and privacy.page(who, setup.smallest_group, view),
        failed=view is None and views.failed(id),
        measured=measured(open_.compared),
        status_words=status_words(),
        proof_words=proof_words,
        commented=None,
        who=who,
    )


@router.get("/rosters")
@does(Action.COMMENT)
def rosters(
    request: Request,
    id: str,
    store: Store,
    who: Who,
    views: Viewed,
    setup: Setup,
    other: Other = 1,
) -> HTMLResponse:
    """Both rosters day by day, with their violations in words."""
    with store.read() as session:
        open_ = opened(session, who, id, other)
        found, years = kept_rosters(session, id, open_.other), kept_years(session, id, open_.other)
    if found is None or years is None:
        views.ask(id)
    return show(
        request,
        "rosters.html.j2",
        opened=open_,
        part="rosters",
        rosters=found and privacy.rosters(who, setup.smallest_group, found),
        years=years and privacy.years(who, setup.smallest_group, years),
        failed=found is None and views.failed(id),
        who=who,
    )


@router.get("/person")
@does(Action.COMMENT)
def person(
    request: Request,
    id: str,
    store: Store,
    who: Who,
    views: Viewed,
    setup: Setup,
    other: Other = 1,
    employee: Id = "",
    post: Id = "",
) -> HTMLResponse:
    """My weekends, my red days, my year: one person in both rosters, or a choice of whom."""
    with store.read() as session:
        open_ = opened(session, who, id, other)
        kept = kept_years(session, id, open_.other)
    if kept is None:
        views.ask(id)
    years = kept and privacy.years(who, setup.smallest_group, kept)
    found = of_person(years, employee, post) if years and employee else None
    unknown = bool(years and employee and found is None)
    return show(
        request,
        "person.html.j2",
        404 if unknown else 200,
        opened=open_,
        part="person",
        years=years,
        employee=employee,
        post=post,
        found=found,
        unknown=unknown,
        failed=kept is None and views.failed(id),
        who=who,
    )


@router.get("/ready")
@does(Action.COMMENT)
def ready(id: str, store: Store, who: Who, views: Viewed, other: Other = 1) -> Response:
    """204 when the view is made, 202 while it is being made, 410 when it cannot be made."""
    with store.read() as session:
        open_ = opened(session, who, id, other)
        made = open_.other in views_made(session, id)
    if made:
        return Response(status_code=204)
    views.ask(id)
    return Response(status_code=410 if views.failed(id) else 202)
