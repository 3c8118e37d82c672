"""A form's sheet: each field's value by its label, for the department or for each alternative."""

from collections.abc import Mapping
from difflib import get_close_matches

from turnus.faults import Fault
from turnus.files.template.book import Cell, Page, folded
from turnus.files.template.gathered import NO_ROW, Gathered, Spot
from turnus.files.template.headings import headings_of
from turnus.files.template.layout import FIELD, Column, Form


def read_form(found: Gathered, sheet: Form, page: Page) -> None:
    """Read the values beside the labels, and tell rows that are missing, unknown or there twice."""
    headings, columns, lost = headings_of(found, sheet, page, {FIELD: FIELD} | sheet.values)
    fields = {folded(column.heading): column for column in sheet.fields}
    rows: dict[Column, int] = {}
    for row in [each for each in page.rows if each > headings and FIELD in columns]:
        label = page.typed(row, columns[FIELD])
        given = {root: page.typed(row, columns[root]) for root in sheet.values if root in columns}
        column = fields.get(folded(str(label.value))) if label else None
        if column is None and any(given.values()):
            _unknown_field(found, sheet, row, columns[FIELD], label, fields)
        elif column is not None and column in rows:
            text = f"Feltet «{column.label}» står også i rad {rows[column]}. Slett den ene raden."
            spot = Spot(sheet, row, columns[FIELD])
            found.fault(spot, column.label, "hvert felt én gang", text)
        elif column is not None:
            rows[column] = row
    for root in sheet.values:
        _values(found, sheet, page, root, columns.get(root), rows, lost)


def _values(
    found: Gathered,
    sheet: Form,
    page: Page,
    root: str,
    at: int | None,
    rows: dict[Column, int],
    lost: Mapping[str, Fault],
) -> None:
    """One column of a form: the department's values, or an alternative's where it has any."""
    used = at is not None and any(page.typed(row, at) for row in rows.values())
    if sheet.alternatives and used:
        found.trees.setdefault(root, {})
    for column in sheet.fields:
        if column in rows and at is not None:
            row = rows[column]
            found.read(root, column.place, Spot(sheet, row, at, column, page.typed(row, at)))
        elif fault := lost.get(root) or lost.get(FIELD) or _lost_row(found, sheet, column):
            found.told[root][column.place] = fault


def _lost_row(found: Gathered, sheet: Form, column: Column) -> Fault:
    text = (
        f"Raden «{column.heading}» mangler. Sett den inn igjen slik den sto i malen; verdien kan stå "
        "tom." if not column.required else
        f"Raden «{column.heading}» mangler. Sett den inn igjen slik den sto i malen."
    )  # fmt: skip
    spot = Spot(sheet, NO_ROW, 1)
    return found.fault(spot, "ingen slik rad", f"raden «{column.heading}»", text)


def _unknown_field(
    found: Gathered,
    sheet: Form,
    row: int,
    column: int,
    label: Cell | None,
    fields: Mapping[str, Column],
) -> None:
    name = label.text if label else "en tom celle"
    near = get_close_matches(folded(name), fields, 1, 0.5)
    hint = f" Mente du «{fields[near[0]].heading}»?" if near else ""
    text = f"Raden har en verdi, men «{name}» er ikke et felt i malen.{hint}"
    found.fault(Spot(sheet, row, column), name, "et felt fra malen", text)
