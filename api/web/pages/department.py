"""Page 2: one department, what it has and the alternatives, runs and comparisons it has made."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, File, Form, Query, Request, Response, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse

from api.dependencies import Store, Viewed, Who
from api.http.problems import conflict
from api.models.compared import ComparisonRequest
from api.results import unpacked
from api.routes.comparisons import add_comparison
from api.security import access
from api.security.policy import Action, does
from api.security.principal import Principal
from api.store import comparisons, runs
from api.store.database import Database
from api.store.tables import RunRow
from api.texts import _
from api.web import workbooks
from api.web.forms.department import SECTIONS
from api.web.forms.reading import Shown, only_in_template, rare, shown_section
from api.web.rendering import show
from api.web.saving import ChangedError, newest, replace_department
from api.web.standing import TARGETS, of_people
from turnus.department import Department
from turnus.faults import Fault, InputFaults

router = APIRouter(include_in_schema=False)
MOST = 30
SAVED = Annotated[str, Query(max_length=40)]


@router.get("/departments/{id}")
@does(Action.EDIT)
def department(
    request: Request, id: str, store: Store, who: Who, saved: SAVED = ""
) -> HTMLResponse:
    """Everything a department has."""
    return _page(request, id, store, who, saved=saved)


@router.get("/departments/{id}/template.xlsx")
@does(Action.EDIT)
def template(id: str, store: Store, who: Who) -> Response:
    """The template with everything filled in."""
    with store.read() as session:
        row = access.department(session, who, id)
        unit = Department.model_validate_json(row.document)
        plans = [each for _row, each in newest(session, id).values()]
    return workbooks.download(unit.id, unit, plans)


@router.post("/departments/{id}/template")
@does(Action.EDIT)
def upload(
    request: Request,
    id: str,
    store: Store,
    who: Who,
    version: Annotated[str, Form(max_length=20)] = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """The department and its alternatives from a filled-in template."""
    access.insist_on_editing(who)
    try:
        data = file.file.read() if file else b""
        unit, plans = workbooks.read(data, file.filename or "" if file else "")
        replace_department(store, who, id, version, unit, plans)
    except InputFaults as error:
        return _page(request, id, store, who, faults=error.faults)
    except ChangedError as error:
        text = _("Noen andre har endret avdelingen etter at du åpnet denne siden.")
        raise conflict(text) from error
    return RedirectResponse(f"/departments/{id}?saved=template", 303)


@router.post("/departments/{id}/comparisons")
@does(Action.COMPARE)
def compare(
    id: str,
    store: Store,
    who: Who,
    views: Viewed,
    run: Annotated[list[str] | None, Form()] = None,
    title: Annotated[str, Form(max_length=300)] = "",
) -> Response:
    """A comparison of the chosen runs, those with today's positions first, then the oldest."""
    with store.read() as session:
        access.department(session, who, id)
        rows = [access.run(session, who, each) for each in dict.fromkeys(run or ())]
        chosen = tuple(row.id for row in sorted(rows, key=_as_compared))
    if not 2 <= len(chosen) <= 4:
        raise conflict(_("Velg to, tre eller fire turnuser å sammenligne."))
    asked = ComparisonRequest(title=title, runs=chosen)
    made = add_comparison(asked, store, who, views, Response())
    return RedirectResponse(f"/comparisons/{made.id}", 303)


def _as_compared(row: RunRow) -> tuple[bool, datetime]:
    keeps = row.best and unpacked(row.best).problem.scenario.positions.mode == "keep"
    return not keeps, row.created


def _page(
    request: Request,
    id: str,
    store: Database,
    who: Principal,
    *,
    saved: str = "",
    faults: tuple[Fault, ...] = (),
) -> HTMLResponse:
    with store.read() as session:
        row = access.department(session, who, id)
        unit = Department.model_validate_json(row.document)
        alternatives = [(at, plan) for at, plan in newest(session, id).values()]
        listed = runs.listed(session, (id,), None, None, MOST)
        compared = comparisons.listed(session, (id,), None, MOST)
    tree = unit.model_dump(mode="json")
    sections: list[Shown] = [shown_section(each, tree) for each in SECTIONS.values()]
    return show(
        request,
        "department.html.j2",
        422 if faults else 200,
        department=row,
        standing=of_people(unit.employees),
        targets=TARGETS,
        sections=sections,
        rare=rare(unit),
        only_in_template=only_in_template(unit),
        alternatives=alternatives,
        runs=listed,
        ended=[each for each in listed if each.state.ended and each.best_at],
        comparisons=compared,
        may_edit=who.may_edit,
        saved=saved,
        faults=faults,
    )
