"""Bodies larger than allowed are refused before they are read."""

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.problems import ProblemError, response
from api.texts import _
from turnus.texts.numbers import number

LONGEST = 20
"""Digits of a length that are read."""


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
        if told.isdecimal() and int(told[:LONGEST]) > self._most:
            await response(self._refusal())(scope, receive, send)
            return
        seen, begun, refused = 0, False, False

        async def limited() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self._most:
                raise _TooLargeError
            return message

        async def watched(message: Message) -> None:
            """Whatever is made of the interruption, the refusal is what is answered."""
            nonlocal begun, refused
            if seen <= self._most or begun:
                begun = True
                await send(message)
            elif not refused:
                refused = True
                await response(self._refusal())(scope, receive, send)

        try:
            await self._app(scope, limited, watched)
        except _TooLargeError:
            if not begun and not refused:
                await response(self._refusal())(scope, receive, send)

    def _refusal(self) -> ProblemError:
        told = _("Forespørselen er større enn {} kB, som er det meste som tas imot.")
        detail = told.format(number(self._most // 1024))
        return ProblemError(413, "too-large", _("For stort"), detail)
