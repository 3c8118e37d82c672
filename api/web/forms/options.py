"""What may be chosen in a field, and what is chosen, in the reader's language."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.texts import _
from api.web.forms.fields import Field
from api.web.forms.kinds import PATTERN, WEEKENDS, Typed, day_typed
from api.web.words import weekends
from turnus.texts.numbers import number

Options = tuple[tuple[str, str], ...]
"""Values with their words."""


def options(field: Field, tree: Mapping[str, Any], typed: Typed = ()) -> Options:
    """The values to choose from; one that is chosen is among them whatever it is."""
    kind = field.kind
    if kind.refers:
        found = _own(tree, kind.refers)
        if kind.widget == "choice":
            found = (("", "" if field.required else _("alle")), *found)
    elif kind in (PATTERN, WEEKENDS):
        blank = ("",) if kind is PATTERN else ()
        found = tuple((each, weekends(each)) for each in (*blank, *kind.words))
    else:
        found = tuple((value, _(word)) for value, word in kind.words.items())
    if kind.widget == "choice":
        known = {value for value, _word in found}
        strange = [each for each in typed if each not in known]
        found += tuple((each, weekends(each) if kind is PATTERN else each) for each in strange)
    return found


def others(field: Field, chosen: Options, typed: Typed) -> str:
    """What is written beside the ticks."""
    known = {value for value, _word in chosen}
    if not field.kind.more:
        return ""
    return " ".join(day_typed(each) for each in typed if each.strip() and each not in known)


def shown(field: Field, tree: Mapping[str, Any], typed: Typed) -> str:
    """What a field holds, as one reads it."""
    if field.kind.widget == "tick":
        return _("ja") if typed else _("nei")
    if field.kind.inputmode:
        return " ".join(map(_grouped, typed))
    if not field.kind.words and not field.kind.refers:
        return " ".join(typed)
    if field.kind is PATTERN:
        return weekends(next(iter(typed), ""))
    words = dict(options(field, tree, typed))
    return ", ".join(words.get(each, day_typed(each)) for each in typed)


def _grouped(typed: str) -> str:
    """556600 as 556 600."""
    return number(int(typed)) if typed.isdecimal() else typed


def _own(tree: Mapping[str, Any], things: str) -> Options:
    key = "code" if things == "shifts" else "id"
    listed = tree.get(things)
    rows: Sequence[Any] = listed if isinstance(listed, list) else ()
    named = [each for each in rows if isinstance(each, dict) and each.get(key)]
    return tuple((str(each[key]), _named(each, key)) for each in named)


def _named(thing: Mapping[str, Any], key: str) -> str:
    name, id = str(thing.get("name") or ""), str(thing[key])
    return name if name and key == "id" else f"{id} {name}".strip()
