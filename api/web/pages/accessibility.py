"""The accessibility statement: what is met, what is not, and whom to tell."""

from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.security.policy import Action, does
from api.web.rendering import show

router = APIRouter(include_in_schema=False)
WRITTEN = date(2026, 11, 24)
"""When the pages were last gone through."""


@router.get("/accessibility")
@does(Action.OPEN)
def accessibility(request: Request) -> HTMLResponse:
    """The statement in the order of the supervising authority's model."""
    return show(request, "accessibility.html.j2", written=WRITTEN)
