"""Pages as HTML in the language of whoever reads them."""

from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from babel.dates import format_date, format_datetime, format_interval
from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined

from api.store.tables import new_id
from api.texts import LANGUAGES, catalogue, counted, language
from api.web.outcomes import outcome_words
from api.web.plotly import plotly_path
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


def fragment(name: str, **values: Any) -> str:
    """A piece of a page that is made beside others."""
    return _environment().get_template(name).render(language=language(), **values)


def day(value: date) -> str:
    """4. januar 2027, in the reader's language."""
    return str(format_date(value, "long", locale=LOCALES[language()]))


def long_day(value: date) -> str:
    """A day with its weekday, in the reader's language: mandag 4. januar 2027."""
    form = "EEEE d MMMM y" if language() == "en" else "EEEE d. MMMM y"
    return str(format_date(value, form, locale=LOCALES[language()]))


def day_range(first: date, last: date) -> str:
    """Two days near each other: 9.–10. jan. 2027."""
    return str(format_interval(first, last, "yMMMd", locale=LOCALES[language()]))


def moment(at: datetime) -> str:
    """A moment on the clock of Oslo: 4. januar 2027 kl. 12.30."""
    form = "d MMMM y, HH:mm" if language() == "en" else "d. MMMM y 'kl.' HH.mm"
    return str(format_datetime(at, form, tzinfo=OSLO, locale=LOCALES[language()]))


def _told(text: str, **values: object) -> str:
    """A text of a template; a percent sign is one, unless values are put in."""
    told = catalogue(language()).gettext(text)
    return told % values if values else told


def _told_counted(one: str, many: str, num: int, **values: object) -> str:
    told = counted(one, many, num)
    return told % {"num": num, **values} if "%(num)" in told or values else told


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
        _told, _told_counted, newstyle=False
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
    environment.filters.update(long_day=long_day, day_range=day_range)
    environment.globals.update(plotly_path=plotly_path, outcome_words=outcome_words, new_id=new_id)
    return environment
