"""Page 3: the scenario builder, with what the positions can be for every change of a field."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from api.dependencies import Setup, Store, Supervisor, Who
from api.models.stored import RunRequest, RunSettings
from api.routes.runs import start_run
from api.security import access
from api.security.policy import Action, does
from api.store import runs
from api.store.database import Database
from api.store.tables import DepartmentRow, RunRow
from api.texts import _
from api.web.answer import FIRST_SECONDS, PATIENCE_SECONDS, Answer, answer
from api.web.forms.fields import Section
from api.web.forms.form import FormView, view
from api.web.forms.placing import Told, told
from api.web.forms.plan import beginning, file_tree, form_tree
from api.web.forms.rows import Row, filled_in, sent_rows, stored_rows
from api.web.forms.scenario import builder, frames, uses
from api.web.rendering import show
from api.web.saving import (
    ChangedError,
    add_scenario,
    checked_scenario,
    newest,
    save_scenario,
)
from api.web.sending import VERSION, SentForm, text
from api.web.standing import TARGETS
from turnus.department import Department
from turnus.faults import InputFaults
from turnus.result import Settings
from turnus.scenario import Problem, Scenario

router = APIRouter(include_in_schema=False)
SCENARIO = "scenario"
MOST_RUNS = 100
MINUTES = (1, 2, 5, 15, 30)
"""Offered as the time of a run."""


@dataclass(frozen=True)
class Desk:
    """What a builder works with: a department, and the scenario it began with."""

    row: DepartmentRow
    department: Department
    scenario: Scenario
    section: Section
    id: str = ""
    """Of the stored scenario; empty for a new one."""
    revision: int = 0

    @property
    def tree(self) -> dict[str, Any]:
        return form_tree(self.scenario)


@router.get("/departments/{id}/scenarios/new")
@does(Action.EDIT)
def new(
    request: Request,
    id: str,
    store: Store,
    who: Who,
    like: Annotated[str, Query(max_length=40)] = "",
) -> HTMLResponse:
    """A new alternative, beginning with another one or with what is usual."""
    access.insist_on_editing(who)
    return _page(request, store, _new(store, who, id, like), editing=True)


@router.post("/departments/{id}/scenarios/new")
@does(Action.EDIT)
def add(
    request: Request,
    id: str,
    store: Store,
    jobs: Supervisor,
    setup: Setup,
    who: Who,
    form: SentForm,
) -> Response:
    """Answer, keep, or keep and start."""
    access.insist_on_editing(who)
    desk = _new(store, who, id, text(form, "like"))
    rows = sent_rows(desk.section, form)
    tree = file_tree(filled_in(desk.section, desk.tree, rows), desk.department, new=True)
    if "answer" in form:
        return _page(request, store, desk, rows, tree, editing=True)
    try:
        made = add_scenario(store, who, id, tree)
    except InputFaults as error:
        return _page(request, store, desk, rows, tree, _told(desk, rows, error), editing=True)
    if "run" in form:
        return _started(made, form, store, jobs, setup, who)
    return RedirectResponse(f"/scenarios/{made}?saved=1", 303)


@router.get("/scenarios/{id}")
@does(Action.EDIT)
def scenario(
    request: Request,
    id: str,
    store: Store,
    who: Who,
    saved: Annotated[str, Query(max_length=40)] = "",
) -> HTMLResponse:
    """The newest revision of an alternative."""
    return _page(request, store, _known(store, who, id), editing=who.may_edit, saved=saved)


@router.post("/scenarios/{id}")
@does(Action.EDIT)
def revise(
    request: Request,
    id: str,
    store: Store,
    jobs: Supervisor,
    setup: Setup,
    who: Who,
    form: SentForm,
) -> Response:
    """Answer, keep as the next revision, or keep and start."""
    access.insist_on_editing(who)
    desk = _known(store, who, id)
    rows = sent_rows(desk.section, form)
    tree = file_tree(filled_in(desk.section, desk.tree, rows), desk.department, new=False)
    version = text(form, VERSION)
    if "answer" in form:
        return _page(request, store, desk, rows, tree, editing=True, version=version)
    try:
        save_scenario(store, who, id, version, tree)
    except InputFaults as error:
        faults = _told(desk, rows, error)
        return _page(request, store, desk, rows, tree, faults, editing=True, version=version)
    except ChangedError as error:
        changed = _(
            "Noen andre har endret alternativet mens du skrev. Det du skrev, står her ennå. "
            "Se over det, og lagre en gang til hvis det er dette som skal gjelde."
        )
        faults = (Told(changed, bokmål=False),)
        now = str(error.version)
        return _page(request, store, desk, rows, tree, faults, editing=True, version=now)
    if "run" in form:
        return _started(id, form, store, jobs, setup, who)
    return RedirectResponse(f"/scenarios/{id}?saved=1", 303)


@router.post("/departments/{id}/answer")
@does(Action.EDIT)
def answered(request: Request, id: str, store: Store, who: Who, form: SentForm) -> HTMLResponse:
    """What the fields give as they stand now: a part of the builder's page."""
    known = text(form, SCENARIO)
    desk = _known(store, who, known) if known else _new(store, who, id, text(form, "like"))
    rows = sent_rows(desk.section, form)
    tree = file_tree(filled_in(desk.section, desk.tree, rows), desk.department, new=not known)
    found, faults = _answer(desk, rows, tree, PATIENCE_SECONDS)
    return show(
        request, "answer.html.j2", answer=found, wrong=faults, targets=TARGETS, names=_names(desk)
    )


@router.post("/scenarios/{id}/runs")
@does(Action.SOLVE)
def start(
    id: str,
    store: Store,
    jobs: Supervisor,
    setup: Setup,
    who: Who,
    minutes: Annotated[float | None, Form(gt=0, le=1440)] = None,
) -> Response:
    """A run of the newest revision."""
    return _start(id, minutes, store, jobs, setup, who)


def _started(
    id: str, form: SentForm, store: Store, jobs: Supervisor, setup: Setup, who: Who
) -> Response:
    given = text(form, "minutes")
    minutes = float(given) if given.isdecimal() and int(given) in MINUTES else None
    return _start(id, minutes, store, jobs, setup, who)


def _start(
    id: str, minutes: float | None, store: Store, jobs: Supervisor, setup: Setup, who: Who
) -> Response:
    seconds = Settings.seconds if minutes is None else 60 * minutes
    settings = RunSettings(seconds=min(seconds, setup.longest_run_seconds))
    run = start_run(RunRequest(scenario=id, settings=settings), store, jobs, setup, who, Response())
    return RedirectResponse(f"/runs/{run.id}", 303)


def _new(store: Database, who: Who, id: str, like: str) -> Desk:
    with store.read() as session:
        row = access.department(session, who, id)
        department = Department.model_validate_json(row.document)
        known = newest(session, id)
    begun = known[like][1] if like in known else beginning(department)
    return Desk(row, department, begun, builder(department))


def _known(store: Database, who: Who, id: str) -> Desk:
    with store.read() as session:
        found = access.scenario(session, who, id)
        row = access.department(session, who, found.department_id)
        department = Department.model_validate_json(row.document)
        plan = newest(session, row.id)[id][1]
    return Desk(row, department, plan, builder(department), id, found.revision)


def _page(
    request: Request,
    store: Database,
    desk: Desk,
    rows: tuple[Row, ...] | None = None,
    tree: Mapping[str, Any] | None = None,
    faults: tuple[Told, ...] = (),
    *,
    editing: bool,
    version: str | None = None,
    saved: str = "",
) -> HTMLResponse:
    if rows is None:
        rows = stored_rows(desk.section, desk.tree)
        if not desk.id:
            rows = (Row("", dict(rows[0].typed) | {"title": ()}),)
        tree = file_tree(desk.tree, desk.department, new=False)
    assert tree is not None
    found, wrong = (None, ()) if faults else _answer(desk, rows, tree, FIRST_SECONDS)
    department = desk.department.model_dump(mode="json")
    form: FormView = view(desk.section, rows, department, faults)
    with store.read() as session:
        listed = runs.listed(session, (desk.row.id,), None, None, MOST_RUNS) if desk.id else ()
    own: list[RunRow] = [each for each in listed if each.scenario_id == desk.id]
    return show(
        request,
        "scenario.html.j2",
        422 if faults else 200,
        desk=desk,
        form=form,
        frames=[each.name for each in frames(desk.department)],
        uses=[each.name for each in uses(desk.department)],
        shifts={each.code: each for each in desk.department.shifts},
        version=desk.revision if version is None else version,
        answer=found,
        wrong=wrong,
        targets=TARGETS,
        names=_names(desk),
        runs=own,
        editing=editing,
        saved=saved,
        minutes=MINUTES,
        like=request.query_params.get("like", ""),
    )


def _answer(
    desk: Desk, rows: tuple[Row, ...], tree: Mapping[str, Any], patience: float
) -> tuple[Answer | None, tuple[Told, ...]]:
    given = dict(tree) | {"title": tree.get("title") or "x"}
    try:
        department, plan = checked_scenario(desk.row, given)
    except InputFaults as error:
        return None, _told(desk, rows, error)
    return answer(Problem.of(department, plan), patience), ()


def _told(desk: Desk, rows: tuple[Row, ...], error: InputFaults) -> tuple[Told, ...]:
    return told(desk.section, rows, error.faults, SCENARIO)


def _names(desk: Desk) -> dict[str, str]:
    return {each.id: each.name for each in desk.department.competences}
