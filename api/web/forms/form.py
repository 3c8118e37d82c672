"""A form as the page draws it: every field with its name, what stands in it, and its faults."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.web.forms.department import section_of
from api.web.forms.fields import Field, Section
from api.web.forms.kinds import Typed
from api.web.forms.options import Options, options, others
from api.web.forms.placing import Told
from api.web.forms.rows import Row


@dataclass(frozen=True)
class Control:
    """One field of one thing."""

    field: Field
    name: str
    typed: Typed
    options: Options
    others: str
    faults: tuple[Told, ...]
    focus: bool

    @property
    def value(self) -> str:
        """What stands in a field that holds one text."""
        return self.typed[0] if self.typed else ""


@dataclass(frozen=True)
class RowView:
    """One thing with its fields."""

    number: int
    was: str
    controls: tuple[Control, ...]


@dataclass(frozen=True)
class Elsewhere:
    """A fault on no field of this form: in another section, or in an alternative."""

    told: Told
    section: Section | None
    scenario: str


@dataclass(frozen=True)
class FormView:
    """A section's form."""

    section: Section
    rows: tuple[RowView, ...]
    beside: tuple[Told, ...]
    """Faults at fields of this form."""
    elsewhere: tuple[Elsewhere, ...]

    @property
    def faults(self) -> int:
        return len(self.beside) + len(self.elsewhere)

    def control(self, name: str) -> Control:
        """The field of a form without rows, by its name."""
        return next(each for each in self.rows[0].controls if each.field.name == name)


def view(
    section: Section,
    rows: Sequence[Row],
    tree: Mapping[str, Any],
    faults: Sequence[Told] = (),
    focus: int | None = None,
) -> FormView:
    """The form with these rows, numbered anew.

    Parameters
    ----------
    tree
        The department, for what may be chosen.
    focus
        The row whose first field is to have the focus.
    """
    return FormView(
        section,
        tuple(
            RowView(
                number,
                row.was,
                tuple(
                    _control(section, each, number, row, tree, faults, at == 0 and number == focus)
                    for at, each in enumerate(section.fields)
                ),
            )
            for number, row in enumerate(rows)
        ),
        tuple(each for each in faults if each.name),
        tuple(_elsewhere(section, each) for each in faults if not each.name),
    )


def _control(
    section: Section,
    field: Field,
    number: int,
    row: Row,
    tree: Mapping[str, Any],
    faults: Sequence[Told],
    focus: bool,
) -> Control:
    name = section.name(field, number)
    typed = row.typed.get(field.name, ())
    chosen = options(field, tree, typed)
    return Control(
        field,
        name,
        typed,
        chosen,
        others(field, chosen, typed),
        tuple(each for each in faults if each.name == name),
        focus,
    )


def _elsewhere(section: Section, told: Told) -> Elsewhere:
    if told.file == "department":
        other = section_of(told.path)
        return Elsewhere(told, other if other != section else None, "")
    return Elsewhere(told, None, told.file)
