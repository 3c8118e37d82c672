"""Pages as HTML in the language of whoever reads them."""

from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from babel.dates import format_date, format_time
from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from api.texts import LANGUAGES, _, catalogue, counted, language
from api.web.words import in_words, step, weekends
from turnus.calendar import OSLO
from turnus.texts.numbers import number, percent

STATIC = Path(__file__).parent / "static"
NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}
LOCALES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}


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


def day(value: date) -> str:
    """4. januar 2027, in the reader's language."""
    return str(format_date(value, "long", locale=LOCALES[language()]))


def moment(value: datetime) -> str:
    """4. januar 2027 kl. 14.05 by the clock in Oslo."""
    there = value.astimezone(OSLO)
    clock = format_time(there, "HH.mm" if language() != "en" else "HH:mm")
    return _("{} kl. {}").format(day(there.date()), clock)


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
        newstyle=False,
    )
    environment.filters.update(
        number=number,
        percent=percent,
        day=day,
        moment=moment,
        weekends=weekends,
        in_words=in_words,
        step=step,
    )
    return environment
