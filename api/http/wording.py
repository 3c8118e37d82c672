"""Faults against a schema in words: what must stand there, and what does."""

from collections.abc import Sequence
from typing import Any

from api.texts import _, language
from turnus.files.validate import dotted
from turnus.files.wording import FIELDS, expected, shown

PREFIXES = ("department", "scenario")


def body_fault(place: Sequence[str | int], detail: dict[str, Any]) -> str:
    """One sentence about a value of the body."""
    name = str(place[-1]) if place else ""
    if detail["type"] == "missing":
        return _("Feltet «{}» mangler.").format(name)
    if detail["type"] == "extra_forbidden":
        return _("Ukjent felt «{}».").format(name)
    wanted = _wanted(place)
    if wanted and language() != "en":
        return _("Her må det stå {}, ikke {}.").format(wanted, shown(detail.get("input")))
    return _("Verdien passer ikke her: {}").format(detail["msg"])


def parameter_fault(name: str, detail: dict[str, Any]) -> str:
    """One sentence about a part of the address."""
    if detail["type"] == "missing":
        return _("«{}» mangler i adressen.").format(name)
    return _("«{}» i adressen passer ikke: {}").format(name, detail["msg"])


def _wanted(place: Sequence[str | int]) -> str:
    steps = tuple(place)
    while steps and steps[0] in PREFIXES:
        steps = steps[1:]
    name = dotted(steps)
    return expected(name) if name in FIELDS else ""
