"""A CSV file that may have been through a spreadsheet, as rows of text with their line numbers."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from turnus.faults import Fault
from turnus.files.folder import GONE, original
from turnus.files.trouble import reason
from turnus.texts.nouns import amount

DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True)
class Row:
    """One row; ``cells`` by column name, stripped."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Table:
    """The rows that could be read, and every fault found so far; more may be added."""

    file: str
    rows: tuple[Row, ...] = ()
    faults: list[Fault] = field(default_factory=list)
    readable: bool = True

    def fault(self, row: Row | None, column: str, expected: str, text: str = "") -> None:
        """Note a fault in a cell, or in the file as a whole."""
        found = row.cells.get(column, "") if row else ""
        shown = f"«{found}»" if found else "ingenting"
        told = text or f"Her må det stå {expected}, ikke {shown}."
        line = row.line if row else None
        self.faults.append(Fault(self.file, column, line, found, expected, told))


def read_table(path: Path, columns: Sequence[str]) -> Table:
    """The file's rows, with comma, semicolon or tabulator between the cells.

    UTF-8 with or without a byte order mark is read, and the Windows character set that a Norwegian
    spreadsheet writes. Columns may stand in any order, and more of them are let be.
    """
    text = _text(path)
    if isinstance(text, Fault):
        return Table(path.name, faults=[text], readable=False)
    lines = text.splitlines(keepends=True)
    first = next((line for line in lines if line.strip()), "")
    delimiter = max(DELIMITERS, key=first.count)
    table = Table(path.name)
    try:
        rows = tuple(_rows(csv.reader(lines, delimiter=delimiter), columns, table))
    except csv.Error:
        told = "Filen kan ikke leses som tabell. Åpne den i et regneark og lagre den som CSV."
        fault = Fault(path.name, "", None, "ingen tabell", "en CSV-tabell", told)
        return Table(path.name, faults=[fault], readable=False)
    return Table(path.name, rows, table.faults, not table.faults or bool(rows))


def _text(path: Path) -> str | Fault:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return Fault(path.name, "", None, "ingen fil", "en fil", GONE)
    except OSError as error:
        told = f"Filen kan ikke leses: {reason(error)}."
        return Fault(path.name, "", None, reason(error), "en lesbar fil", told)
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding).replace("\0", "")
        except UnicodeDecodeError:
            continue
    told = "Filen er ikke lagret som tekst. Lagre den som CSV i UTF-8."
    return Fault(path.name, "", None, "uleselige tegn", "tekst i UTF-8", told)


def _rows(reader: Iterator[list[str]], columns: Sequence[str], table: Table) -> Iterator[Row]:
    header: list[str] | None = None
    line = 0
    for cells in reader:
        line = getattr(reader, "line_num", line + 1)
        cells = [original(cell.strip()).strip() for cell in cells]
        if not any(cells):
            continue
        if header is None:
            header = [cell.lower() for cell in cells]
            if not _complete(header, columns, table, line):
                return
        elif len(cells) > len(header) and any(cells[len(header) :]):
            row = Row(line, {"": table_text(cells)})
            told = (
                f"Raden har {len(cells)} felt, men tabellen har {amount(len(header), 'kolonne')}."
            )
            table.fault(row, "", f"{len(header)} felt", told)
        else:
            padded = [*cells, *[""] * len(header)]
            yield Row(line, dict(zip(header, padded, strict=False)))
    if header is None:
        table.fault(None, "", "overskriften " + ",".join(columns), "Filen er tom.")


def _complete(header: list[str], columns: Sequence[str], table: Table, line: int) -> bool:
    row = Row(line, {"": table_text(header)})
    for column in columns:
        if header.count(column) != 1:
            known = "mangler" if column not in header else "står flere ganger"
            told = f"Kolonnen «{column}» {known}."
            table.fault(row, "", "kolonnene " + ",".join(columns), told)
    return not table.faults


def table_text(cells: Sequence[str]) -> str:
    """A row as it stands, shortened."""
    text = ",".join(cells)
    return text if len(text) <= 60 else text[:57] + "..."
