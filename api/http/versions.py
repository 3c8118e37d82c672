"""ETag and If-Match: nobody overwrites what somebody else has changed in the meantime."""

from typing import Annotated

from fastapi import Header

from api.http.problems import ProblemError
from api.texts import _

IfMatch = Annotated[
    str | None,
    Header(max_length=100, description="The ETag of the version that is changed; needed."),
]


def etag(version: int) -> str:
    """The tag of a version."""
    return f'"{version}"'


def insist_on(version: int, if_match: str | None) -> None:
    """Refuse a change that does not know what it changes."""
    if if_match is None:
        detail = _("Send If-Match med ETag-en du fikk, så ingen endringer går tapt.")
        raise ProblemError(428, "version-needed", _("Mangler versjon"), detail)
    if if_match.strip() not in (etag(version), "*"):
        detail = _("Noen andre har endret dette i mellomtiden. Hent det på nytt, og prøv igjen.")
        headers = {"ETag": etag(version)}
        raise ProblemError(412, "changed", _("Endret av andre"), detail, headers=headers)
