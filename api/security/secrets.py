"""Passwords, tokens and cookies: how they are made, and what is kept of them."""

import hashlib
import hmac
import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

TOKEN_PREFIX = "turnus_"  # noqa: S105 - what every token begins with, so that leaks are found
SHORTEST_PASSWORD, LONGEST_PASSWORD = 12, 200
_hasher = PasswordHasher()


def new_token() -> str:
    """A secret for a program, 256 random bits behind a prefix that can be searched for."""
    return TOKEN_PREFIX + secrets.token_urlsafe(32)


def new_cookie() -> str:
    """A secret for a browser, 256 random bits."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """What is kept of a token or a cookie; they are too long and random to be guessed from it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def csrf_of(cookie: str) -> str:
    """What forms and scripts of a session send with every change; foreign pages cannot know it."""
    return hmac.new(cookie.encode(), b"csrf", hashlib.sha256).hexdigest()


def same(given: str, expected: str) -> bool:
    """Whether two secrets are equal, in the same time for all that are not."""
    return hmac.compare_digest(given.encode(), expected.encode())


def password_hash(password: str) -> str:
    """Argon2id, with its own salt and the library's effort."""
    return _hasher.hash(password)


def is_password(kept: str | None, given: str) -> bool:
    """Whether this is the password; it takes as long where there is none."""
    try:
        return _hasher.verify(kept or _nobodys(), given) and kept is not None
    except (VerifyMismatchError, InvalidHashError):
        return False


@cache
def _nobodys() -> str:
    return _hasher.hash(secrets.token_urlsafe(32))
