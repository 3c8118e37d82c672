"""What the service says, in bokmål, nynorsk or English; bokmål is the source of the others."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel import negotiate_locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("nb", "nn", "en")
DEFAULT = "nb"
ALIASES = {"no": "nb"}
_language: ContextVar[str] = ContextVar("language", default=DEFAULT)


def language() -> str:
    """The language of whoever is answered now."""
    return _language.get()


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Everything inside is said in this language."""
    token = _language.set(code)
    try:
        yield
    finally:
        _language.reset(token)


def preferred(accepted: str) -> str:
    """The language of an ``Accept-Language`` header that we speak; bokmål where there is none."""
    weighted: list[tuple[float, int, str]] = []
    for place, part in enumerate(accepted.split(",")):
        tag, _, parameters = part.strip().partition(";")
        name, _, value = parameters.strip().partition("=")
        try:
            quality = float(value) if name == "q" else 1.0
        except ValueError:
            continue
        if tag and quality > 0:
            weighted.append((-quality, place, tag.replace("-", "_")))
    wanted = [tag for _, _, tag in sorted(weighted)]
    found = negotiate_locale(
        [ALIASES.get(tag.split("_")[0], tag) for tag in wanted], LANGUAGES, aliases=ALIASES
    )
    return found or DEFAULT


def _(text: str) -> str:
    """The text in the language of whoever is answered now."""
    return catalogue(language()).gettext(text)


def counted(one: str, many: str, number: int) -> str:
    """The one of two texts that fits the number, in the language of whoever is answered now."""
    return catalogue(language()).ngettext(one, many, number)


def later(text: str) -> str:
    """The bokmål text itself, to be said with ``_`` when the language is known."""
    return text


@cache
def catalogue(code: str) -> NullTranslations:
    """The translations from bokmål; bokmål itself has none."""
    path = Path(__file__).parent / f"{code}.po"
    if code == DEFAULT or not path.exists():
        return NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return GNUTranslations(compiled)
