"""A solved scenario's folder read back, also after somebody has changed it by hand."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from turnus.employee import Employee
from turnus.faults import Fault
from turnus.files.cells import day_of, moment_of, number, weekend_of, yes_no
from turnus.files.folder import (
    EMPLOYEE_COLUMNS,
    EMPLOYEES,
    PROBLEM,
    ROSTER,
    ROSTER_COLUMNS,
    FolderFaults,
)
from turnus.files.problem_json import read_problem
from turnus.files.table import Row, Table, read_table
from turnus.files.trouble import reason
from turnus.files.wording import DATE, PERCENT
from turnus.roster import Duty, Mark, Roster, duty, sort_duties
from turnus.scenario import Problem
from turnus.texts.numbers import counted

T = TypeVar("T")
WEEKEND = "4 for hver fjerde helg, 5/12 for en blanding, eller ingenting for fritatt"
MOMENT = "et tidspunkt som 2027-01-04T07:30+01:00"
PAID_MINUTES = "et helt antall minutter, eller ingenting"
LONGEST = timedelta(hours=24)


def has_roster(folder: Path) -> bool:
    """Whether anything of a roster stands in the folder."""
    return _no_roster(folder) is None


def read_folder(folder: Path) -> tuple[Problem, Roster]:
    """The problem and the roster of a folder that ``write_result`` made.

    What stands in ``employees.csv`` wins over ``problem.json``, and a start and an end in
    ``roster.csv`` win over the shift's own; paid minutes must be those of the times, or left out.

    Raises
    ------
    FolderFaults
        With everything that is wrong, in all files at once.
    """
    if fault := _no_roster(folder):
        raise FolderFaults((fault,))
    faults: list[Fault] = []
    problem = read_problem(folder / PROBLEM, faults)
    people = read_table(folder / EMPLOYEES, EMPLOYEE_COLUMNS)
    days = read_table(folder / ROSTER, ROSTER_COLUMNS)
    roster = None
    if problem is not None:
        if people.readable:
            problem = _changed(problem, people)
        if days.readable:
            roster = _roster(problem, days)
    faults += people.faults + days.faults
    if faults or problem is None or roster is None:
        raise FolderFaults(tuple(faults))
    return problem, roster


def _no_roster(folder: Path) -> Fault | None:
    """A fault where the folder is none that ``write_result`` made."""
    names = (PROBLEM, EMPLOYEES, ROSTER)
    wanted = "mappen som solve eller compare har skrevet (den etter --out)"
    try:
        if {each.name for each in folder.iterdir()} & {*names}:
            return None
        found, told = "ingen turnus", f"Mappen har ingen turnus: {', '.join(names)} mangler."
    except FileNotFoundError:
        found, told = "ingen mappe", "Mappen finnes ikke."
    except NotADirectoryError:
        found, told = "en fil", "Dette er en fil, ikke en mappe."
    except OSError as error:
        found, told = reason(error), f"Mappen kan ikke leses: {reason(error)}."
    except ValueError:
        found, told = "et ugyldig navn", "Mappen finnes ikke, for navnet kan ikke brukes."
    return Fault(str(folder), "", None, found, wanted, f"{told} Oppgi {wanted}.")


def _changed(problem: Problem, table: Table) -> Problem:
    """The problem with what ``employees.csv`` says about its people."""
    found: dict[str, Employee] = {}
    for row in table.rows:
        id = row.cells["employee"]
        if id in found:
            table.fault(row, "employee", "hver ansatt én gang", f"«{id}» står flere ganger.")
        elif _known(problem, table, row):
            found[id] = _employee(problem, problem.employee(id), table, row)
    for employee in problem.employees:
        if employee.id not in found:
            told = f"Den ansatte «{employee.id}» mangler."
            table.fault(None, "employee", "én rad for hver ansatt", told)
    people = tuple(found.get(each.id, each) for each in problem.employees)
    return problem if people == problem.employees else problem.replace(employees=people)


def _employee(problem: Problem, given: Employee, table: Table, row: Row) -> Employee:
    competences = [each.id for each in problem.department.competences]
    competence = row.cells["competence"]
    if competence not in competences:
        table.fault(row, "competence", "en av: " + ", ".join(competences))
        competence = given.competence
    position = _cell(table, row, "position_percent", number, PERCENT)
    if position is not None and not 0 < position <= 100:
        table.fault(row, "position_percent", PERCENT)
        position = None
    if row.cells["full_time_hours_per_week"]:
        _cell(table, row, "full_time_hours_per_week", number, "timer i uken, som 35,5")
    before = len(table.faults)
    weekend = _cell(table, row, "weekend_every", weekend_of, WEEKEND)
    answer = "true eller false"
    consent = _cell(table, row, "long_shift_consent", yes_no, answer)
    night_only = _cell(table, row, "night_only", yes_no, answer)
    if len(table.faults) > before:
        return given
    changes = {
        "competence": competence,
        "position_percent": position or given.position_percent,
        "weekend": weekend,
        "long_shift_consent": consent,
        "night_only": night_only,
    }
    same = all(getattr(given, name) == value for name, value in changes.items())
    return given if same else given.replace(**changes)


def _roster(problem: Problem, table: Table) -> Roster:
    duties: dict[str, list[Duty]] = {employee.id: [] for employee in problem.employees}
    marks: dict[str, dict[date, Mark]] = {employee.id: {} for employee in problem.employees}
    seen: dict[tuple[str, date], int] = {}
    for row in table.rows:
        known = _known(problem, table, row)
        day = _cell(table, row, "date", day_of, DATE)
        if day is not None and day not in problem.calendar:
            last = problem.calendar.end - timedelta(days=1)
            table.fault(row, "date", f"en dato fra {problem.calendar.start} til {last}")
            day = None
        mark = _mark(table, row)
        if not known or day is None:
            continue
        id = row.cells["employee"]
        if first := seen.get((id, day)):
            told = f"«{id}» har {day} også på linje {first}."
            table.fault(row, "date", "hver dato én gang for hver ansatt", told)
            continue
        seen[id, day] = row.line
        if mark:
            marks[id][day] = mark
        faults = len(table.faults)
        work = _duty(problem, table, row, day)
        if len(table.faults) == faults:
            _paid_minutes(table, row, work)
        if work:
            duties[id].append(work)
    _missing_days(problem, table, seen)
    return Roster({id: sort_duties(row) for id, row in duties.items()}, marks)


def _missing_days(problem: Problem, table: Table, seen: dict[tuple[str, date], int]) -> None:
    for employee in problem.employees:
        missing = [day for day in problem.calendar.days if (employee.id, day) not in seen]
        if missing:
            days = counted(len(missing), "dag", "dager")
            told = f"«{employee.id}» mangler {days}, den første er {missing[0]}."
            table.fault(None, "date", "én rad for hver ansatt og dato", told)


def _duty(problem: Problem, table: Table, row: Row, day: date) -> Duty | None:
    code, start_text, end_text = (row.cells[name] for name in ("shift", "start", "end"))
    codes = [shift.code for shift in problem.department.shifts]
    if not code:
        if start_text or end_text:
            table.fault(row, "shift", "en vaktkode, når vakten har start og slutt")
        return None
    if code not in codes:
        table.fault(row, "shift", "en av: " + ", ".join(codes))
        return None
    if not (start_text or end_text):
        return duty(problem, day, code)
    usual = duty(problem, day, code)
    start = _moment(problem, table, row, "start", usual.start)
    end = _moment(problem, table, row, "end", usual.end)
    if start is None or end is None:
        return None
    if start.date() != day:
        table.fault(row, "start", f"et tidspunkt {day}, dagen vakten hører til")
    length = end.timestamp() - start.timestamp()
    if not 0 < length <= LONGEST.total_seconds():
        table.fault(row, "end", "et tidspunkt etter start, høyst 24 timer senere")
        return None
    if other := _shift_of(problem, usual, start, end):
        told = (
            f"Raden har koden {code}, men tidene til {other}. {code} er "
            f"{usual.start:%H:%M}–{usual.end:%H:%M}."
        )
        table.fault(row, "shift", f"{other}, eller tidene til {code}", told)
    return Duty(day, code, start, end, problem.shift(code).unpaid_break_minutes)


def _paid_minutes(table: Table, row: Row, work: Duty | None) -> None:
    """A number that the duty's times do not give; an empty cell is counted anew."""
    text, minutes = row.cells["paid_minutes"], work.paid_minutes if work else 0
    if text and _cell(table, row, "paid_minutes", number, PAID_MINUTES) not in (None, minutes):
        what = "vakten gir" if work else "en dag uten vakt gir"
        told = f"Betalte minutter er {text}, men {what} {minutes}."
        table.fault(row, "paid_minutes", f"{minutes}, eller ingenting", told)


def _shift_of(problem: Problem, usual: Duty, start: datetime, end: datetime) -> str | None:
    """Another shift type that has just these times: somebody has changed the code alone."""
    if (start, end) == (usual.start, usual.end):
        return None
    duties = (duty(problem, usual.day, shift.code) for shift in problem.department.shifts)
    return next((each.shift for each in duties if (each.start, each.end) == (start, end)), None)


def _moment(
    problem: Problem, table: Table, row: Row, column: str, usual: datetime
) -> datetime | None:
    """The moment on the plan's clock; the shift's own where it is that."""
    at = _cell(table, row, column, moment_of, MOMENT)
    if at is None or at.timestamp() == usual.timestamp():
        return at and usual
    local = at.astimezone(problem.calendar.zone)
    if local.utcoffset() != at.utcoffset():
        offset = local.isoformat()[-6:]
        told = f"Klokken er {offset} fra UTC på dette tidspunktet, ikke {at.isoformat()[-6:]}."
        table.fault(row, column, f"et tidspunkt med {offset}", told)
        return None
    return local


def _mark(table: Table, row: Row) -> Mark | None:
    text = row.cells["mark"]
    return _cell(table, row, "mark", Mark, "F1, F2, F3, F5, FE eller ingenting") if text else None


def _known(problem: Problem, table: Table, row: Row) -> bool:
    try:
        problem.employee(row.cells["employee"])
    except KeyError:
        table.fault(row, "employee", "en av de ansatte i problem.json")
        return False
    return True


def _cell(table: Table, row: Row, column: str, read: Callable[[str], T], expected: str) -> T | None:
    try:
        return read(row.cells[column])
    except (ValueError, OverflowError, ZeroDivisionError):
        table.fault(row, column, expected)
        return None
