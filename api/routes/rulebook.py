"""The rulebook: every rule with its paragraph, numbers, source and how sure we are."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter
from pydantic import BeforeValidator

from api.dependencies import Store, Who
from api.models.rules import GoverningRule, RuleEntry, entries, governing
from api.security import access
from api.security.policy import Action, does
from api.store import departments as stored
from turnus.department import Department
from turnus.scenario import Problem, Scenario

router = APIRouter(prefix="/v1", tags=["rulebook"])


def _written_out(value: object) -> object:
    if isinstance(value, str) and value.isdecimal():
        raise ValueError("expected a date YYYY-MM-DD")
    return value


Day = Annotated[date, BeforeValidator(_written_out)]
"""Not a number of seconds, which pydantic takes for one."""


@router.get("/rulebook")
@does(Action.OPEN)
def get_rulebook(on: Day | None = None) -> tuple[RuleEntry, ...]:
    """Every rule that rosters are held against; ``on``: as in force that day."""
    return entries(on)


@router.get("/scenarios/{id}/rulebook")
@does(Action.READ)
def get_governing_rules(id: str, store: Store, who: Who) -> tuple[GoverningRule, ...]:
    """Which rules govern a scenario, with which numbers, and whose signature each needs."""
    with store.read() as session:
        row = access.scenario(session, who, id)
        department = access.department(session, who, row.department_id)
        revision = stored.revision(session, row, None)
        assert revision is not None
        problem = Problem.of(
            Department.model_validate_json(department.document),
            Scenario.model_validate_json(revision.document),
        )
    return governing(problem)
