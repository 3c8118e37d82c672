"""A solved scenario as files that people open and `turnus check` reads back."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

from turnus.files.folder import (
    EMPLOYEE_COLUMNS,
    EMPLOYEES,
    PROBLEM,
    RESULT,
    ROSTER,
    ROSTER_COLUMNS,
    WORKBOOK,
    harmless,
    weekend_every,
)
from turnus.files.replace import replace_together
from turnus.files.result_json import result_dict
from turnus.files.xlsx import workbook
from turnus.norm import full_time_norm
from turnus.result import Result
from turnus.roster import Roster
from turnus.scenario import Problem


def write_result(result: Result, folder: Path) -> None:
    """Write every file of a solved scenario; what can be read there is of one writing.

    The folder is made where it is missing; files of the same names are replaced.
    """
    from turnus.rules import check

    problem, roster = result.problem, result.roster
    violations = tuple(check(problem, roster))
    sheets = io.BytesIO()
    workbook(result, violations).save(sheets)
    contents = {
        ROSTER: roster_csv(problem, roster),
        EMPLOYEES: _csv(EMPLOYEE_COLUMNS, _employee_rows(problem, roster)),
        PROBLEM: (problem.model_dump_json(indent=1) + "\n").encode(),
        RESULT: _json(result_dict(result, violations)),
        WORKBOOK: sheets.getvalue(),
    }
    folder.mkdir(parents=True, exist_ok=True)
    replace_together(folder, contents, last=PROBLEM)


def roster_csv(problem: Problem, roster: Roster) -> bytes:
    """One row for each employee and day, as ``roster.csv`` has it."""
    return _csv(ROSTER_COLUMNS, _roster_rows(problem, roster))


def _roster_rows(problem: Problem, roster: Roster) -> Iterator[tuple[object, ...]]:
    for employee in problem.employees:
        duties = {duty.day: duty for duty in roster.duties.get(employee.id, ())}
        for day in problem.calendar.days:
            mark = roster.mark(employee.id, day) or ""
            duty = duties.get(day)
            if duty is None:
                yield employee.id, day.isoformat(), "", "", "", 0, mark
            else:
                start, end = (at.isoformat(timespec="minutes") for at in (duty.start, duty.end))
                yield (
                    employee.id,
                    day.isoformat(),
                    duty.shift,
                    start,
                    end,
                    duty.paid_minutes,
                    mark,
                )


def _employee_rows(problem: Problem, roster: Roster) -> Iterator[tuple[object, ...]]:
    for employee in problem.employees:
        yield (
            employee.id,
            employee.competence,
            f"{employee.position_percent:.10g}",
            f"{full_time_norm(problem, roster, employee).hours_per_week:.4g}",
            weekend_every(employee.weekend),
            _word(employee.long_shift_consent),
            _word(employee.night_only),
        )


def _word(value: bool) -> str:
    return "true" if value else "false"


def _csv(columns: tuple[str, ...], rows: Iterator[tuple[object, ...]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([harmless(str(value)) for value in row] for row in rows)
    return text.getvalue().encode()


def _json(values: dict[str, object]) -> bytes:
    text = json.dumps(values, ensure_ascii=False, indent=1, allow_nan=False)
    return (text + "\n").encode()
