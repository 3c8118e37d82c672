"""Faults of a file at the fields of a form that they concern, in the form's own words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.texts import _
from api.web.forms.fields import Field, Section
from api.web.forms.rows import Row
from turnus.faults import Fault
from turnus.files.template.expected import in_words
from turnus.files.wording import expected

INDEX = re.compile(r"\[([0-9]+)\]")


@dataclass(frozen=True)
class Told:
    """One fault beside a field, or on the form as a whole."""

    text: str
    name: str = ""
    """Of the field; empty where it is on no field of this form."""
    label: str = ""
    bokmål: bool = True
    """Whether the text is bokmål whatever language the page has."""
    file: str = ""
    path: str = ""


def told(
    section: Section, rows: Sequence[Row], faults: Iterable[Fault], file: str
) -> tuple[Told, ...]:
    """Every fault; those of this section's fields first, in their order on the page."""
    spots = {
        section.name(field, number): (field, number, row)
        for number, row in enumerate(rows)
        for field in section.fields
    }
    order = {name: number for number, name in enumerate(spots)}
    found = [_told(section, spots, fault, file) for fault in faults]
    unique = {(each.name, each.text): each for each in found}.values()
    return tuple(sorted(unique, key=lambda each: order.get(each.name, len(order))))


def _told(
    section: Section, spots: dict[str, tuple[Field, int, Row]], fault: Fault, file: str
) -> Told:
    name = _nearest(section, spots, fault.path) if fault.file == file else ""
    if not name:
        return Told(_plain(fault.text), file=fault.file, path=fault.path)
    field, number, row = spots[name]
    label = _(field.label)
    if section.many:
        label = f"{_(section.one)} {number + 1}, {label[:1].lower()}{label[1:]}"
    if not field.wanted or not _of_the_value(fault):
        return Told(_plain(fault.text), name, label, file=fault.file, path=fault.path)
    typed = " ".join(row.typed.get(field.name, ())).strip()
    wanted = _(field.wanted)
    text = (
        _("Her skal det stå {}, ikke «{}».").format(wanted, typed)
        if typed
        else _("Dette må fylles ut: {}.").format(wanted)
    )
    return Told(text, name, label, bokmål=False, file=fault.file, path=fault.path)


def _nearest(section: Section, spots: dict[str, tuple[Field, int, Row]], path: str) -> str:
    """The field of a path, or of the nearest thing around it; a row has its first field."""
    name = INDEX.sub(r".\1", path)
    while name:
        if name in spots:
            return name
        first = next((each for each in spots if each.startswith(f"{name}.")), "")
        if first and len(name.split(".")) > len(section.place):
            return first
        name = name.rpartition(".")[0]
    return ""


def _plain(text: str) -> str:
    """The fault without the file's own words."""
    return in_words(text).replace("en tom celle", "et tomt felt")


def _of_the_value(fault: Fault) -> bool:
    """Whether the value, or its absence, is at fault whatever else the file holds."""
    dotted = INDEX.sub("", fault.path)
    usual = expected(dotted), expected(f"{dotted}[]")
    return fault.expected in usual and fault.text.startswith(("Her må det stå", "Feltet «"))
