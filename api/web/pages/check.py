"""Page 7, second part: hold a pasted roster against every rule; nothing of it is kept."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse
from sqlalchemy.orm import Session

from api.dependencies import Store, Who
from api.http.problems import ProblemError
from api.pasted import read_pasted
from api.results import unpacked
from api.security import access
from api.security.policy import Action, does
from api.security.principal import Principal
from api.store import departments as stored
from api.web.choices import roster_choices, scenario_choices
from api.web.rendering import show
from turnus.department import Department
from turnus.report.grid import NAMELESS
from turnus.rules import RULES, check, untold
from turnus.rules.stricter import stricter_readings
from turnus.scenario import Problem, Scenario

router = APIRouter(include_in_schema=False)
MOST_TEXT = 4_000_000
MOST_TOLD = 500
"""Violations and faults told one by one."""


@router.get("/check")
@does(Action.EDIT)
def form(
    request: Request,
    store: Store,
    who: Who,
    against: Annotated[str, Query(max_length=50)] = "",
) -> HTMLResponse:
    """Where a roster is pasted."""
    return _shown(request, store, who, against=against)


@router.post("/check")
@does(Action.EDIT)
def checked(
    request: Request,
    store: Store,
    who: Who,
    against: Annotated[str, Form(max_length=50)] = "",
    roster: Annotated[str, Form(max_length=MOST_TEXT)] = "",
) -> HTMLResponse:
    """Every fault of what was pasted; and if there is none, every violation."""
    with store.read() as session:
        problem = _problem(session, who, against)
    if problem is None:
        return _shown(request, store, who, 422, against=against, roster=roster, unchosen=True)
    pasted = read_pasted(problem, roster)
    if pasted.faults:
        faults = sorted(pasted.faults, key=lambda each: (each.row, each.column))
        return _shown(request, store, who, 422, against=against, roster=roster, faults=faults)
    found = pasted.roster(problem)
    violations = check(problem, found)
    return _shown(
        request,
        store,
        who,
        against=against,
        roster=roster,
        violations=violations,
        untold=untold(problem, violations),
        warnings=[each for each in stricter_readings(problem, found) if each.people],
        governing=sum(rule.governs(problem) for rule in RULES),
    )


def _shown(
    request: Request, store: Store, who: Principal, status: int = 200, **values: object
) -> HTMLResponse:
    with store.read() as session:
        choices = scenario_choices(session, who)
        rosters = roster_choices(session, who)
    empty = {
        "against": "", "roster": "", "unchosen": False, "faults": (), "violations": None,
        "untold": (), "warnings": (), "governing": 0,
    }  # fmt: skip
    return show(
        request,
        "check.html.j2",
        status,
        choices=choices,
        rosters=rosters,
        most=MOST_TOLD,
        nameless=NAMELESS,
        **(empty | values),
    )


def _problem(session: Session, who: Principal, against: str) -> Problem | None:
    """What the roster is a roster for: an alternative, or a roster that is made with its people."""
    kind, _colon, id = against.partition(":")
    try:
        if kind == "run":
            best = access.run(session, who, id).best
            return unpacked(best).problem if best is not None else None
        if kind != "scenario":
            return None
        row = access.scenario(session, who, id)
        department = access.department(session, who, row.department_id)
    except ProblemError:
        return None
    revision = stored.revision(session, row, None)
    assert revision is not None
    return Problem.of(
        Department.model_validate_json(department.document),
        Scenario.model_validate_json(revision.document),
    )
