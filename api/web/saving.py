"""Departments and scenarios kept from forms, with every fault told at once."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from api.reading import source
from api.security import access
from api.security.principal import Principal
from api.store import departments as stored
from api.store.database import Database
from api.store.tables import DepartmentRow, ScenarioRow
from turnus.department import Department
from turnus.files.load import load_together
from turnus.scenario import Scenario

DEPARTMENT = "department"


class ChangedError(Exception):
    """Somebody else has changed it since the form was made; ``version`` is what it is now."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


def newest(session: Session, department: str) -> dict[str, tuple[ScenarioRow, Scenario]]:
    """A department's scenarios as they are now, by their ids."""
    found = {}
    for row in stored.scenarios(session, department):
        revision = stored.revision(session, row, None)
        if revision is not None:
            found[row.id] = row, Scenario.model_validate_json(revision.document)
    return found


def save_department(
    store: Database, who: Principal, id: str, version: str, tree: Mapping[str, Any]
) -> None:
    """Keep a department as the next version.

    Raises
    ------
    InputFaults
        With every fault; ``file`` is ``DEPARTMENT`` or the id of a scenario.
    ChangedError
        Where ``version`` is not the newest.
    """
    with store.write() as session:
        row = access.department(session, who, id)
        _insist(version, row.version)
        plans = [
            source(scenario, each.model_dump(mode="json"))
            for scenario, (_row, each) in newest(session, id).items()
        ]
        department, _plans = load_together(source(DEPARTMENT, tree), plans)
        stored.change_department(session, row, department)


def replace_department(
    store: Database,
    who: Principal,
    id: str,
    version: str,
    department: Department,
    scenarios: Sequence[Scenario],
) -> None:
    """Keep a department and its alternatives from a file; those of the same short name are revised.

    Raises
    ------
    InputFaults
        Where an alternative that is not in the file does not fit any more.
    ChangedError
        Where ``version`` is not the newest.
    """
    with store.write() as session:
        row = access.department(session, who, id)
        _insist(version, row.version)
        given = {each.id: each for each in scenarios}
        known = {each.id: (at, each) for at, each in newest(session, id).values()}
        left = [
            source(at.id, each.model_dump(mode="json"))
            for name, (at, each) in known.items()
            if name not in given
        ]
        load_together(source(DEPARTMENT, department.model_dump(mode="json")), left)
        stored.change_department(session, row, department)
        for name, scenario in given.items():
            if name not in known:
                stored.add_scenario(session, id, scenario)
            elif known[name][1] != scenario:
                stored.revise_scenario(session, known[name][0], scenario)


def checked_scenario(row: DepartmentRow, tree: Mapping[str, Any]) -> tuple[Department, Scenario]:
    """A scenario of a department from a form.

    Raises
    ------
    InputFaults
        With every fault; ``file`` is ``scenario`` or ``DEPARTMENT``.
    """
    department = Department.model_validate_json(row.document)
    given = source(DEPARTMENT, department.model_dump(mode="json"))
    unit, plans = load_together(given, [source("scenario", tree)])
    return unit, plans[0]


def save_scenario(
    store: Database, who: Principal, id: str, version: str, tree: Mapping[str, Any]
) -> None:
    """Keep the next revision of a scenario; one that is as it was gets none.

    Raises
    ------
    InputFaults
        With every fault.
    ChangedError
        Where ``version`` is not the newest.
    """
    with store.write() as session:
        row = access.scenario(session, who, id)
        _insist(version, row.revision)
        _unit, scenario = checked_scenario(access.department(session, who, row.department_id), tree)
        now = stored.revision(session, row, None)
        if now is None or Scenario.model_validate_json(now.document) != scenario:
            stored.revise_scenario(session, row, scenario)


def add_scenario(store: Database, who: Principal, department: str, tree: Mapping[str, Any]) -> str:
    """Keep a new scenario of a department; its id.

    Raises
    ------
    InputFaults
        With every fault.
    """
    with store.write() as session:
        _unit, scenario = checked_scenario(access.department(session, who, department), tree)
        return stored.add_scenario(session, department, scenario).id


def _insist(sent: str, now: int) -> None:
    if sent != str(now):
        raise ChangedError(now)
