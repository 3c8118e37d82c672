"""Pages as HTML in the language of whoever reads them."""

import re
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from babel.dates import format_date, format_datetime, format_interval
from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined

from api.security.guard import CSRF_FIELD
from api.security.identify import By, identity_of
from api.store.tables import new_id
from api.texts import LANGUAGES, _, catalogue, counted, language
from api.web.outcomes import outcome_words
from api.web.plotly import plotly_path
from api.web.words import in_words, step, weekends
from turnus.calendar import OSLO
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


def fragment(name: str, **values: Any) -> str:
    """A piece of a page that is made beside others."""
    return _environment().get_template(name).render(language=language(), **values)


def long_day(day: date) -> str:
    """A day with its weekday, in the language of whoever reads: mandag 4. januar 2027."""
    return str(
        format_date(day, "EEEE d. MMMM y" if language() != "en" else "EEEE d MMMM y", language())
    )


def day_range(first: date, last: date) -> str:
    """Two days near each other: 9.–10. jan. 2027."""
    return str(format_interval(first, last, "yMMMd", locale=language()))


def moment(at: datetime) -> str:
    """A moment on the clock of Oslo: 4. januar 2027 kl. 12.30."""
    form = "d MMMM y, HH:mm" if language() == "en" else "d. MMMM y 'kl.' HH.mm"
    return str(format_datetime(at, form, tzinfo=OSLO, locale=language()))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader(
            (
                PackageLoader("api.web"),
                PrefixLoader({"report": PackageLoader("turnus.report", "page")}),
            )
        ),
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
    environment.filters.update(long_day=long_day, day_range=day_range, moment=moment)
    environment.filters.update(weekends=weekends, in_words=in_words, step=step)
    environment.globals["say"] = _  # for texts that stand in fields: 50 % is no place to fill
    environment.globals.update(plotly_path=plotly_path, outcome_words=outcome_words, new_id=new_id)
    return environment
