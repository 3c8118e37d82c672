"""Bounds: the position plan of a scenario and its certificates, at once and before any solve."""

from typing import Any

from fastapi import APIRouter

from api.dependencies import Setup, Who
from api.reading import checked_together
from api.security.policy import Action, does
from solver import plan_positions
from turnus.department import Department
from turnus.files.result_json import plan_dict
from turnus.result import Settings
from turnus.scenario import Scenario
from turnus.schema import Noun

router = APIRouter(prefix="/v1/bounds", tags=["bounds"])


class BoundsRequest(Noun):
    """A scenario of a department; neither need be kept."""

    department: Department
    scenario: Scenario


class Plans(Noun):
    """What a department can have; the first plan is the one that a roster realizes."""

    scenario: str
    title: str
    plans: tuple[dict[str, Any], ...]


@router.post("")
@does(Action.CALCULATE)
def bounds(asked: BoundsRequest, setup: Setup, _who: Who) -> Plans:
    """How many can hold a 100 % position, and the proof that no more can."""
    problem = checked_together(asked.department, [asked.scenario])[0]
    plans = plan_positions(problem, Settings(workers=setup.cores_per_run))
    return Plans(
        scenario=asked.scenario.id,
        title=asked.scenario.title,
        plans=tuple(plan_dict(each) for each in plans),
    )
