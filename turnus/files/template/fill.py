"""A department and its alternatives as cells of the template."""

from collections.abc import Iterator, Mapping
from typing import Any

from turnus.department import Department
from turnus.files.plain import plain, plain_value
from turnus.files.source import Place
from turnus.files.template.kinds import Typed
from turnus.files.template.layout import DEPARTMENT, Column, Form, Table
from turnus.scenario import Scenario

Trees = Mapping[str, Mapping[str, Any]]
Row = dict[Column, Typed]
ABSENT = object()


def trees(department: Department | None, scenarios: Mapping[str, Scenario]) -> Trees:
    """The plain values by root, without what is as it is when unsaid."""
    found = {root: plain(scenario) for root, scenario in scenarios.items()}
    return found if department is None else {DEPARTMENT: plain(department)} | found


def field_cell(tree: Mapping[str, Any], column: Column) -> Typed | None:
    """The cell of a field, None where the values do not have it."""
    value = _at(tree, column.place)
    if value is ABSENT:
        return None
    if value is None or (value == [] and column.none):
        return column.none or None
    return None if value in ([], {}) else column.kind.write(value)


def table_rows(sheet: Table, given: Trees) -> Iterator[Row]:
    """The rows of a table in the order of the values."""
    for root in (DEPARTMENT,) if sheet.of_people else sheet.roots:
        for owner, tree in _owners(sheet, root, given.get(root, {})):
            things = _at(tree, sheet.place) if sheet.things else tree
            for thing in things if isinstance(things, list) else [things]:
                row = {} if thing is ABSENT else _row(sheet, thing)
                if row and sheet.owner is not None:
                    row = {sheet.owner: sheet.owner.kind.write(owner)} | row
                if row:
                    yield row


def _owners(
    sheet: Table, root: str, tree: Mapping[str, Any]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if not sheet.of_people:
        yield root, tree
        return
    for person in tree.get("employees", ()):
        yield person["id"], person


def _row(sheet: Table, thing: Mapping[str, Any]) -> Row:
    cells = {column: field_cell(thing, column) for column in sheet.columns}
    return {column: cell for column, cell in cells.items() if cell is not None}


def _at(tree: Any, place: Place) -> Any:
    for step in place:
        if not isinstance(tree, Mapping) or step not in tree:
            return ABSENT
        tree = tree[step]
    return tree


def usual(sheet: Form, column: Column) -> Typed | None:
    """The cell that says the same as an empty one; None where nothing does."""
    noun = Scenario if sheet.alternatives else Department
    value: Any = noun
    for step in column.place:
        if value is noun:
            field = noun.model_fields[str(step)]
            value = None if field.is_required() else field.get_default(call_default_factory=True)
        elif value is not None:
            value = getattr(value, str(step))
    return None if value in (None, (), {}) else column.kind.write(plain_value(value))
