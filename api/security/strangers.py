"""What is answered where nobody is logged in: programs are told, people are led to the log-in page."""

from urllib.parse import quote

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from api.http.problems import ProblemError, response
from api.security.guard import SAFE
from api.texts import _

PROGRAMS = "/v1/"


async def tell_stranger(request: Request, _error: Exception) -> Response:
    """To the log-in page, and back to where they were going."""
    if request.url.path.startswith(PROGRAMS):
        detail = _("Send et gyldig token: Authorization: Bearer … (turnus users token lager det).")
        headers = {"WWW-Authenticate": "Bearer"}
        return response(ProblemError(401, "log-in", _("Ikke logget inn"), detail, headers=headers))
    wanted = request.url.path
    if request.url.query:
        wanted += "?" + request.url.query
    there = f"/login?next={quote(wanted)}" if request.method in SAFE else "/login"
    return RedirectResponse(there, 303)
