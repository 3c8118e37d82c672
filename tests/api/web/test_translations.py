"""Everything the service says is said in bokmål, nynorsk and English."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

API = Path(__file__).parents[3] / "api"
TEXTS = API / "texts"
KEYWORDS = {"_": None, "later": None, "counted": (1, 2), "gettext": None, "ngettext": (1, 2)}
METHODS = [("web/templates/**.j2", "jinja2"), ("command_line/**.py", "ignore"), ("**.py", "python")]
OPTIONS = {
    "web/templates/**.j2": {
        "extensions": "jinja2.ext.i18n",
        "trim_blocks": "true",
        "lstrip_blocks": "true",
        "newstyle_gettext": "true",
        "silent": "false",
    }
}
TRANSLATIONS = ("nn", "en")
PLACE = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
Message = str | tuple[str, ...]


@cache
def messages() -> dict[Message, str]:
    """Every text in the source, with the place where it stands first."""
    found: dict[Message, str] = {}
    for file, line, message, _comments, _context in extract_from_dir(
        str(API), METHODS, OPTIONS, KEYWORDS
    ):
        found.setdefault(message, f"{file}:{line}")
    return found


@cache
def catalogue(code: str) -> Catalog:
    with (TEXTS / f"{code}.po").open("rb") as file:
        return read_po(file, locale=code)


def parts(text: Message) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def places(text: str) -> list[str]:
    return sorted(PLACE.findall(text))


def test_texts_are_found_in_python_and_in_templates() -> None:
    assert any(
        place.endswith("problems.py", 0, -3) or ".py:" in place for place in messages().values()
    )
    assert any(".j2:" in place for place in messages().values())
    assert len(messages()) > 200


@pytest.mark.parametrize("code", TRANSLATIONS)
def test_no_text_lacks_its_translation(code: str) -> None:
    known = catalogue(code)
    missing = []
    for message, place in messages().items():
        found = known.get(parts(message)[0])
        if found is None or not all(parts(found.string)) or found.fuzzy:
            missing.append(f"{place}: {message}")
    assert missing == []


@pytest.mark.parametrize("code", TRANSLATIONS)
def test_no_translation_has_lost_its_text(code: str) -> None:
    texts = {parts(message)[0] for message in messages()}
    left = [each.id for each in catalogue(code) if each.id and parts(each.id)[0] not in texts]
    assert left == []


@pytest.mark.parametrize("code", TRANSLATIONS)
def test_what_is_put_into_a_text_is_in_its_translation(code: str) -> None:
    wrong = list(_with_other_places(code))
    assert wrong == []


def _with_other_places(code: str) -> Iterator[Message]:
    for each in catalogue(code):
        for text, said in zip(parts(each.id), parts(each.string), strict=False):
            if places(text) != places(said):
                yield text
