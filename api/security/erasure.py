"""A person's data taken out of everything that is kept of a department.

Rosters and figures stay, so that what a working group has decided on can still be read; the person's
line in them gets a name drawn by lot, and age, pregnancy, wishes and other work are taken away.
Tables that are not known here are followed by their foreign keys, and their texts are searched.
"""

import gzip
import json
import re
import secrets
from collections import Counter
from dataclasses import replace
from typing import Any

from sqlalchemy import JSON, LargeBinary, String, Table, delete, select
from sqlalchemy.orm import Session, undefer

from api.results import packed, unpacked
from api.security.privacy import in_text
from api.store.columns import now
from api.store.tables import (
    DepartmentRow,
    RepeatedRow,
    RevisionRow,
    RunRow,
    ScenarioRow,
    State,
)
from api.store.tables import Table as Tables
from turnus.department import Department
from turnus.employee import Employee
from turnus.people import (
    named_in,
    named_in_department,
    renamed_department,
    renamed_problem,
    renamed_result,
    renamed_scenario,
    without_private,
)
from turnus.result import Result
from turnus.scenario import Problem, Scenario

UNFINISHED = (State.CREATED, State.QUEUED, State.SOLVING)
DOCUMENTS = {
    ("department", "document"),
    ("scenario_revision", "document"),
    ("run", "problem"),
    ("run", "best"),
}
"""Columns that are read as what they are, instead of searched as text."""
Names = dict[str, str]


class UnfinishedError(Exception):
    """Runs of the department are under way, and would bring the person back."""

    def __init__(self, titles: list[str]) -> None:
        super().__init__(", ".join(titles))
        self.titles = titles


def new_name() -> str:
    """What an erased person is called; it has nothing to do with who they were."""
    return "slettet-" + secrets.token_hex(4)


def erase(session: Session, department: DepartmentRow, person: str) -> Counter[str]:
    """Where the person was, and in how many rows; they are there no more.

    Raises
    ------
    UnfinishedError
        A run is under way.
    """
    session.refresh(department, with_for_update=True)
    asked = select(RunRow.title).where(
        RunRow.department_id == department.id, RunRow.state.in_(UNFINISHED)
    )
    if under_way := session.scalars(asked).all():
        raise UnfinishedError(list(under_way))
    names = {person: new_name()}
    found: Counter[str] = Counter()
    found["department"] += _department(department, names)
    session.flush()
    for revision in session.scalars(
        select(RevisionRow)
        .join(ScenarioRow, ScenarioRow.id == RevisionRow.scenario_id)
        .where(ScenarioRow.department_id == department.id)
    ):
        found["scenario_revision"] += _revision(revision, names)
    runs = select(RunRow).where(RunRow.department_id == department.id)
    for run in session.scalars(runs.options(undefer(RunRow.problem), undefer(RunRow.best))):
        found["run"] += _run(run, names)
    session.flush()
    for table in Tables.metadata.sorted_tables:
        rows = _of_department(table, department.id)
        if rows is not None:
            found[table.name] += _texts(session, table, rows, names)
    gone = _repeated(session, person)
    found["repeated"] += gone
    return +found


def _department(row: DepartmentRow, names: Names) -> bool:
    before = Department.model_validate_json(row.document)
    if not names.keys() & named_in_department(before):
        return False
    after = renamed_department(before, names)
    row.document, row.changed = _bare_department(after, names).model_dump_json(), now()
    return True


def _revision(row: RevisionRow, names: Names) -> bool:
    before = Scenario.model_validate_json(row.document)
    after = _titled(renamed_scenario(before, names), names)
    if after == before:
        return False
    row.document = after.model_dump_json()
    return True


def _run(row: RunRow, names: Names) -> bool:
    problem = Problem.model_validate_json(gzip.decompress(row.problem))
    result = None if row.best is None else unpacked(row.best)
    named = named_in(problem) | (named_in(result.problem) if result else frozenset())
    if not names.keys() & named:
        return False
    row.problem = gzip.compress(_problem(problem, names).model_dump_json().encode())
    if result is not None:
        row.best = packed(_result(result, names))
    return True


def _result(result: Result, names: Names) -> Result:
    found = renamed_result(result, names)
    base = found.base
    if base is not None:
        base = replace(base, problem=_bare(base.problem, names))
    return replace(found, problem=_bare(found.problem, names), base=base)


def _problem(problem: Problem, names: Names) -> Problem:
    return _bare(renamed_problem(problem, names), names)


def _bare(problem: Problem, names: Names) -> Problem:
    return problem.replace(
        department=_bare_department(problem.department, names),
        scenario=_titled(problem.scenario, names),
        employees=_bared(problem.employees, names),
        colleagues=_bared(problem.colleagues, names),
    )


def _bare_department(department: Department, names: Names) -> Department:
    meetings = tuple(
        each.replace(name=in_text(each.name, names)) for each in department.activities.meetings
    )
    return department.replace(
        name=in_text(department.name, names),
        employees=_bared(department.employees, names),
        activities=department.activities.replace(meetings=meetings),
    )


def _titled(scenario: Scenario, names: Names) -> Scenario:
    return scenario.replace(title=in_text(scenario.title, names))


def _bared(people: tuple[Employee, ...], names: Names) -> tuple[Employee, ...]:
    erased = set(names.values())
    return tuple(without_private(each) if each.id in erased else each for each in people)


def _of_department(table: Table, id: str) -> Any:
    """Which rows of a table belong to a department; None where it has nothing to do with any."""
    if table.name == DepartmentRow.__tablename__:
        return table.c.id == id
    for key in table.foreign_keys:
        parent = key.column.table
        rows = None if parent is table else _of_department(parent, id)
        if rows is not None:
            return key.parent.in_(select(key.column).where(rows))
    return None


def _texts(session: Session, table: Table, rows: Any, names: Names) -> int:
    """Replace the name in every text of these rows; how many rows had it."""
    columns = [column for column in table.columns if _is_text(table, column)]
    if not columns:
        return 0
    keys = list(table.primary_key.columns)
    changed = 0
    for row in session.execute(select(*keys, *columns).where(rows)).all():
        values = row._mapping
        new = {c.name: _replaced(values[c], names) for c in columns}
        new = {name: value for name, value in new.items() if value != values[table.c[name]]}
        if new:
            this = [key == values[key] for key in keys]
            session.execute(table.update().where(*this).values(**new))
            changed += 1
    return changed


def _is_text(table: Table, column: Any) -> bool:
    structural = column.primary_key or column.foreign_keys
    known = (table.name, column.name) in DOCUMENTS
    return not (structural or known) and isinstance(column.type, String | JSON | LargeBinary)


def _replaced(value: Any, names: Names) -> Any:
    match value:
        case str():
            return in_text(value, names)
        case bytes() if value[:2] == b"\x1f\x8b":
            kept = json.loads(gzip.decompress(value))
            new = _replaced(kept, names)
            return value if new == kept else gzip.compress(json.dumps(new).encode())
        case list():
            return [_replaced(each, names) for each in value]
        case dict():
            return {key: _replaced(each, names) for key, each in value.items()}
    return value


def _repeated(session: Session, person: str) -> int:
    """Answers that are kept for a day to be given again; those that name the person go."""
    named = re.compile(rb"(?<![\w-])" + re.escape(person.encode()) + rb"(?![\w-])")
    rows = session.scalars(select(RepeatedRow))
    gone = [(row.who, row.key) for row in rows if named.search(row.body)]
    for who, key in gone:
        session.execute(delete(RepeatedRow).where(RepeatedRow.who == who, RepeatedRow.key == key))
    return len(gone)
