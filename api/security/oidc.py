"""Log-in by the municipality's own provider (OpenID Connect): Entra ID, ID-porten and their like.

Authlib asks with an authorization code, PKCE, state and nonce, and checks the answer's signature
against the provider's keys. Here is only which user the answer means.
"""

import logging
from collections.abc import Mapping
from typing import Any

from authlib.integrations.starlette_client import OAuth, StarletteOAuth2App
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.config import ServiceSettings
from api.store.account_tables import UserRow

SCOPE = "openid email profile"
logging.getLogger("authlib").setLevel(logging.WARNING)  # at DEBUG it tells the verifiers


class RefusedError(Exception):
    """The provider's answer means nobody here; the text is for the log, without names."""


def provider(settings: ServiceSettings) -> StarletteOAuth2App | None:
    """The provider of the settings; None where there is none."""
    if not settings.oidc_issuer:
        return None
    return OAuth().register(
        "provider",
        client_id=settings.oidc_client_id,
        client_secret=settings.oidc_client_secret.get_secret_value() or None,
        server_metadata_url=settings.oidc_issuer.rstrip("/") + "/.well-known/openid-configuration",
        client_kwargs={"scope": SCOPE, "code_challenge_method": "S256", "timeout": 10},
    )


def user_of(session: Session, settings: ServiceSettings, claims: Mapping[str, Any]) -> UserRow:
    """The user that the claims are about, who is tied to the provider's name of them at first.

    Raises
    ------
    RefusedError
        There is no such user, or their groups give no role.
    """
    subject = str(claims["sub"])
    user = session.scalar(select(UserRow).where(UserRow.subject == subject))
    if user is None:
        user = _by_email(session, settings, claims)
        user.subject = subject
    if settings.oidc_group_claim and settings.oidc_group_roles:
        held = claims.get(settings.oidc_group_claim) or ()
        groups = {held} if isinstance(held, str) else {str(each) for each in held}
        role = next((r for g, r in settings.oidc_group_roles.items() if g in groups), None)
        if role is None:
            raise RefusedError("none of the user's groups gives a role")
        user.role = role.value
    return user


def _by_email(session: Session, settings: ServiceSettings, claims: Mapping[str, Any]) -> UserRow:
    """Anyone can write any e-mail address at some providers, so it must be a verified one."""
    email = str(claims.get("email") or "").strip().lower()
    if not email:
        raise RefusedError("an unknown subject, without e-mail")
    if claims.get("email_verified") is not True and not settings.oidc_trust_email:
        raise RefusedError("an unknown subject, with an e-mail that the provider has not verified")
    asked = select(UserRow).where(UserRow.email == email, UserRow.subject.is_(None))
    user = session.scalar(asked)
    if user is None:
        raise RefusedError("an unknown subject and e-mail")
    return user
