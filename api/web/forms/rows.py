"""From a file's values to what stands in a form, and back with nothing lost that is not on it."""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Protocol

from api.web.forms.fields import ABSENT, Field, Section
from api.web.forms.kinds import Typed
from turnus.files.source import Place


class Sent(Protocol):
    """A form as it was sent."""

    def getlist(self, key: str) -> Sequence[Any]: ...


@dataclass(frozen=True)
class Row:
    """One thing as it stands in the form."""

    was: str = ""
    """Its key when the form was made; empty for a new one."""
    typed: Mapping[str, Typed] = field(default_factory=dict)
    """By the name of the field."""

    @property
    def blank(self) -> bool:
        return not self.was and not any(
            text.strip() for each in self.typed.values() for text in each
        )


def stored_rows(section: Section, tree: Mapping[str, Any]) -> tuple[Row, ...]:
    """The things of a section as a form shows them."""
    things = _at(tree, section.place)
    if not section.many:
        things = [things if isinstance(things, dict) else {}]
    return tuple(
        Row(
            str(thing.get(section.key, "")) if section.key else "",
            {each.name: each.write(thing) for each in section.fields},
        )
        for thing in things or ()
    )


def sent_rows(section: Section, form: Sent) -> tuple[Row, ...]:
    """The rows of a form as they were typed, in their order."""
    if not section.many:
        return (_sent(section, form, 0, ""),)
    numbers = [int(each) for each in form.getlist("row") if str(each).isdecimal()]
    return tuple(
        _sent(section, form, number, str(next(iter(form.getlist(f"was.{number}")), "")))
        for number in dict.fromkeys(numbers)
    )


def filled_in(section: Section, tree: Mapping[str, Any], rows: Iterable[Row]) -> dict[str, Any]:
    """The file's values with a section as it was typed.

    What stands unchanged in the form keeps its value to the last decimal, and fields that are not
    on the form stay as they are.
    """
    changed = deepcopy(dict(tree))
    if not section.many:
        thing = _at(changed, section.place)
        thing = thing if isinstance(thing, dict) else {}
        row = next(iter(rows))
        _fill(section, thing, row)
        _put(changed, section.place, _thing(section, thing, row))
        return changed
    known = {str(each.get(section.key)): each for each in _at(tree, section.place) or ()}
    things = []
    for row in rows:
        thing = deepcopy(known[row.was]) if section.key and row.was in known else {}
        _fill(section, thing, row)
        things.append(thing)
    _put(changed, section.place, things)
    return changed


def _sent(section: Section, form: Sent, number: int, was: str) -> Row:
    typed = {
        each.name: tuple(str(text) for text in form.getlist(section.name(each, number)))
        for each in section.fields
    }
    return Row(was, typed)


def _fill(section: Section, thing: dict[str, Any], row: Row) -> None:
    for each in section.fields:
        typed = row.typed.get(each.name, ())
        if thing and _same(typed, each.write(thing)) and _has(thing, each):
            continue
        _set(thing, each.place, each.read(typed))


def _same(typed: Typed, written: Typed) -> bool:
    return sorted(filter(None, typed)) == sorted(filter(None, written))


def _has(thing: Any, field: Field) -> bool:
    for step in field.place:
        if not isinstance(thing, dict) or step not in thing:
            return False
        thing = thing[step]
    return True


def _thing(section: Section, thing: dict[str, Any], row: Row) -> dict[str, Any] | None:
    if section.only_with and not any(row.typed.get(section.only_with, ())):
        return None
    return thing


def _set(thing: dict[str, Any], place: Place, value: Any) -> None:
    for step in place[:-1]:
        inner = thing.get(str(step))
        if not isinstance(inner, dict):
            if value is ABSENT or value is None:
                return
            inner = thing[str(step)] = {}
        thing = inner
    if value is ABSENT:
        thing.pop(str(place[-1]), None)
    else:
        thing[str(place[-1])] = value


def _at(tree: Any, place: Place) -> Any:
    for step in place:
        tree = tree.get(step) if isinstance(tree, dict) else None
    return tree


def _put(tree: dict[str, Any], place: Place, value: Any) -> None:
    for step in place[:-1]:
        tree = tree.setdefault(str(step), {})
    if place:
        tree[str(place[-1])] = value
