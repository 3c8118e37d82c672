"""Templates of the printed pages."""

import re
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from turnus.texts.numbers import SPACE


@cache
def page_template(name: str) -> Template:
    """One page; its texts are escaped, and what is left out is an error."""
    environment = Environment(
        loader=PackageLoader("turnus.report", "page"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_on_one_line,
    )
    return environment.get_template(name)


def _on_one_line(value: object) -> object:
    """What is read as one word is never parted: 50 %, § 10-8, I dag, 07.30–15.00."""
    if type(value) is not str:
        return value
    for text in (" %", "§ ", "I dag", "kl. "):
        value = value.replace(text, text.replace(" ", SPACE))
    return re.sub(r"(?<=\d)–(?=\d)", "\N{WORD JOINER}–\N{WORD JOINER}", value)


def figures_css() -> str:
    """How tables, charts and rosters look, for pages that show them beside something else."""
    return (files("turnus.report") / "page" / "figures.css").read_text(encoding="utf-8")
