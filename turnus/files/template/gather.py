"""Cells as the values of a department and its alternatives, each place with the cell it came from."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import pairwise, product
from typing import Any

from turnus.faults import Fault, InputFaults
from turnus.files.source import Place, Source
from turnus.files.template.book import BROKEN, FORMULA, Cell, Page, folded, name_of
from turnus.files.template.expected import wanted
from turnus.files.template.kinds import EXAMPLE, Typed
from turnus.files.template.layout import ALTERNATIVES, DEPARTMENT, FIELD, Column, Form, Sheet, Table
from turnus.files.template.sheets import SHEETS

HEADING_ROWS = 6
"""The headings stand in one of the first rows, also where a row was put in above them."""
NO_ROW = 0
MOST_LISTED = 10_000
"""Values in lists; a short cell may be repeated so often that a small file holds millions."""


@dataclass(frozen=True)
class Spot:
    """Where a place stands in the workbook."""

    sheet: Sheet
    row: int
    column: int
    field: Column | None = None
    cell: Cell | None = None

    @property
    def name(self) -> str:
        """The cell as people write it, Ansatte!C7; the sheet alone where it has no such row."""
        if self.row == NO_ROW:
            return self.sheet.title
        return f"{self.sheet.title}!{name_of(self.row, self.column)}"

    @property
    def order(self) -> tuple[int, int, int]:
        return SHEETS.index(self.sheet), self.row, self.column


@dataclass
class Gathered:
    """What the workbook holds, as far as it can be read."""

    file: str
    trees: dict[str, dict[str, Any]] = field(default_factory=lambda: {DEPARTMENT: {}})
    spots: dict[str, dict[Place, Spot]] = field(default_factory=lambda: defaultdict(dict))
    told: dict[str, dict[Place, Fault]] = field(default_factory=lambda: defaultdict(dict))
    """Places that could not be read, with the workbook's fault for each."""
    faults: list[tuple[Spot, Fault]] = field(default_factory=list)
    listed: int = 0
    """Values that stand several in a cell."""

    def source(self, root: str) -> Source:
        """The values of one root as the checks of input files read them."""
        lines = {place: spot.row for place, spot in self.spots[root].items()}
        return Source(root, self.trees[root], lines, told=self.told[root])

    def fault(self, spot: Spot, found: str, expected: str, text: str) -> Fault:
        """A fault of the workbook itself, told where it is."""
        fault = Fault(self.file, spot.name, None, found, expected, text)
        self.faults.append((spot, fault))
        return fault

    def put(self, root: str, place: Place, value: Any) -> None:
        tree: Any = self.trees[root]
        for step, following in pairwise(place):
            if isinstance(step, str):
                tree = tree.setdefault(step, [] if isinstance(following, int) else {})
                continue
            tree = tree[step]
        if isinstance(tree, list):
            tree.append(value)
        else:
            tree[place[-1]] = value

    def read(self, root: str, place: Place, spot: Spot) -> None:
        """Put a cell's value in its place, or tell why it can't be read; empty cells are left out."""
        self.spots[root][place] = spot
        for length in range(1, len(place)):
            self.spots[root].setdefault(place[:length], spot)
        cell, column = spot.cell, spot.field
        if cell is None or column is None:
            return
        try:
            value = _value(column, cell)
        except (ValueError, OverflowError):
            self.told[root][place] = self.fault(spot, *_unreadable(spot, column, cell))
            value = None
        self.put(root, place, value)
        self.listed += len(value) if isinstance(value, list | dict) else 0
        if self.listed > MOST_LISTED:
            most = f"høyst {MOST_LISTED} verdier i celler med flere"
            text = f"Det står for mye i listene, sist i {spot.name}. Ventet {most}."
            told = Fault(self.file, spot.name, None, "flere", most, text)
            raise InputFaults((told,))


def _value(column: Column, cell: Cell) -> Any:
    if cell.kind in (FORMULA, BROKEN):
        raise ValueError(cell.value)
    if column.none and isinstance(cell.value, str) and folded(cell.value) == column.none:
        return None if column.none != "ingen" else []
    return column.kind.read(cell.value, cell.percent)


def _unreadable(spot: Spot, column: Column, cell: Cell) -> tuple[str, str, str]:
    right = wanted(spot.sheet, column)
    if cell.kind == FORMULA:
        text = f"Her står formelen {cell.text}. Skriv selve verdien: {right}."
    elif cell.kind == BROKEN:
        text = f"Her viser regnearket feilen {cell.text}. Det skal stå {right}."
    else:
        text = f"Her står «{cell.text}». Det skal stå {right}."
    return cell.text, right, text


def gather(pages: Mapping[str, Page], file: str) -> Gathered:
    """The workbook's values by root: the department, and each alternative with something in it."""
    found = Gathered(file)
    for sheet in SHEETS:
        page = pages.get(folded(sheet.title))
        if page is None:
            _missing(found, sheet)
        elif isinstance(sheet, Form):
            _form(found, sheet, page)
        else:
            _table(found, sheet, page)
    return found


def _missing(found: Gathered, sheet: Sheet) -> None:
    text = (
        f"Arket «{sheet.title}» mangler. Gi det navnet tilbake, eller kopier det fra en ny mal, også "
        "når det skal stå tomt."
    )
    fault = found.fault(
        Spot(sheet, NO_ROW, 1), "ikke noe slikt ark", f"arket «{sheet.title}»", text
    )
    if isinstance(sheet, Form):
        for root, column in product(sheet.values, sheet.fields):
            found.told[root][column.place] = fault
    else:
        for root in sheet.roots:
            found.told[root][sheet.place] = fault


def _headings(
    found: Gathered, sheet: Sheet, page: Page, keys: Mapping[str, str]
) -> tuple[int, dict[str, int], dict[str, Fault]]:
    """The headings' row, the column of each by its key, and the fault of each that is missing."""
    names = {folded(heading): key for key, heading in keys.items()}
    rows: dict[int, dict[int, str]] = {row: {} for row in range(1, HEADING_ROWS + 1)}
    for (row, column), cell in sorted(page.cells.items()):
        if row in rows:
            rows[row][column] = str(cell.value)
    row = max(
        rows, key=lambda each: len({folded(text) for text in rows[each].values()} & set(names))
    )
    columns: dict[str, int] = {}
    for column, heading in rows[row].items():
        key = names.get(folded(heading))
        if key in columns:
            text = (
                f"Overskriften «{heading}» står to ganger, også i {name_of(row, columns[key])}. "
                "Slett den ene kolonnen."
            )
            found.fault(Spot(sheet, row, column), heading, "hver overskrift én gang", text)
        elif key is not None:
            columns[key] = column
    others = [text for text in rows[row].values() if folded(text) not in names]
    at = Spot(sheet, row if columns else NO_ROW, 1)
    lost = {key: found.fault(at, *_no_heading(keys[key], others, bool(columns)))
            for key in keys if key not in columns}  # fmt: skip
    _merged(found, sheet, page, row)
    return row, columns, lost


def _no_heading(heading: str, others: list[str], some: bool) -> tuple[str, str, str]:
    if not some:
        text = "Raden med overskrifter mangler. Kopier den fra en ny mal."
        return "ingen overskrifter", "overskriftene fra malen", text
    near = get_close_matches(heading, others, 1, 0.5)
    hint = f" Er det den som nå heter «{near[0]}»?" if near else ""
    text = f"Kolonnen «{heading}» mangler.{hint} Skriv overskriften slik den sto i malen."
    return "ingen slik overskrift", f"kolonnen «{heading}»", text


def _merged(found: Gathered, sheet: Sheet, page: Page, headings: int) -> None:
    for ref in page.merged:
        first, last = re.findall(r"([A-Z]+)([0-9]+)", f"{ref}:{ref}")[:2]
        if int(last[1]) > headings:
            row, column = int(first[1]), _number_of(first[0])
            text = f"Cellene {ref} er slått sammen. Del dem, så hver celle har sin egen verdi."
            found.fault(Spot(sheet, row, column), f"{ref} slått sammen", "delte celler", text)


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def _form(found: Gathered, sheet: Form, page: Page) -> None:
    headings, columns, lost = _headings(found, sheet, page, {FIELD: FIELD} | sheet.values)
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


def _table(found: Gathered, sheet: Table, page: Page) -> None:
    keys = {column.heading: column.heading for column in sheet.all_columns}
    headings, columns, lost = _headings(found, sheet, page, keys)
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
        value = _value(owner, cell)
    except ValueError:
        found.fault(spot, *_unreadable(spot, owner, cell))
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


def alternatives(found: Gathered) -> list[str]:
    """The alternatives that have something in them, in the template's order."""
    return [root for root in ALTERNATIVES if root in found.trees]
