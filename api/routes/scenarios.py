"""Scenarios: the alternatives of a department, each change a revision that stays."""

from typing import Annotated

from fastapi import APIRouter, Path, Response, status

from api.dependencies import Store, Who
from api.http.problems import not_found
from api.http.versions import IfMatch, etag, insist_on
from api.models.stored import Alternative, StoredScenario
from api.reading import checked_together
from api.security import access
from api.security.policy import Action, does
from api.security.privacy import sees_all, shown_scenario
from api.store import departments as stored
from api.store.tables import DepartmentRow
from api.texts import _
from turnus.department import Department
from turnus.scenario import Scenario

router = APIRouter(prefix="/v1", tags=["scenarios"])


@router.get("/departments/{id}/scenarios")
@does(Action.LIST)
def list_scenarios(id: str, store: Store, who: Who) -> tuple[Alternative, ...]:
    """A department's scenarios, oldest first."""
    with store.read() as session:
        access.department(session, who, id)
        return tuple(Alternative.of(row) for row in stored.scenarios(session, id))


@router.post("/departments/{id}/scenarios", status_code=status.HTTP_201_CREATED)
@does(Action.EDIT)
def add_scenario(
    id: str, scenario: Scenario, store: Store, who: Who, response: Response
) -> StoredScenario:
    """Keep a new scenario of a department."""
    with store.write() as session:
        checked = _checked(access.department(session, who, id), scenario)
        row = stored.add_scenario(session, id, checked)
        first = stored.revision(session, row, None)
        assert first is not None
    response.headers["Location"] = f"/v1/scenarios/{row.id}"
    response.headers["ETag"] = etag(row.revision)
    return StoredScenario.at(row, first)


@router.get("/scenarios/{id}")
@does(Action.READ)
def get_scenario(id: str, store: Store, who: Who, response: Response) -> StoredScenario:
    """The newest revision of a scenario."""
    found = _at(id, None, store, who)
    response.headers["ETag"] = etag(found.revision)
    return found


@router.get("/scenarios/{id}/revisions/{number}")
@does(Action.READ)
def get_revision(
    id: str, number: Annotated[int, Path(ge=1, le=10**9)], store: Store, who: Who
) -> StoredScenario:
    """A scenario as it was."""
    return _at(id, number, store, who)


@router.put("/scenarios/{id}")
@does(Action.EDIT)
def revise_scenario(
    id: str,
    scenario: Scenario,
    store: Store,
    who: Who,
    response: Response,
    if_match: IfMatch = None,
) -> StoredScenario:
    """The next revision of a scenario."""
    with store.write() as session:
        row = access.scenario(session, who, id)
        insist_on(row.revision, if_match)
        checked = _checked(access.department(session, who, row.department_id), scenario)
        stored.revise_scenario(session, row, checked)
        newest = stored.revision(session, row, None)
        assert newest is not None
    response.headers["ETag"] = etag(row.revision)
    return StoredScenario.at(row, newest)


@router.delete("/scenarios/{id}", status_code=status.HTTP_204_NO_CONTENT)
@does(Action.EDIT)
def remove_scenario(id: str, store: Store, who: Who, if_match: IfMatch = None) -> None:
    """Remove a scenario with its revisions and runs."""
    with store.write() as session:
        row = access.scenario(session, who, id)
        insist_on(row.revision, if_match)
        session.delete(row)


def _at(id: str, number: int | None, store: Store, who: Who) -> StoredScenario:
    with store.read() as session:
        row = access.scenario(session, who, id)
        found = stored.revision(session, row, number)
        if found is None:
            raise not_found(_("Alternativet har ingen utgave {}.").format(number))
        kept = StoredScenario.at(row, found)
        if sees_all(who) or not kept.scenario.weekend_swaps:
            return kept
        document = access.department(session, who, row.department_id).document
    people = len(Department.model_validate_json(document).employees)
    return kept.replace(scenario=shown_scenario(who, kept.department, kept.scenario, people))


def _checked(row: DepartmentRow, scenario: Scenario) -> Scenario:
    department = Department.model_validate_json(row.document)
    return checked_together(department, [scenario])[0].scenario
