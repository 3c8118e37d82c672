"""Pages as HTML in the language of whoever reads them."""

from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from api.texts import LANGUAGES, catalogue, counted, language
from turnus.texts.numbers import number, percent, short_day

STATIC = Path(__file__).parent / "static"
NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}


def show(request: Request, name: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A template with its values."""
    page = _environment().get_template(name)
    html = page.render(
        request=request,
        language=language(),
        languages=[(code, NAMES[code]) for code in LANGUAGES],
        **values,
    )
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
