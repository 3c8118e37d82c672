"""Page 1: the departments."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.dependencies import Store, Who
from api.models.stored import Reference
from api.security.policy import Action, does
from api.store import departments as stored
from api.web.rendering import show

router = APIRouter(include_in_schema=False)
MOST = 500


@router.get("/")
@does(Action.LIST)
def departments(request: Request, store: Store, who: Who) -> HTMLResponse:
    """Every department one belongs to."""
    ids = None if who.departments is None else tuple(who.departments)
    with store.read() as session:
        rows = [Reference.of(row) for row in stored.departments(session, ids, None, MOST)]
    return show(request, "departments.html.j2", departments=rows)
