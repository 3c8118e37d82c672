"""Runs: one solve of one scenario each; the best so far is always there."""

import gzip
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response, status

from api.dependencies import Setup, Store, Supervisor, Who
from api.http.paging import CursorText, Limit, Page, after, page
from api.http.problems import PointedFault, ProblemError, not_found
from api.models.stored import Run, RunRequest, RunSettings, RunWithResult
from api.results import unpacked
from api.security import access
from api.security.policy import Action, does
from api.security.privacy import shown_result
from api.security.shown_runs import shown_run
from api.store import departments as stored
from api.store import runs
from api.store.tables import RunRow, State
from api.texts import _, counted
from turnus.department import Department
from turnus.files.result_json import result_dict
from turnus.result import Result, Settings
from turnus.rules import check
from turnus.scenario import Problem, Scenario
from turnus.texts.numbers import number

router = APIRouter(prefix="/v1/runs", tags=["runs"])
POLL_SECONDS = "2"


@router.post(
    "",
    status_code=status.HTTP_202_ACCEPTED,
    responses={429: {"description": "The queue is full."}},
)
@does(Action.SOLVE)
def start_run(
    asked: RunRequest, store: Store, jobs: Supervisor, setup: Setup, who: Who, response: Response
) -> Run:
    """Put a solve in the queue."""
    settings = _settings(asked.settings, setup.longest_run_seconds, setup.cores_per_run)
    with store.write() as session:
        scenario = access.scenario(session, who, asked.scenario)
        revision = stored.revision(session, scenario, asked.revision)
        if revision is None:
            raise not_found(_("Alternativet har ingen utgave {}.").format(asked.revision))
        if runs.waiting(session) >= setup.queue_length:
            raise _full(setup.queue_length)
        department = access.department(session, who, scenario.department_id)
        problem = Problem.of(
            Department.model_validate_json(department.document),
            Scenario.model_validate_json(revision.document),
        )
        row = runs.enqueue(
            session,
            RunRow(
                department_id=department.id,
                scenario_id=scenario.id,
                revision=revision.number,
                title=scenario.title,
                settings=asdict(settings),
                problem=gzip.compress(problem.model_dump_json().encode()),
            ),
        )
    jobs.wake()
    response.headers["Location"] = f"/v1/runs/{row.id}"
    response.headers["Retry-After"] = POLL_SECONDS
    return Run.of(row)


@router.get("")
@does(Action.LIST)
def list_runs(
    request: Request,
    store: Store,
    who: Who,
    department: Annotated[str | None, Query(max_length=40)] = None,
    state: State | None = None,
    limit: Limit = 50,
    cursor: CursorText = None,
) -> Page[Run]:
    """Runs of the departments one belongs to, newest first."""
    with store.read() as session:
        rows = runs.listed(session, who.own(department), state, after(cursor), limit + 1)
        items, following = page(request, rows, limit, lambda row: shown_run(who, row))
    return Page(items=items, next=following)


@router.get("/{id}")
@does(Action.READ_ROSTER)
def get_run(id: str, store: Store, who: Who, response: Response) -> RunWithResult:
    """A run with the best roster so far; ``final`` says whether more will come."""
    with store.read() as session:
        row = access.run(session, who, id)
        run, best = shown_run(who, row), row.best
    if not run.final:
        response.headers["Retry-After"] = POLL_SECONDS
    result = None if best is None else shown_result(who, run.department, unpacked(best))
    return RunWithResult(**run.model_dump(), result=None if result is None else _values(result))


@router.get("/{id}/metadata")
@does(Action.READ)
def get_run_metadata(id: str, store: Store, who: Who) -> Run:
    """A run without its roster; light enough to ask often."""
    with store.read() as session:
        return shown_run(who, access.run(session, who, id))


@router.post("/{id}/stop", status_code=status.HTTP_202_ACCEPTED)
@does(Action.SOLVE)
def stop_run(id: str, store: Store, jobs: Supervisor, who: Who) -> Run:
    """End a run with the best it has; one that has ended stays as it is."""
    with store.write() as session:
        row = access.run(session, who, id)
        runs.ask_to_stop(session, row)
        run = Run.of(row)
    jobs.stop(id)
    return run


@router.delete("/{id}", status_code=status.HTTP_204_NO_CONTENT)
@does(Action.SOLVE)
def remove_run(id: str, store: Store, jobs: Supervisor, who: Who) -> None:
    """Remove a run and its roster; one that is being solved is stopped."""
    with store.write() as session:
        session.delete(access.run(session, who, id))
    jobs.stop(id)


def _values(result: Result) -> dict[str, Any]:
    return result_dict(result, check(result.problem, result.roster))


def _settings(asked: RunSettings, longest: float, cores: int) -> Settings:
    if asked.seconds > longest:
        detail = _("Regnetiden kan være høyst {} sekunder her.").format(number(longest))
        fault = PointedFault(pointer="/settings/seconds", code="too-long", detail=detail)
        raise ProblemError(422, "invalid", _("Innholdet har feil"), detail, errors=(fault,))
    return Settings(asked.seconds, asked.seed, cores, asked.deterministic)


def _full(length: int) -> ProblemError:
    told = counted(
        "{} kjøring venter allerede. Prøv igjen når den er ferdig.",
        "{} kjøringer venter allerede. Prøv igjen når noen av dem er ferdige.",
        length,
    )
    return ProblemError(
        429, "queue-full", _("Køen er full"), told.format(length), headers={"Retry-After": "30"}
    )
