"""Page 4: one run, followed live, with the best roster so far."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from api.dependencies import Store, Supervisor, Who
from api.models.stored import Run
from api.results import unpacked
from api.routes.runs import stop_run
from api.security import access
from api.security.policy import Action, does
from api.security.principal import Principal
from api.store import runs
from api.store.database import Database
from api.web.rendering import show
from api.web.standing import TARGETS, of_facts

router = APIRouter(prefix="/runs/{id}", include_in_schema=False)
MOST = 30


@router.get("")
@does(Action.EDIT)
def run(request: Request, id: str, store: Store, who: Who) -> HTMLResponse:
    """The run as it is now; the page's script keeps it so."""
    return _shown(request, "run.html.j2", id, store, who)


@router.get("/now")
@does(Action.EDIT)
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
        told = Run.of(row)
        best = row.best if row.best_at else None
        listed = runs.listed(session, (row.department_id,), None, None, MOST)
    return show(
        request,
        template,
        run=told,
        asked_to_stop=row.stop,
        department=department,
        standing=of_facts(row.facts) if row.facts else None,
        people=unpacked(best).problem.employees if best and told.final else (),
        notes=unpacked(best).notes if best and told.final else (),
        others=[each for each in listed if each.id != id and each.state.ended and each.best_at],
        targets=TARGETS,
        may_edit=who.may_edit,
    )
