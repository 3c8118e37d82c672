"""The roster as it hangs on the wall: a workbook with the grid, sums per person and violations."""

from collections.abc import Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from turnus.calendar import Calendar
from turnus.indicators import person_table
from turnus.result import Result
from turnus.rules.rule import Violation
from turnus.texts.units import unit_text

LETTERS = "MTOTFLS"
MONTHS = ["jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des"]
HEAD, NAMES, WEEKS_A_PAGE = 4, 3, 12
RED, WEEKEND = PatternFill("solid", fgColor="F4C7C3"), PatternFill("solid", fgColor="E7E6E6")
VACATION, HEADING = PatternFill("solid", fgColor="DDEBF7"), PatternFill("solid", fgColor="D9D9D9")
CENTRE, BOLD = Alignment(horizontal="center", vertical="center"), Font(bold=True)
GREY = Font(color="595959", italic=True)
THIN, MONDAY = Border(*(Side("hair"),) * 4), Border(Side("thin"), *(Side("hair"),) * 3)

SUMS: tuple[tuple[str, str, str], ...] = (
    ("employee", "Ansatt", ""),
    ("competence", "Kompetanse", ""),
    ("position_percent", "Stilling %", "0.##"),
    ("norm_hours", "Hel stilling t/uke", "0.00"),
    ("norm_rule", "Regel", ""),
    ("paid_hours", "Betalt t", "# ##0.0"),
    ("credit_hours", "Herav ferie t", "# ##0.0"),
    ("balance_hours", "Avvik t", "+0.0;-0.0;0.0"),
    ("weekends", "Arbeidshelger", "0"),
    ("weekend_hours", "Helgetimer", "# ##0.0"),
    ("evenings", "Aftenvakter", "0"),
    ("nights", "Nattevakter", "0"),
    ("long_shifts", "Langvakter", "0"),
    ("quick_returns", "Kort hviletid", "0"),
    ("longest_run", "Flest dager på rad", "0"),
    ("attendances", "Oppmøter", "0"),
    ("vacation_days", "Feriedager (FE)", "0"),
)
BREACHES = ("Regel", "Paragraf", "Ansatt", "Dato", "Målt", "Grense", "Enhet", "Hva")


def workbook(result: Result, violations: Sequence[Violation]) -> Workbook:
    """Sheets "Turnus", "Summer" and "Avvik"; text is never read as a formula."""
    book = Workbook()
    grid = book.active
    assert isinstance(grid, Worksheet)
    _grid(grid, result)
    _sums(book.create_sheet("Summer"), result)
    _breaches(book.create_sheet("Avvik"), violations)
    return book


def _grid(sheet: Worksheet, result: Result) -> None:
    problem, roster = result.problem, result.roster
    calendar = problem.calendar
    sheet.title = "Turnus"
    _text(sheet.cell(1, 1), f"{problem.department.name}: {problem.scenario.title}").font = BOLD
    for column, heading in enumerate(("Ansatt", "Kompetanse", "Stilling %"), start=1):
        _text(sheet.cell(HEAD, column), heading).font = BOLD
    shades = [_shade(calendar, day) for day in calendar.days]
    _days(sheet, calendar, shades)
    names = {each.id: each.name for each in problem.department.competences}
    for row, employee in enumerate(problem.employees, start=HEAD + 1):
        _text(sheet.cell(row, 1), employee.id).font = BOLD
        _text(sheet.cell(row, 2), names.get(employee.competence, employee.competence))
        sheet.cell(row, 3, employee.position_percent).number_format = "0.##"
        codes = {duty.day: duty.shift for duty in roster.duties.get(employee.id, ())}
        marks = roster.marks.get(employee.id, {})
        for index, day in enumerate(calendar.days):
            cell = sheet.cell(row, NAMES + 1 + index)
            cell.alignment = CENTRE
            cell.border = MONDAY if index % 7 == 0 else THIN
            code, mark = codes.get(day), marks.get(day)
            if code or mark:
                _text(cell, code or str(mark))
            if mark and not code:
                cell.font = GREY
            shade = VACATION if mark == "FE" else shades[index]
            if shade:
                cell.fill = shade
    _print_setup(sheet, len(calendar.days))


def _days(sheet: Worksheet, calendar: Calendar, shades: Sequence[PatternFill | None]) -> None:
    """Three rows of headings: week or month, weekday letter, date."""
    for index, day in enumerate(calendar.days):
        column = NAMES + 1 + index
        number = str(index + 1) if calendar.cyclic else f"{day.day}.{day.month}."
        for row, text in ((HEAD - 1, LETTERS[day.weekday()]), (HEAD, number)):
            cell = _text(sheet.cell(row, column), text)
            cell.font, cell.alignment, cell.border = BOLD, CENTRE, THIN
            cell.fill = shades[index] or HEADING
    for week, monday in enumerate(calendar.week_starts()):
        column = NAMES + 1 + 7 * week
        year = "" if calendar.cyclic else f" · {MONTHS[monday.month - 1]} {monday.year}"
        week_number = week + 1 if calendar.cyclic else monday.isocalendar().week
        cell = _text(sheet.cell(HEAD - 2, column), f"Uke {week_number}{year}")
        cell.font, cell.alignment, cell.fill = BOLD, CENTRE, HEADING
        sheet.merge_cells(
            start_row=HEAD - 2, end_row=HEAD - 2, start_column=column, end_column=column + 6
        )


def _shade(calendar: Calendar, day: date) -> PatternFill | None:
    if calendar.is_red(day):
        return RED
    return WEEKEND if day.weekday() == 5 else None


def _print_setup(sheet: Worksheet, days: int) -> None:
    """Landscape A3, twelve weeks a page, headings and names on every page."""
    sheet.freeze_panes = sheet.cell(HEAD + 1, NAMES + 1)
    for column, width in ((1, 16), (2, 18), (3, 10)):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for column in range(NAMES + 1, NAMES + 1 + days):
        sheet.column_dimensions[get_column_letter(column)].width = 5.2
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth = max(1, -(-days // (7 * WEEKS_A_PAGE)))
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = f"1:{HEAD}"
    sheet.print_title_cols = f"A:{get_column_letter(NAMES)}"
    sheet.oddFooter.center.text = "Side &P av &N"


def _sums(sheet: Worksheet, result: Result) -> None:
    table = person_table(result)
    rows = [[row[column] for column, _, _ in SUMS] for row in table.to_dict(orient="records")]
    _table(sheet, [title for _, title, _ in SUMS], rows, [style for _, _, style in SUMS])


def _breaches(sheet: Worksheet, violations: Sequence[Violation]) -> None:
    rows = [
        [
            v.rule,
            v.paragraph,
            v.employee or "",
            v.day,
            v.measured,
            v.limit,
            unit_text(v.unit),
            v.text,
        ]
        for v in violations
    ]
    styles = ["", "", "", "dd.mm.yyyy", "0.##", "0.##", "", ""]
    _table(sheet, BREACHES, rows or [["Ingen avvik fra reglene", *[""] * 7]], styles)
    sheet.column_dimensions["H"].width = 90


def _table(
    sheet: Worksheet,
    headings: Sequence[str],
    rows: Sequence[Sequence[object]],
    styles: Sequence[str],
) -> None:
    for column, heading in enumerate(headings, start=1):
        cell = _text(sheet.cell(1, column), heading)
        cell.font, cell.fill = BOLD, HEADING
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(column)].width = 16
    for line, row in enumerate(rows, start=2):
        for column, (value, style) in enumerate(zip(row, styles, strict=True), start=1):
            cell = sheet.cell(line, column)
            if isinstance(value, str):
                _text(cell, value)
            else:
                cell.value = value
            if style:
                cell.number_format = style
    sheet.freeze_panes = "B2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = "1:1"


def _text(cell: Cell, text: str) -> Cell:
    """Write text as text, whatever it begins with."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.data_type = "s"
    return cell
