"""Page 4: one run, followed live, with the best roster so far."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from api.dependencies import Store, Supervisor, Who
from api.results import unpacked
from api.routes.runs import stop_run
from api.security import access
from api.security.policy import Action, does
from api.security.principal import Principal
from api.security.privacy import large_enough, shown_result
from api.security.shown_runs import shown_run
from api.store import runs
from api.store.database import Database
from api.web.rendering import show
from api.web.standing import TARGETS, of_facts

router = APIRouter(prefix="/runs/{id}", include_in_schema=False)
MOST = 30


@router.get("")
@does(Action.READ)
def run(request: Request, id: str, store: Store, who: Who) -> HTMLResponse:
    """The run as it is now; the page's script keeps it so."""
    return _shown(request, "run.html.j2", id, store, who)


@router.get("/now")
@does(Action.READ)
def now(request: Request, id: str, store: Store, who: Who) -> HTMLResponse:
    """The part of the page that changes."""
    return _shown(request, "run_now.html.j2", id, store, who)


@router.post("/stop")
@does(Action.SOLVE)
def stop(id: str, store: Store, jobs: Supervisor, who: Who) -> Response:
    """End the run with the best it has."""
    stop_run(id, store, jobs, who)
    return RedirectResponse(f"/runs/{id}", 303)


def _shown(
    request: Request, template: str, id: str, store: Database, who: Principal
) -> HTMLResponse:
    with store.read() as session:
        row = access.run(session, who, id)
        department = access.department(session, who, row.department_id)
        told = shown_run(who, row)
        best = row.best if row.best_at else None
        listed = runs.listed(session, (row.department_id,), None, None, MOST)
    result = unpacked(best) if best and told.final else None
    people = result.problem.employees if result else ()
    if result and large_enough(who, len(people)):
        people = shown_result(who, department.id, result).problem.employees
    else:
        people = ()
    return show(
        request,
        template,
        run=told,
        asked_to_stop=row.stop,
        department=department,
        standing=of_facts(row.facts) if row.facts else None,
        people=people,
        notes=result.notes if result else (),
        others=[each for each in listed if each.id != id and each.state.ended and each.best_at],
        targets=TARGETS,
        may_edit=who.may_edit,
    )
