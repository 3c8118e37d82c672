"""The template as a workbook: headings with units, drop-down lists, help where one types."""

import io
from collections.abc import Mapping, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from turnus.department import Department
from turnus.files.template.checks import Checks
from turnus.files.template.fill import Trees, field_cell, table_rows, trees, usual
from turnus.files.template.kinds import DATE, Typed
from turnus.files.template.layout import (
    ALTERNATIVES,
    FIELD,
    HELP,
    USUAL,
    Column,
    Form,
    Sheet,
    Table,
)
from turnus.files.template.readme import draw_readme, lines
from turnus.files.template.sheets import SHEETS
from turnus.files.template.tables import example_rows
from turnus.scenario import Scenario

INTRO, HEAD = 1, 2
ROWS = 900
"""Rows that can be filled in with help."""
FORMULA = ("=", "+", "-", "@")
HEADING, REQUIRED = PatternFill("solid", fgColor="D9D9D9"), PatternFill("solid", fgColor="BDD7EE")
INPUT, EXAMPLE = PatternFill("solid", fgColor="FFFBE6"), PatternFill("solid", fgColor="F2F2F2")
PLAIN = PatternFill("solid", fgColor="FFFFFF")
"""Behind the explanation, above columns that are otherwise for filling in."""
BOLD, GREY = Font("Calibri", bold=True), Font("Calibri", color="595959", italic=True)
WRAPPED, LEFT = Alignment(wrap_text=True, vertical="top"), Alignment("left", vertical="top")
THIN = Border(*(Side("thin", color="BFBFBF"),) * 4)
WIDE, NARROW, LABEL, EXPLAINED = 26, 18, 42, 80
LINE = 15
"""Points; rows are as tall as their explanation, for some programs do not see to it."""


def write_template(
    department: Department | None = None, scenarios: Sequence[Scenario] = ()
) -> bytes:
    """The template as an xlsx file: empty with examples, or filled in.

    Parameters
    ----------
    department
        What it is filled in with; None: only examples.
    scenarios
        At most four alternatives, today's first.
    """
    return draw(department, dict(zip(ALTERNATIVES, scenarios, strict=False)))


def draw(department: Department | None, given: Mapping[str, Scenario]) -> bytes:
    """As ``write_template``, each alternative by its column's name in ``ALTERNATIVES``."""
    values = trees(department, given)
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    draw_readme(first)
    pages = [book.create_sheet(sheet.title) for sheet in SHEETS]
    checks = Checks(book)
    for sheet, page in zip(SHEETS, pages, strict=True):
        _text(page, INTRO, 1, sheet.intro).font = GREY
        if isinstance(sheet, Form):
            _form(page, sheet, values, checks)
        else:
            _table(page, sheet, values, checks, examples=department is None)
        _setup(page, sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _form(page: Worksheet, sheet: Form, values: Trees, checks: Checks) -> None:
    headings = (FIELD, *sheet.values.values(), USUAL, HELP)
    for number, heading in enumerate(headings, start=1):
        _heading(page, number, heading)
        page.column_dimensions[get_column_letter(number)].width = WIDE
    help = len(headings)
    page.column_dimensions["A"].width = LABEL
    page.column_dimensions[get_column_letter(help)].width = EXPLAINED
    row = HEAD
    for section, columns in sheet.sections.items():
        row += 1
        _text(page, row, 1, section).font = BOLD
        for column in columns:
            row += 1
            label = _text(page, row, 1, column.heading)
            label.alignment, label.border = WRAPPED, THIN
            if column.required:
                label.fill = REQUIRED
            for number, root in enumerate(sheet.values, start=2):
                cell = field_cell(values.get(root, {}), column)
                _put(page, row, number, column, cell)
                checks.add(page, sheet, column, get_column_letter(number), row, row)
            same = _put(page, row, help - 1, column, usual(sheet, column), filled=False)
            same.font, same.alignment = GREY, LEFT
            _text(page, row, help, column.help).alignment = WRAPPED
            page.row_dimensions[row].height = LINE * lines(column.help, EXPLAINED)
    page.freeze_panes = page.cell(HEAD + 1, 2)


def _table(page: Worksheet, sheet: Table, values: Trees, checks: Checks, *, examples: bool) -> None:
    columns = sheet.all_columns
    for number, column in enumerate(columns, start=1):
        cell = _heading(page, number, column.heading)
        cell.fill = REQUIRED if column.required else HEADING
        cell.comment = _comment(column)
        letter = get_column_letter(number)
        page.cell(INTRO, number).fill = PLAIN
        empty = page.column_dimensions[letter]
        empty.width = WIDE if number == 1 else max(NARROW, min(len(column.heading) + 2, WIDE))
        empty.number_format, empty.fill, empty.border = column.kind.format, INPUT, THIN
        checks.add(page, sheet, column, letter, HEAD + 1, HEAD + ROWS)
    row = HEAD
    for shown in example_rows(sheet) if examples else ():
        row += 1
        for number, column in enumerate(columns, start=1):
            cell = _put(page, row, number, column, shown.get(column), filled=False)
            cell.font, cell.fill = GREY, EXAMPLE
    for filled in table_rows(sheet, values):
        row += 1
        for number, column in enumerate(columns, start=1):
            _put(page, row, number, column, filled.get(column))
    page.freeze_panes = page.cell(HEAD + 1, 2)


def _put(
    page: Worksheet,
    row: int,
    number: int,
    column: Column,
    value: Typed | None,
    *,
    filled: bool = True,
) -> Cell:
    """A cell of a field, formatted for what it is to hold also while it is empty."""
    cell = page.cell(row, number)
    cell.number_format = column.kind.format
    if isinstance(value, str):
        _text(page, row, number, value)
    elif value is not None:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = DATE.format
    if filled:
        cell.fill, cell.border = INPUT, THIN
    return cell


def _text(page: Worksheet, row: int, column: int, text: str) -> Cell:
    """Text as text, whatever it begins with, also when somebody edits it."""
    cell = page.cell(row, column)
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(FORMULA)
    return cell


def _heading(page: Worksheet, column: int, text: str) -> Cell:
    cell = _text(page, HEAD, column, text)
    cell.font, cell.fill, cell.alignment, cell.border = BOLD, HEADING, WRAPPED, THIN
    return cell


def _comment(column: Column) -> Comment | None:
    if not column.help:
        return None
    return Comment(column.help, "turnus", height=90, width=260)


def _setup(page: Worksheet, sheet: Sheet) -> None:
    page.row_dimensions[HEAD].height = 2 * LINE + 2
    page.sheet_properties.tabColor = "A6A6A6" if sheet.rare else "2F5597"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToHeight = 0
    page.print_title_rows = f"{HEAD}:{HEAD}"
