"""What stands in a solved scenario's folder: file names, columns, and text that is safe to open."""

from turnus.employee import WeekendPattern
from turnus.faults import InputFaults

ROSTER, EMPLOYEES, PROBLEM = "roster.csv", "employees.csv", "problem.json"
RESULT, WORKBOOK = "result.json", "roster.xlsx"

ROSTER_COLUMNS = ("employee", "date", "shift", "start", "end", "paid_minutes", "mark")
EMPLOYEE_COLUMNS = (
    "employee",
    "competence",
    "position_percent",
    "full_time_hours_per_week",
    "weekend_every",
    "long_shift_consent",
    "night_only",
)
GONE = "Filen finnes ikke. Hent den tilbake, eller kjør solve eller compare på nytt."
FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")


class FolderFaults(InputFaults):
    """Everything that is wrong with the files of a solved scenario's folder."""


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe before a dangerous first sign."""
    return f"'{text}" if text.startswith(FORMULA) else text


def original(text: str) -> str:
    """What ``harmless`` was given."""
    return text.removeprefix("'")


def weekend_every(pattern: WeekendPattern | None) -> str:
    """``4`` for one weekend in four, ``5/12`` for a mix, empty for staff exempt from weekends."""
    if pattern is None:
        return ""
    return str(pattern.of) if pattern.on == 1 else str(pattern)
