"""One part of a department in a form: rows come and go, every fault stands at its field."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from api.dependencies import Store, Who
from api.http.problems import not_found
from api.security import access
from api.security.policy import Action, does
from api.security.principal import Principal
from api.store.database import Database
from api.store.tables import DepartmentRow
from api.texts import _
from api.web.forms.department import SECTIONS
from api.web.forms.fields import Section
from api.web.forms.form import FormView, view
from api.web.forms.placing import Told, told
from api.web.forms.rows import Row, filled_in, sent_rows, stored_rows
from api.web.rendering import show
from api.web.saving import DEPARTMENT, ChangedError, newest, save_department
from api.web.sending import VERSION, SentForm, text
from turnus.department import Department
from turnus.faults import InputFaults

router = APIRouter(prefix="/departments/{id}/edit", include_in_schema=False)
Slug = Annotated[str, Path(max_length=40)]


@router.get("/{slug}")
@does(Action.EDIT)
def edit(request: Request, id: str, slug: Slug, store: Store, who: Who) -> HTMLResponse:
    """The form with what is stored."""
    access.insist_on_editing(who)
    section = _section(slug)
    row, tree = _stored(store, who, id)
    return _page(request, section, row, tree, stored_rows(section, tree), row.version)


@router.post("/{slug}")
@does(Action.EDIT)
def change(
    request: Request, id: str, slug: Slug, store: Store, who: Who, form: SentForm
) -> Response:
    """One more row, one fewer, or everything kept."""
    access.insist_on_editing(who)
    section = _section(slug)
    row, tree = _stored(store, who, id)
    rows, version = sent_rows(section, form), text(form, VERSION)
    if "add" in form:
        last = len(rows)
        return _page(request, section, row, tree, (*rows, Row()), version, focus=last)
    if (gone := text(form, "remove")).isdecimal():
        numbers = [int(each) for each in map(str, form.getlist("row")) if each.isdecimal()]
        rows = tuple(each for n, each in zip(numbers, rows, strict=False) if n != int(gone))
        focus = min(numbers.index(int(gone)), len(rows) - 1) if int(gone) in numbers else None
        return _page(request, section, row, tree, rows, version, focus=focus)
    if section.many:
        rows = tuple(each for each in rows if not each.blank)
    try:
        save_department(store, who, id, version, filled_in(section, tree, rows))
    except InputFaults as error:
        faults = told(section, rows, error.faults, DEPARTMENT)
        return _page(request, section, row, tree, rows, version, faults, titles=_titles(store, id))
    except ChangedError as error:
        changed = Told(
            _(
                "Noen andre har endret avdelingen mens du skrev. Det du skrev, står her ennå. "
                "Se over det, og lagre en gang til hvis det er dette som skal gjelde."
            ),
            bokmål=False,
        )
        return _page(request, section, row, tree, rows, error.version, (changed,), status=409)
    return RedirectResponse(f"/departments/{id}?saved={slug}#{slug}", 303)


def _page(
    request: Request,
    section: Section,
    row: DepartmentRow,
    tree: Mapping[str, Any],
    rows: Sequence[Row],
    version: int | str,
    faults: tuple[Told, ...] = (),
    *,
    titles: Mapping[str, str] | None = None,
    focus: int | None = None,
    status: int = 422,
) -> HTMLResponse:
    now: FormView = view(section, rows, tree, faults, focus)
    return show(
        request,
        "section.html.j2",
        status if faults else 200,
        department=row,
        version=version,
        form=now,
        titles=titles or {},
    )


def _section(slug: str) -> Section:
    if slug not in SECTIONS:
        raise not_found(_("Avdelingen har ikke noe som heter «{}».").format(slug))
    return SECTIONS[slug]


def _stored(store: Database, who: Principal, id: str) -> tuple[DepartmentRow, dict[str, Any]]:
    with store.read() as session:
        row = access.department(session, who, id)
        unit = Department.model_validate_json(row.document)
    return row, unit.model_dump(mode="json")


def _titles(store: Database, id: str) -> dict[str, str]:
    with store.read() as session:
        return {scenario: row.title for scenario, (row, _plan) in newest(session, id).items()}
