"""Comparisons: two to four ended runs of one department side by side."""

import gzip
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response, status
from fastapi.responses import HTMLResponse

from api.comparing import privacy
from api.comparing.kept import kept_report
from api.comparing.printed import printed_report
from api.dependencies import Setup, Store, Viewed, Who
from api.http.headers import content_policy
from api.http.paging import CursorText, Limit, Page, after, page
from api.http.problems import conflict
from api.models.compared import (
    Column,
    Compared,
    ComparisonReference,
    ComparisonRequest,
    lines_of,
)
from api.models.reviews import Decision
from api.results import unpacked
from api.security import access
from api.security.policy import Action, does
from api.security.privacy import insist_on_many, sees_all, shown_comparison
from api.store import comparisons, reviews
from api.store.columns import now
from api.store.tables import ComparisonRow, RunRow, new_id
from api.texts import _
from api.web.decided import printed_decisions
from api.web.opened import opened

router = APIRouter(prefix="/v1/comparisons", tags=["comparisons"])


@router.post("", status_code=status.HTTP_201_CREATED, responses={409: {}})
@does(Action.COMPARE)
def add_comparison(
    asked: ComparisonRequest, store: Store, who: Who, views: Viewed, response: Response
) -> Compared:
    """Hold runs against the first one; they must be ended and answer for the same demand."""
    with store.read() as session:
        rows = [access.run(session, who, id) for id in asked.runs]
        _insist_on_comparable(rows)
        results = [unpacked(row.best) for row in rows if row.best is not None]
    try:
        lines, unlike = lines_of(results)
    except ValueError as error:
        raise conflict(str(error)) from error
    compared = Compared(
        id=new_id(),
        department=rows[0].department_id,
        title=asked.title or " – ".join(row.title for row in rows),
        created=now(),
        runs=tuple(
            Column(
                run=row.id,
                scenario=row.scenario_id,
                title=row.title,
                facts=row.facts,
                notes=result.notes,
            )
            for row, result in zip(rows, results, strict=True)
        ),
        lines=lines,
        unlike=unlike,
    )
    with store.write() as session:
        session.add(
            ComparisonRow(
                id=compared.id,
                department_id=compared.department,
                title=compared.title,
                runs=list(asked.runs),
                created=compared.created,
                document=gzip.compress(compared.model_dump_json().encode()),
            )
        )
    views.ask(compared.id)
    response.headers["Location"] = f"/v1/comparisons/{compared.id}"
    return compared


@router.get("")
@does(Action.LIST)
def list_comparisons(
    request: Request,
    store: Store,
    who: Who,
    department: Annotated[str | None, Query(max_length=40)] = None,
    limit: Limit = 50,
    cursor: CursorText = None,
) -> Page[ComparisonReference]:
    """Comparisons of the departments one belongs to, newest first."""
    with store.read() as session:
        rows = comparisons.listed(session, who.own(department), after(cursor), limit + 1)
    items, following = page(request, rows, limit, _reference)
    return Page(items=items, next=following)


@router.get("/{id}", response_model=Compared)
@does(Action.READ_COMPARISON)
def get_comparison(id: str, store: Store, who: Who) -> Response:
    """Every indicator of all the runs, with gains, losses and what is not proved."""
    with store.read() as session:
        document = gzip.decompress(access.comparison(session, who, id).document)
    if not sees_all(who):
        shown = shown_comparison(who, Compared.model_validate_json(document))
        document = shown.model_dump_json().encode()
    return Response(document, media_type="application/json")


@router.get(
    "/{id}/report",
    response_class=HTMLResponse,
    responses={409: {"description": "It is being made; try again after Retry-After seconds."}},
)
@does(Action.COMMENT)
def get_report(
    id: str,
    store: Store,
    who: Who,
    views: Viewed,
    setup: Setup,
    other: Annotated[int, Query(ge=1, le=3)] = 1,
) -> HTMLResponse:
    """The printable report of the first run against another, with what was decided."""
    with store.read() as session:
        comparison = access.comparison(session, who, id)
        insist_on_many(who, _fewest(comparison))
        if other >= len(comparison.runs):
            told = _("Sammenligningen har bare {} alternativer.")
            raise conflict(told.format(len(comparison.runs)))
        decided = [Decision.of(row) for row in reviews.decisions(session, comparison.id)]
        kept = kept_report(session, comparison.id, other)
        titles = opened(session, who, id, other).titles
    if kept is None:
        views.ask(id)
        raise conflict(_("Rapporten lages nå. Prøv igjen om litt."), {"Retry-After": "5"})
    report, rosters = kept
    shown = privacy.report(who, setup.smallest_group, report, rosters)
    html = printed_report(shown, printed_decisions(decided, titles))
    return HTMLResponse(html, headers={"Content-Security-Policy": content_policy(html)})


@router.delete("/{id}", status_code=status.HTTP_204_NO_CONTENT)
@does(Action.COMPARE)
def remove_comparison(id: str, store: Store, who: Who) -> None:
    """Remove a comparison; its runs stay."""
    with store.write() as session:
        session.delete(access.comparison(session, who, id))


def _insist_on_comparable(rows: list[RunRow]) -> None:
    if len({row.department_id for row in rows}) > 1:
        raise conflict(_("Kjøringene er for ulike avdelinger."))
    if len({row.id for row in rows}) < len(rows):
        raise conflict(_("Den samme kjøringen står to ganger."))
    for row in rows:
        if not row.state.ended or row.best is None:
            raise conflict(_("«{}» er ikke ferdig, eller har ingen turnus.").format(row.title))


def _reference(row: ComparisonRow) -> ComparisonReference:
    return ComparisonReference(
        id=row.id,
        department=row.department_id,
        title=row.title,
        runs=tuple(row.runs),
        created=row.created,
    )


def _fewest(row: ComparisonRow) -> int:
    """People of the smallest of the compared rosters."""
    compared = Compared.model_validate_json(gzip.decompress(row.document))
    return min(int(each.facts["heads"]) for each in compared.runs)
