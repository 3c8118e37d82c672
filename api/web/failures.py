"""What cannot be answered as asked, as a page for those who read pages."""

import json
from collections.abc import Awaitable, Callable

from fastapi import Request, Response
from fastapi.responses import JSONResponse

from api.web.rendering import show

Handler = Callable[[Request, Exception], Awaitable[JSONResponse]]
PROGRAMS = ("/v1/", "/openapi.json")


def as_page(handler: Handler) -> Callable[[Request, Exception], Awaitable[Response]]:
    """The handler's answer in words on a page, except to programs."""

    async def told(request: Request, error: Exception) -> Response:
        answer = await handler(request, error)
        if request.url.path.startswith(PROGRAMS) or "text/html" not in request.headers.get(
            "accept", ""
        ):
            return answer
        details = json.loads(bytes(answer.body))
        page = show(request, "failure.html.j2", answer.status_code, problem=details)
        for name, value in answer.headers.items():
            if name not in ("content-length", "content-type"):
                page.headers[name] = value
        return page

    return told
