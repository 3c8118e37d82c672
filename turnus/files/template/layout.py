"""What a template is made of: tables with a row for each thing, and forms with a row for each field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from turnus.files.source import Place
from turnus.files.template.kinds import Kind

DEPARTMENT = "department"
ALTERNATIVES = {
    "before": "Dagens turnus",
    "after": "Ny turnus",
    "alternative-3": "Alternativ 3",
    "alternative-4": "Alternativ 4",
}
"""Each alternative's file, with its heading in the template."""
FIELD, VALUE, USUAL, HELP = "Felt", "Verdi", "Hvis tom", "Forklaring"


@dataclass(frozen=True)
class Column:
    """One field: a column of a table, or a row of a form."""

    field: str
    """Where it stands in the noun, such as ``newcomer.mentor``."""
    label: str
    kind: Kind
    unit: str = ""
    help: str = ""
    required: bool = False
    refers: str = ""
    """The table whose first column holds what may be chosen."""
    none: str = ""
    """The word for no value at all, where an empty cell means something else."""

    @property
    def place(self) -> Place:
        return tuple(self.field.split("."))

    @property
    def heading(self) -> str:
        unit = f" ({self.unit})" if self.unit else ""
        return f"{self.label}{unit}{' *' if self.required else ''}"


@dataclass(frozen=True)
class Table:
    """A sheet with a row for each thing of a list, or for each owner that has more to say."""

    title: str
    intro: str
    things: str
    """The list, such as ``employees`` or ``activities.meetings``; empty: the owner itself."""
    columns: tuple[Column, ...]
    example: tuple[Mapping[str, Any], ...] = ()
    owner: Column | None = None
    """The first column where the list is part of something else: an employee, an alternative."""
    rare: bool = False
    """Whether most leave it empty."""

    @property
    def place(self) -> Place:
        return tuple(self.things.split(".")) if self.things else ()

    @property
    def all_columns(self) -> tuple[Column, ...]:
        return ((self.owner,) if self.owner else ()) + self.columns

    @property
    def of_people(self) -> bool:
        """Whether the rows belong to employees."""
        return self.owner is not None and bool(self.owner.refers)

    @property
    def roots(self) -> tuple[str, ...]:
        """Where the list stands at the top of the file; nowhere for what is part of a person."""
        if self.owner is None:
            return (DEPARTMENT,)
        return () if self.of_people else tuple(ALTERNATIVES)

    def dotted(self, column: Column) -> str:
        """The column's field from the top of the file."""
        if not column.field:
            return "employees.id"
        above = "employees." if self.of_people else ""
        return f"{above}{self.things}.{column.field}" if self.things else f"{above}{column.field}"


@dataclass(frozen=True)
class Form:
    """A sheet with a row for each field and a column of values for each root."""

    title: str
    intro: str
    sections: Mapping[str, tuple[Column, ...]]
    alternatives: bool = False
    """One column of values for each alternative, instead of one for the department."""
    rare: bool = False

    @property
    def values(self) -> dict[str, str]:
        """Heading of each column of values, by its root."""
        return ALTERNATIVES if self.alternatives else {DEPARTMENT: VALUE}

    @property
    def fields(self) -> Iterator[Column]:
        for columns in self.sections.values():
            yield from columns

    def dotted(self, column: Column) -> str:
        """The column's field from the top of the file."""
        return column.field


Sheet = Table | Form
