"""The bytes of a workbook as plain cells; nothing in them is trusted, and nothing is run."""

import io
import re
import warnings
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from turnus.faults import Fault, InputFaults
from turnus.files.template.kinds import Typed
from turnus.texts.nouns import amount
from turnus.texts.numbers import number

MB = 1_000_000
MOST_BYTES, MOST_UNPACKED, MOST_PARTS = 5 * MB, 20 * MB, 200
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 1000, 60, 50_000
FORMULA, BROKEN = "f", "e"
XLSX = "en Excel-fil (.xlsx) laget med turnus template"
MERGED = re.compile(
    rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}[0-9]{1,7}(?::[A-Z]{1,3}[0-9]{1,7})?)"'
)


@dataclass(frozen=True)
class Cell:
    """A cell with something in it."""

    value: Typed
    kind: str
    """The spreadsheet's letter for it; ``f`` is a formula, ``e`` an error."""
    percent: bool = False
    """Whether it is shown with a percent sign."""

    @property
    def text(self) -> str:
        """The cell as a reader sees it, shortened."""
        value = self.value
        if isinstance(value, datetime):
            clock = "" if value.time() == time() else f" {value:%H:%M}"
            return f"{value.day}.{value.month}.{value.year}{clock}"
        if isinstance(value, date):
            return f"{value.day}.{value.month}.{value.year}"
        if isinstance(value, time):
            return f"{value:%H:%M}"
        if isinstance(value, bool):
            return "SANN" if value else "USANN"
        if isinstance(value, int | float):
            shown = number(value * 100, 2) + " %" if self.percent else f"{value:.12g}"
            return shown.replace(".", ",")
        text = str(value)
        return text if len(text) <= 60 else text[:57] + "..."


@dataclass
class Page:
    """One sheet's cells by row and column, both from 1."""

    title: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)

    @property
    def rows(self) -> list[int]:
        """Numbers of the rows with something in them."""
        return sorted({row for row, _ in self.cells})

    def typed(self, row: int, column: int) -> Cell | None:
        return self.cells.get((row, column))


def name_of(row: int, column: int) -> str:
    """The cell's name: C7."""
    return f"{get_column_letter(column)}{row}"


def folded(text: str) -> str:
    """Text without what the eye does not see: case, and blanks more than one."""
    return " ".join(text.split()).casefold()


def read_pages(data: bytes, file: str, known: Collection[str]) -> dict[str, Page]:
    """Those of the known sheets that are there, by their folded titles.

    Raises
    ------
    InputFaults
        When it is no workbook, or one so large that no department needs it.
    """
    if fault := _too_much(data):
        raise InputFaults((Fault(file, "", None, *fault),))
    try:
        return _pages(data, file, {folded(title) for title in known})
    except InputFaults:
        raise
    except Exception as error:
        # Whatever the parser meets in a stranger's file.
        text = (
            "Filen er skadet og kan ikke leses. Åpne den i regnearket, lagre den på nytt som .xlsx "
            "og prøv igjen. Går ikke det, begynn på en ny mal."
        )
        raise InputFaults((Fault(file, "", None, "en skadet fil", XLSX, text),)) from error


def _too_much(data: bytes) -> tuple[str, str, str] | None:
    """Found, expected and text, when the file should not be unpacked."""
    if len(data) > MOST_BYTES:
        found, most = f"{number(len(data) / MB, 1)} MB", f"høyst {MOST_BYTES // MB} MB"
        return found, most, f"Filen er på {found}. En utfylt mal er på {most}."
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        if data[:4] == b"\xd0\xcf\x11\xe0":
            found = "en eldre eller passordbeskyttet Excel-fil"
        else:
            found = "en annen slags fil" if data else "en tom fil"
        text = f"Dette er ikke {XLSX}, men {found}. Lagre som .xlsx uten passord, og prøv igjen."
        return found, XLSX, text
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_UNPACKED or len(parts) > MOST_PARTS:
        found = f"{number(unpacked / MB, 1)} MB i {amount(len(parts), 'del', 'deler')}"
        most = f"høyst {MOST_UNPACKED // MB} MB i {MOST_PARTS} deler"
        return found, most, f"Filen er for stor når den pakkes ut: {found}. Ventet {most}."
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        return "en annen slags fil", XLSX, f"Dette er ikke {XLSX}. Lagre som .xlsx, og prøv igjen."
    return None


def _pages(data: bytes, file: str, known: Collection[str]) -> dict[str, Page]:
    pages: dict[str, Page] = {}
    cells = 0
    with warnings.catch_warnings(), zipfile.ZipFile(io.BytesIO(data)) as packed:
        warnings.simplefilter("ignore")
        # Read only, so that no range in the file is ever unrolled cell by cell.
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        for sheet in book.worksheets:
            if folded(sheet.title) not in known:
                continue
            page = Page(sheet.title)
            page.merged += [
                ref.decode() for ref in MERGED.findall(packed.read(sheet._worksheet_path))
            ]
            for row, column, cell in _filled(sheet):
                cells += 1
                if row > MOST_ROWS or cells > MOST_CELLS:
                    raise InputFaults((_too_long(file, sheet.title, row, column),))
                page.cells[row, column] = cell
            pages[folded(sheet.title)] = page
    return pages


def _filled(sheet: Any) -> Iterator[tuple[int, int, Cell]]:
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    before = None
    for cells in sheet.iter_rows(max_col=MOST_COLUMNS):
        if cells is before:  # one of a million empty rows, which all are the same object
            continue
        before = cells
        for each in cells:
            if (value := _trimmed(each.value)) is not None:
                percent = "%" in str(each.number_format) and not isinstance(value, str)
                yield each.row, each.column, Cell(value, each.data_type, percent)


def _too_long(file: str, title: str, row: int, column: int) -> Fault:
    most = f"høyst {MOST_ROWS} rader i hvert ark og {number(MOST_CELLS)} celler i alt"
    text = f"Arket «{title}» har mer innhold enn en avdeling trenger. Ventet {most}. Slett det."
    return Fault(file, f"{title}!{name_of(row, column)}", None, f"innhold i rad {row}", most, text)


def _trimmed(value: object) -> Typed | None:
    """The value without blanks around it; None when nothing is left."""
    if isinstance(value, str):
        return value.strip() or None
    if value is None or isinstance(value, int | float | date | time | timedelta):
        return value
    return str(value)
