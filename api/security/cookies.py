"""The cookie of a log-in: unreadable to scripts, never sent by foreign pages, and only over https.

The one exception is http on this machine itself, where there is no https and no network.
"""

from starlette.responses import Response

from api.config import ServiceSettings

HOURS = 12
"""How long a log-in lasts."""
PLAIN, SECURE = "turnus-session", "__Host-turnus-session"


def cookie_name(settings: ServiceSettings) -> str:
    """Browsers let nobody but this host set the secure one."""
    return SECURE if settings.needs_https else PLAIN


def set_cookie(response: Response, settings: ServiceSettings, secret: str, seconds: int) -> None:
    """Let the browser show this secret from now on."""
    response.set_cookie(
        cookie_name(settings),
        secret,
        max_age=seconds,
        path="/",
        secure=settings.needs_https,
        httponly=True,
        samesite="lax",
    )


def remove_cookie(response: Response, settings: ServiceSettings) -> None:
    """Let the browser forget it."""
    response.delete_cookie(
        cookie_name(settings),
        path="/",
        secure=settings.needs_https,
        httponly=True,
        samesite="lax",
    )
