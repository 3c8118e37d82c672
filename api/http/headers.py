"""Headers that let a browser load and run only what is ours, and keep nothing of it."""

import base64
import hashlib
import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SOURCES = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    # plotly sets the style of each part of a chart in a style attribute; scripts are not let in so
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
_INLINE = {
    "script-src": re.compile(r"<script>(.*?)</script>", re.DOTALL),
    "style-src": re.compile(r"<style>(.*?)</style>", re.DOTALL),
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
HTTPS = "max-age=31536000"
STATIC = "/static/"


def content_policy(page: str = "") -> str:
    """What a page may load; of what is written into it, only exactly what it was sent with.

    Our pages have nothing of the kind. The printable report is one file that is kept and sent on, so
    its script and style are in it, and are named here by their hashes.
    """
    sources = dict(_SOURCES)
    for directive, inline in _INLINE.items():
        hashes = [f"'sha256-{_hash(each)}'" for each in inline.findall(page)]
        sources[directive] = " ".join((sources[directive], *hashes))
    return "; ".join(f"{directive} {source}" for directive, source in sources.items())


class SecureHeaders:
    """Sets them on every answer that has not set its own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app, self._policy = app, content_policy()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", self._policy)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if not scope["path"].startswith(STATIC):
                    headers.setdefault("Cache-Control", "no-store")
                if scope["scheme"] == "https":
                    headers.setdefault("Strict-Transport-Security", HTTPS)
            await send(message)

        await self._app(scope, receive, secured)


def _hash(text: str) -> str:
    """Browsers hash what they read, where a line ends with one character."""
    read = text.replace("\r\n", "\n").replace("\r", "\n")
    return base64.b64encode(hashlib.sha256(read.encode()).digest()).decode()
