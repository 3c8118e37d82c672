"""Bodies larger than allowed are refused before they are read."""

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.problems import ProblemError, response
from api.texts import _
from turnus.texts.numbers import number


class _TooLargeError(Exception):
    pass


class LimitBodies:
    """At most so many bytes of a request."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app, self._most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        told = Request(scope).headers.get("content-length", "0")
        seen, begun = 0, False

        async def limited() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self._most:
                raise _TooLargeError
            return message

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            if told.isdecimal() and int(told) > self._most:
                raise _TooLargeError
            await self._app(scope, limited, watched)
        except _TooLargeError:
            if not begun:
                await response(self._refusal())(scope, receive, send)

    def _refusal(self) -> ProblemError:
        told = _("Forespørselen er større enn {} kB, som er det meste som tas imot.")
        detail = told.format(number(self._most // 1024))
        return ProblemError(413, "too-large", _("For stort"), detail)
