"""Each request is answered in its language: the one chosen on the page, else the browser's."""

from http.cookies import SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.texts import LANGUAGES, preferred, speaking

COOKIE = "language"
KEPT = "Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly"


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
                headers.add_vary_header("Cookie")
                if asked(scope) == code:
                    headers.append("Set-Cookie", f"{COOKIE}={code}; {KEPT}")
            await send(message)

        with speaking(code):
            await self._app(scope, receive, named)


def chosen(scope: Scope) -> str:
    """``?lang=`` first, then the cookie, then ``Accept-Language``."""
    headers = Headers(scope=scope)
    morsel = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    for code in (asked(scope), morsel.value if morsel else ""):
        if code in LANGUAGES:
            return code
    return preferred(headers.get("accept-language", ""))


def asked(scope: Scope) -> str:
    """The language that was chosen on the page just now; kept in the cookie from then on."""
    query: bytes = scope.get("query_string", b"")
    return parse_qs(query.decode("latin-1")).get("lang", [""])[0]
