"""Each request is answered in its language: the one chosen on the page, else the browser's."""

from http.cookies import SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.texts import LANGUAGES, preferred, speaking

COOKIE = "language"


class SpeakLanguages:
    """Sets the language of a request and says it in the answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        code = chosen(scope)

        async def named(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Language", code)
                headers.add_vary_header("Accept-Language")
            await send(message)

        with speaking(code):
            await self._app(scope, receive, named)


def chosen(scope: Scope) -> str:
    """``?lang=`` first, then the cookie, then ``Accept-Language``."""
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [""])[0]
    headers = Headers(scope=scope)
    morsel = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    for code in (asked, morsel.value if morsel else ""):
        if code in LANGUAGES:
            return code
    return preferred(headers.get("accept-language", ""))
