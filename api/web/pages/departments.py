"""Page 1: the departments, each with its full-time share and its last comparison."""

import gzip
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, File, Request, Response, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse
from sqlalchemy.orm import Session, undefer

from api.dependencies import Store, Who
from api.security.policy import Action, does
from api.security.principal import Principal
from api.store import comparisons, runs
from api.store import departments as stored
from api.store.tables import ComparisonRow, DepartmentRow, RunRow
from api.web import workbooks
from api.web.rendering import show
from api.web.standing import TARGETS, Standing, of_facts, of_people
from turnus.department import Department
from turnus.faults import InputFaults

router = APIRouter(include_in_schema=False)
MOST = 500


@dataclass(frozen=True)
class Compared:
    """The headline of a comparison."""

    id: str
    title: str
    created: datetime
    sides: tuple[tuple[str, Standing], ...]


@dataclass(frozen=True)
class Line:
    """One department in the list."""

    id: str
    name: str
    today: Standing
    run: RunRow | None
    newest: Standing | None
    compared: Compared | None


@router.get("/")
@does(Action.LIST)
def departments(request: Request, store: Store, who: Who) -> HTMLResponse:
    """Every department one belongs to."""
    return _page(request, store, who)


@router.get("/template.xlsx")
@does(Action.LIST)
def template() -> Response:
    """The empty template."""
    return workbooks.download("turnus-mal")


@router.post("/departments")
@does(Action.EDIT)
def add(
    request: Request, store: Store, who: Who, file: Annotated[UploadFile | None, File()] = None
) -> Response:
    """A new department from a filled-in template."""
    try:
        data = file.file.read() if file else b""
        department, scenarios = workbooks.read(data, file.filename or "" if file else "")
    except InputFaults as error:
        return _page(request, store, who, error)
    id = workbooks.keep(store, who, department, scenarios)
    return RedirectResponse(f"/departments/{id}?saved=template", 303)


def _page(
    request: Request, store: Store, who: Principal, error: InputFaults | None = None
) -> HTMLResponse:
    with store.read() as session:
        lines = _lines(session, who)
    return show(
        request,
        "departments.html.j2",
        422 if error else 200,
        departments=lines,
        targets=TARGETS,
        may_edit=who.may_edit,
        faults=error.faults if error else (),
    )


def _lines(session: Session, who: Principal) -> list[Line]:
    rows = stored.departments(session, who.own(), None, MOST, undefer(DepartmentRow.document))
    those = [row.id for row in rows]
    newest = runs.latest_ended(session, those)
    compared = comparisons.latest(session, those)
    lines = [_line(row, newest.get(row.id), compared.get(row.id)) for row in rows]
    return sorted(lines, key=lambda line: line.name.lower())


def _line(row: DepartmentRow, run: RunRow | None, compared: ComparisonRow | None) -> Line:
    people = Department.model_validate_json(row.document).employees
    return Line(
        row.id,
        row.name,
        of_people(people),
        run,
        of_facts(run.facts) if run and run.facts else None,
        _compared(compared) if compared else None,
    )


def _compared(row: ComparisonRow) -> Compared:
    document: dict[str, Any] = json.loads(gzip.decompress(row.document))
    sides = [(each["title"], each["facts"]) for each in document["runs"]]
    return Compared(
        row.id,
        row.title,
        row.created,
        tuple((title, of_facts(facts)) for title, facts in sides if facts),
    )
