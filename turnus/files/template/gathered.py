"""What has been read of a workbook: values by place, each with its cell, and what could not be read."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from turnus.faults import Fault, InputFaults
from turnus.files.source import Place, Source
from turnus.files.template.book import BROKEN, FORMULA, Cell, folded, name_of
from turnus.files.template.expected import wanted
from turnus.files.template.layout import DEPARTMENT, Column, Sheet
from turnus.files.template.sheets import SHEETS

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
            value = value_of(column, cell)
        except (ValueError, OverflowError):
            self.told[root][place] = self.fault(spot, *unreadable(spot, column, cell))
            value = None
        self.put(root, place, value)
        self.listed += len(value) if isinstance(value, list | dict) else 0
        if self.listed > MOST_LISTED:
            most = f"høyst {MOST_LISTED} verdier i celler med flere"
            text = f"Det står for mye i listene, sist i {spot.name}. Ventet {most}."
            told = Fault(self.file, spot.name, None, "flere", most, text)
            raise InputFaults((told,))


def value_of(column: Column, cell: Cell) -> Any:
    """The plain value of a cell; ValueError or OverflowError where it can't be read."""
    if cell.kind in (FORMULA, BROKEN):
        raise ValueError(cell.value)
    if column.none and isinstance(cell.value, str) and folded(cell.value) == column.none:
        return None if column.none != "ingen" else []
    return column.kind.read(cell.value, cell.percent)


def unreadable(spot: Spot, column: Column, cell: Cell) -> tuple[str, str, str]:
    """Found, expected and text of a cell that can't be read."""
    right = wanted(spot.sheet, column)
    if cell.kind == FORMULA:
        text = f"Her står formelen {cell.text}. Skriv selve verdien: {right}."
    elif cell.kind == BROKEN:
        text = f"Her viser regnearket feilen {cell.text}. Det skal stå {right}."
    else:
        text = f"Her står «{cell.text}». Det skal stå {right}."
    return cell.text, right, text
