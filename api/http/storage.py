"""What the database refuses, told so that somebody can do something about it."""

import logging

from fastapi import Request
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DataError, DBAPIError
from sqlalchemy.orm.exc import StaleDataError

from api.http.problems import ProblemError, response
from api.texts import _

LOG = logging.getLogger("turnus.store")
FULL = ("disk is full", "no space left", "disk full", "could not extend file")


async def tell_storage(_request: Request, error: Exception) -> JSONResponse:
    """A full disk, a database that is busy or gone; what was being written is undone."""
    assert isinstance(error, DBAPIError | StaleDataError)
    if isinstance(error, DataError):
        detail = _(
            "Databasen kan ikke lagre dette: en tekst er for lang, eller har tegn som ikke er "
            "skrift."
        )
        return response(ProblemError(422, "invalid", _("Innholdet har feil"), detail))
    LOG.error("the database refused", exc_info=error)
    if isinstance(error, StaleDataError):
        detail = _("Noen andre har endret dette i mellomtiden. Hent det på nytt, og prøv igjen.")
        return response(ProblemError(412, "changed", _("Endret av andre"), detail))
    if any(sign in str(error).lower() for sign in FULL):
        detail = _("Disken er full, så ingenting er lagret. Rydd plass, og prøv igjen.")
        return response(ProblemError(507, "disk-full", _("Disken er full"), detail))
    detail = _("Databasen svarer ikke. Ingenting er lagret. Prøv igjen om litt.")
    headers = {"Retry-After": "10"}
    return response(
        ProblemError(503, "storage", _("Databasen svarer ikke"), detail, headers=headers)
    )
