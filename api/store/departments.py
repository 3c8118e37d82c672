"""Departments and the revisions of their scenarios."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.interfaces import ORMOption

from api.store.columns import now
from api.store.newest import After, newest_first
from api.store.tables import DepartmentRow, RevisionRow, ScenarioRow
from turnus.department import Department
from turnus.scenario import Scenario


def add_department(session: Session, department: Department) -> DepartmentRow:
    """A new department."""
    row = DepartmentRow(name=department.name, document=department.model_dump_json())
    session.add(row)
    session.flush()
    return row


def change_department(session: Session, row: DepartmentRow, department: Department) -> None:
    """The next version of a department; fails where another transaction was first."""
    row.name, row.document, row.changed = department.name, department.model_dump_json(), now()
    session.flush()


def add_scenario(session: Session, department: str, scenario: Scenario) -> ScenarioRow:
    """A new scenario with its first revision."""
    row = ScenarioRow(department_id=department, title=scenario.title)
    session.add(row)
    session.flush()
    session.add(_revision(row, scenario))
    session.flush()
    return row


def revise_scenario(session: Session, row: ScenarioRow, scenario: Scenario) -> None:
    """The next revision; those before stay as they were."""
    row.title, row.changed = scenario.title, now()
    session.flush()
    session.add(_revision(row, scenario))
    session.flush()


def revision(session: Session, scenario: ScenarioRow, number: int | None) -> RevisionRow | None:
    """One revision of a scenario; the newest where no number is given."""
    return session.get(RevisionRow, (scenario.id, number or scenario.revision))


def departments(
    session: Session,
    ids: Collection[str] | None,
    after: After | None,
    limit: int,
    *with_: ORMOption,
) -> Sequence[DepartmentRow]:
    """Departments, newest first; ``ids`` None: all."""
    asked = select(DepartmentRow).options(*with_)
    if ids is not None:
        asked = asked.where(DepartmentRow.id.in_(ids))
    return session.scalars(newest_first(asked, DepartmentRow, after, limit)).all()


def scenarios(session: Session, department: str) -> Sequence[ScenarioRow]:
    """A department's scenarios, oldest first."""
    asked = select(ScenarioRow).where(ScenarioRow.department_id == department)
    return session.scalars(asked.order_by(ScenarioRow.created, ScenarioRow.id)).all()


def _revision(row: ScenarioRow, scenario: Scenario) -> RevisionRow:
    return RevisionRow(scenario_id=row.id, number=row.revision, document=scenario.model_dump_json())
