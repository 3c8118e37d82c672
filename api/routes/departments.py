"""Departments: competences, shifts, demand, agreement and people."""

from fastapi import APIRouter, Request, Response, status

from api.dependencies import Store, Who
from api.http.paging import CursorText, Limit, Page, after, page
from api.http.versions import IfMatch, etag, insist_on
from api.models.stored import Reference, StoredDepartment
from api.reading import checked_department, checked_together
from api.security import access
from api.security.policy import Action, does
from api.security.privacy import shown_department
from api.store import accounts
from api.store import departments as stored
from turnus.department import Department
from turnus.scenario import Scenario

router = APIRouter(prefix="/v1/departments", tags=["departments"])


@router.get("")
@does(Action.LIST)
def list_departments(
    request: Request, store: Store, who: Who, limit: Limit = 50, cursor: CursorText = None
) -> Page[Reference]:
    """The departments one belongs to, newest first."""
    with store.read() as session:
        rows = stored.departments(session, who.own(), after(cursor), limit + 1)
    items, following = page(request, rows, limit, Reference.of)
    return Page(items=items, next=following)


@router.post("", status_code=status.HTTP_201_CREATED)
@does(Action.EDIT)
def add_department(
    department: Department, store: Store, who: Who, response: Response
) -> StoredDepartment:
    """Keep a new department; every fault is told at once."""
    checked = checked_department(department)
    with store.write() as session:
        row = stored.add_department(session, checked)
        if who.departments is not None:
            accounts.join(session, who.id, row.id)
    response.headers["Location"] = f"/v1/departments/{row.id}"
    response.headers["ETag"] = etag(row.version)
    return StoredDepartment.of(row)


@router.get("/{id}")
@does(Action.READ)
def get_department(id: str, store: Store, who: Who, response: Response) -> StoredDepartment:
    """One department; its ETag is needed to change it."""
    with store.read() as session:
        found = StoredDepartment.of(access.department(session, who, id))
    response.headers["ETag"] = etag(found.version)
    return found.replace(department=shown_department(who, id, found.department))


@router.put("/{id}")
@does(Action.EDIT)
def change_department(
    id: str,
    department: Department,
    store: Store,
    who: Who,
    response: Response,
    if_match: IfMatch = None,
) -> StoredDepartment:
    """Replace a department; its scenarios must still fit."""
    with store.write() as session:
        row = access.department(session, who, id)
        insist_on(row.version, if_match)
        plans = []
        for each in stored.scenarios(session, id):
            newest = stored.revision(session, each, None)
            if newest is not None:
                plans.append(Scenario.model_validate_json(newest.document))
        checked = checked_department(department)
        checked_together(checked, plans)
        stored.change_department(session, row, checked)
        changed = StoredDepartment.of(row)
    response.headers["ETag"] = etag(changed.version)
    return changed


@router.delete("/{id}", status_code=status.HTTP_204_NO_CONTENT)
@does(Action.EDIT)
def remove_department(id: str, store: Store, who: Who, if_match: IfMatch = None) -> None:
    """Remove a department with its scenarios, runs and comparisons."""
    with store.write() as session:
        row = access.department(session, who, id)
        insist_on(row.version, if_match)
        session.delete(row)
