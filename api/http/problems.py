"""Problems as RFC 9457 tells them: a stable type, a text for people, a pointer to every fault."""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.routing import compile_path

from api.http.wording import body_fault, parameter_fault
from api.texts import _, counted
from turnus.faults import Fault, InputFaults
from turnus.schema import Noun

MEDIA_TYPE = "application/problem+json"
TYPES = "/problems/"
STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


class PointedFault(Noun):
    """One fault of a request."""

    pointer: str = Field(examples=["/employees/3/position_percent"])
    """JSON pointer (RFC 6901) into the body; empty for the body as a whole."""
    parameter: str = ""
    """Of the address, where the fault is there."""
    code: str
    detail: str


class ProblemDetails(Noun):
    """What went wrong (RFC 9457)."""

    type: str = Field(examples=["/problems/not-found"])
    title: str
    status: int
    detail: str
    errors: tuple[PointedFault, ...] = ()


class _JSON(JSONResponse):
    """Also of what a request had that is no text, such as half of a surrogate pair."""

    def render(self, content: Any) -> bytes:
        return json.dumps(content, ensure_ascii=False).encode("utf-8", "backslashreplace")


class ProblemError(Exception):
    """A request that cannot be answered as asked."""

    def __init__(
        self,
        status: int,
        slug: str,
        title: str,
        detail: str,
        *,
        errors: Sequence[PointedFault] = (),
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.details = ProblemDetails(
            type=TYPES + slug, title=title, status=status, detail=detail, errors=tuple(errors)
        )
        self.headers = headers or {}


def response(error: ProblemError) -> JSONResponse:
    """The problem as an answer."""
    details = error.details
    return _JSON(details.model_dump(), details.status, error.headers, media_type=MEDIA_TYPE)


def not_found(what: str) -> ProblemError:
    """``what`` is not here, or not for the one who asks."""
    return ProblemError(404, "not-found", _("Finnes ikke"), what)


def conflict(detail: str, headers: dict[str, str] | None = None) -> ProblemError:
    """What is asked does not fit what there is."""
    return ProblemError(409, "conflict", _("Går ikke nå"), detail, headers=headers)


def unreadable(detail: str) -> ProblemError:
    """A body that cannot be read at all."""
    whole = PointedFault(pointer="", code="unreadable", detail=detail)
    return ProblemError(400, "unreadable", _("Kan ikke leses"), detail, errors=(whole,))


def faulty(faults: Iterable[Fault], prefix: str = "") -> ProblemError:
    """Faults of a department or a scenario, each with its pointer."""
    return _faulty(
        PointedFault(pointer=prefix + pointer(each.path), code="fault", detail=each.text)
        for each in faults
    )


def pointer(path: str) -> str:
    """``demand[3].minimum`` as ``/demand/3/minimum``."""
    steps = [name or index for name, index in STEP.findall(path)]
    return "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in steps)


async def tell_problem(_request: Request, error: Exception) -> JSONResponse:
    """A problem that a route raised."""
    assert isinstance(error, ProblemError)
    return response(error)


async def tell_faults(_request: Request, error: Exception) -> JSONResponse:
    """Faults that a reader of departments and scenarios found."""
    assert isinstance(error, InputFaults)
    return response(faulty(error.faults))


async def tell_invalid(request: Request, error: Exception) -> JSONResponse:
    """What does not fit the schema of the request."""
    assert isinstance(error, RequestValidationError)
    details = error.errors()
    if any(each["loc"] == ("body",) for each in details) and _is_other(request):
        told = ProblemError(
            415, "media-type", _("Kan ikke leses"), _("Innholdet må være application/json.")
        )
    elif details and details[0]["type"] == "json_invalid":
        told = unreadable(_("Innholdet er ikke gyldig JSON."))
    else:
        told = _faulty(_pointed(each) for each in details)
    return response(told)


async def tell_http(request: Request, error: Exception) -> JSONResponse:
    """What the framework refuses: an address or a method that is not here."""
    assert isinstance(error, HTTPException)
    slugs = {404: "not-found", 405: "method-not-allowed"}
    details = {
        404: _("Det er ingenting på denne adressen."),
        405: _("Adressen kan ikke brukes med denne metoden."),
    }
    told = ProblemError(
        error.status_code,
        slugs.get(error.status_code, "refused"),
        _("Finnes ikke") if error.status_code == 404 else _("Avvist"),
        details.get(error.status_code, str(error.detail)),
        headers=dict(error.headers or {}) | _allowed(request, error.status_code),
    )
    return response(told)


def _allowed(request: Request, status: int) -> dict[str, str]:
    """All methods of a resource; the framework knows only those of the first route that matches."""
    if status != 405:
        return {}
    found = sorted(
        method.upper()
        for path, methods in request.app.openapi()["paths"].items()
        if compile_path(path)[0].match(request.url.path)
        for method in methods
    )
    return {"Allow": ", ".join(found)} if found else {}


def _is_other(request: Request) -> bool:
    """Whether what was sent is something, and said to be something else than JSON."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    sent = request.headers.get("content-length") != "0"
    return sent and kind != "application/json" and not kind.endswith("+json")


def _faulty(errors: Iterable[PointedFault]) -> ProblemError:
    found = tuple(dict.fromkeys(errors))
    told = counted("Det er {} feil i innholdet.", "Det er {} feil i innholdet.", len(found))
    return ProblemError(
        422, "invalid", _("Innholdet har feil"), told.format(len(found)), errors=found
    )


def _pointed(detail: dict[str, Any]) -> PointedFault:
    where, *place = detail["loc"]
    if where != "body":
        name = ".".join(str(step) for step in place)
        return PointedFault(
            pointer="", parameter=name, code=detail["type"], detail=parameter_fault(name, detail)
        )
    at = "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in place)
    return PointedFault(pointer=at, code=detail["type"], detail=body_fault(place, detail))
