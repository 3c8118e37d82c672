"""A table's sheet: a thing in each row, alone or as part of a person or an alternative."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from turnus.files.source import Place
from turnus.files.template.book import Cell, Page
from turnus.files.template.expected import wanted
from turnus.files.template.gathered import Gathered, Spot, unreadable, value_of
from turnus.files.template.headings import headings_of
from turnus.files.template.kinds import EXAMPLE, Typed
from turnus.files.template.layout import DEPARTMENT, Column, Table


def read_table(found: Gathered, sheet: Table, page: Page) -> None:
    """Read the rows that are filled in and are no examples."""
    keys = {column.heading: column.heading for column in sheet.all_columns}
    headings, columns, lost = headings_of(found, sheet, page, keys)
    first = sheet.all_columns[0]
    for row in [each for each in page.rows if each > headings]:
        cells = {c: page.typed(row, columns[c.heading]) for c in sheet.all_columns
                 if c.heading in columns}  # fmt: skip
        if not any(cells.values()) or _is_example(found, sheet, row, columns, cells):
            continue
        for root, place in _owners(found, sheet, row, columns, cells):
            if sheet.things:
                found.put(root, place, {})
            for column in sheet.columns:
                where = (*place, *column.place)
                if column.heading in columns:
                    at = columns[column.heading]
                    found.read(root, where, Spot(sheet, row, at, column, cells[column]))
                else:
                    found.told[root][where] = lost[column.heading]
    for root in sheet.roots:
        below = max(page.rows, default=headings) + 1
        spot = Spot(sheet, below, columns.get(first.heading, 1))
        found.spots[root].setdefault(sheet.place, spot)
        if first.heading in lost and (sheet.owner is not None or not columns):
            found.told[root][sheet.place] = lost[first.heading]


def _is_example(
    found: Gathered,
    sheet: Table,
    row: int,
    columns: Mapping[str, int],
    cells: Mapping[Column, Cell | None],
) -> bool:
    """Whether the row is an example of the template's; one that was changed is told."""
    first = cells.get(sheet.all_columns[0])
    if first is None or not str(first.value).startswith(EXAMPLE.strip()):
        return False
    typed = {column: cell.text for column, cell in cells.items() if cell}
    if not any(typed == _shown(each) for each in example_rows(sheet)):
        at = columns[sheet.all_columns[0].heading]
        text = (
            f"Raden er merket «{EXAMPLE.strip()}», men er endret. Ta bort merket hvis raden skal "
            "gjelde, eller slett raden."
        )
        found.fault(Spot(sheet, row, at), first.text, "eksempelet slik det sto, eller en rad", text)
    return True


def example_rows(sheet: Table) -> Iterator[dict[Column, Typed]]:
    """The examples of a table, cell by cell."""
    for example in sheet.example:
        row = {
            column: column.kind.write(example[column.field])
            for column in sheet.all_columns
            if column.field in example
        }
        first = sheet.all_columns[0]
        yield row | {first: f"{EXAMPLE}{row[first]}"}


def _shown(row: Mapping[Column, Typed]) -> dict[Column, str]:
    return {
        column: Cell(value, "", column.kind.format == "0 %").text for column, value in row.items()
    }


def _owners(
    found: Gathered,
    sheet: Table,
    row: int,
    columns: Mapping[str, int],
    cells: Mapping[Column, Cell | None],
) -> Iterator[tuple[str, Place]]:
    """The root and the place that a row's values belong to; none where its owner is not known."""
    owner: tuple[str, Place] | None = (DEPARTMENT, ())
    if sheet.owner is not None:
        owner = _owner(found, sheet, sheet.owner, row, columns, cells.get(sheet.owner))
    if owner is None:
        return
    root, above = owner
    if not sheet.things:
        yield root, above
        return
    tree: Any = found.trees[root]
    for step in (*above, *sheet.place):
        tree = tree[step] if isinstance(step, int) or step in tree else []
    yield root, (*above, *sheet.place, len(tree))


def _owner(
    found: Gathered,
    sheet: Table,
    owner: Column,
    row: int,
    columns: Mapping[str, int],
    cell: Cell | None,
) -> tuple[str, Place] | None:
    if owner.heading not in columns:
        return None
    spot = Spot(sheet, row, columns[owner.heading], owner, cell)
    if cell is None:
        right = wanted(sheet, owner)
        found.fault(spot, "en tom celle", right, f"Cellen er tom. Her skal det stå {right}.")
        return None
    try:
        value = value_of(owner, cell)
    except ValueError:
        found.fault(spot, *unreadable(spot, owner, cell))
        return None
    if owner.refers != "Ansatte":
        found.trees.setdefault(value, {})
        return value, ()
    people = [each.get("id") for each in found.trees[DEPARTMENT].get("employees", [])]
    if value in people:
        return DEPARTMENT, ("employees", people.index(value))
    if people and ("employees",) not in found.told[DEPARTMENT]:
        near = get_close_matches(str(value)[:40], [each for each in people if each][:100], 1, 0.6)
        hint = f" Mente du «{near[0]}»?" if near else ""
        text = f"Ingen på arket Ansatte heter «{cell.text}».{hint} Rett navnet, eller slett raden."
        found.fault(spot, cell.text, "et kortnavn fra arket Ansatte", text)
    return None
