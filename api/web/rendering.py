"""Pages as HTML in the language of whoever reads them."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from api.security.guard import CSRF_FIELD
from api.security.identify import By, identity_of
from api.texts import LANGUAGES, catalogue, counted, language
from turnus.texts.numbers import number, percent, short_day

STATIC = Path(__file__).parent / "static"
FORM = re.compile(r"""<form\b[^>]*\bmethod=["']post["'][^>]*>""", re.IGNORECASE)
NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}


def show(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A template with its values; every form that changes something proves that it is ours."""
    page = _environment().get_template(template)
    identity = identity_of(request.scope)
    html = page.render(
        request=request,
        language=language(),
        languages=[(code, NAMES[code]) for code in LANGUAGES],
        user=identity.principal if identity.by is By.COOKIE else None,
        open_here=identity.by is By.MACHINE,
        csrf=identity.csrf,
        **values,
    )
    if identity.csrf:
        field = f'<input type="hidden" name="{CSRF_FIELD}" value="{identity.csrf}">'
        html = FORM.sub(lambda form: form[0] + field, html)
    return HTMLResponse(html, status)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("api.web"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: catalogue(language()).gettext(text),
        lambda one, many, n: counted(one, many, n),
        newstyle=True,
    )
    environment.filters.update(number=number, percent=percent, day=short_day)
    return environment
