"""Forms as they are sent, and who has changed what in the meantime."""

from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData

MOST_FIELDS = 100_000
VERSION = "version"
"""The hidden field with the version that a form was made from."""


async def _sent(request: Request) -> FormData:
    return await request.form(max_fields=MOST_FIELDS)


SentForm = Annotated[FormData, Depends(_sent)]


def text(form: FormData, name: str) -> str:
    """The first text of a field; empty where it has none."""
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""
