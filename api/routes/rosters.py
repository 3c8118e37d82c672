"""The roster of a run: as values, as files to open, as a calendar, or on paper."""

import io
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse, JSONResponse

from api.dependencies import Store, Who
from api.http.headers import content_policy
from api.http.problems import ProblemError, conflict, not_found
from api.results import unpacked
from api.security import access
from api.security.policy import Action, does
from api.security.privacy import shown_result
from api.texts import _
from turnus.calendar import OSLO
from turnus.files.ics import calendar_of
from turnus.files.write import roster_csv
from turnus.files.xlsx import workbook
from turnus.report.roster_print import print_roster
from turnus.result import Result
from turnus.roster import Roster
from turnus.rules import check
from turnus.scenario import Problem

router = APIRouter(prefix="/v1/rosters", tags=["rosters"])


class Form(StrEnum):
    """What a roster is wanted as."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    ICS = "ics"
    PRINT = "print"


MEDIA = {
    Form.JSON: "application/json",
    Form.CSV: "text/csv; charset=utf-8",
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.ICS: "text/calendar; charset=utf-8",
    Form.PRINT: "text/html; charset=utf-8",
}


@router.get(
    "/{run}",
    response_class=Response,
    responses={
        200: {"content": {media.partition(";")[0]: {} for media in MEDIA.values()}},
        409: {"description": "There is no roster yet."},
    },
)
@does(Action.READ_ROSTER)
def get_roster(
    run: str,
    store: Store,
    who: Who,
    format: Form = Form.JSON,
    employee: Annotated[str | None, Query(max_length=40)] = None,
) -> Response:
    """The best roster so far of a run; ``ics`` is one employee's."""
    with store.read() as session:
        row = access.run(session, who, run)
        department, best = row.department_id, row.best
    if best is None:
        raise conflict(_("Kjøringen har ingen turnus ennå."))
    result = shown_result(who, department, unpacked(best))
    if employee is not None and employee not in {each.id for each in result.problem.employees}:
        raise not_found(_("Det er ingen ansatt «{}» i turnusen.").format(employee))
    if format is Form.JSON:
        return JSONResponse(roster_dict(result.problem, result.roster, employee))
    name = f"turnus-{run}" + (f"-{employee}" if employee else "")
    headers = {"Content-Disposition": f'attachment; filename="{name}.{format.value}"'}
    if format is Form.PRINT:
        page = print_roster(result, employee)
        return HTMLResponse(page, headers={"Content-Security-Policy": content_policy(page)})
    return Response(_written(result, format, employee), media_type=MEDIA[format], headers=headers)


def roster_dict(problem: Problem, roster: Roster, employee: str | None) -> dict[str, Any]:
    """Duties and marks by employee; times with their offset from UTC, minutes paid."""
    people = [each for each in problem.employees if employee in {None, each.id}]
    return {
        "start": problem.calendar.start.isoformat(),
        "weeks": problem.calendar.weeks,
        "employees": [
            {
                "id": each.id,
                "competence": each.competence,
                "position_percent": each.position_percent,
                "duties": [
                    {
                        "day": duty.day.isoformat(),
                        "shift": duty.shift,
                        "start": duty.start.isoformat(timespec="minutes"),
                        "end": duty.end.isoformat(timespec="minutes"),
                        "paid_minutes": duty.paid_minutes,
                    }
                    for duty in roster.duties.get(each.id, ())
                ],
                "marks": {
                    day.isoformat(): mark.value
                    for day, mark in sorted(roster.marks.get(each.id, {}).items())
                },
            }
            for each in people
        ],
    }


def _written(result: Result, format: Form, employee: str | None) -> bytes:
    problem, roster = result.problem, result.roster
    match format:
        case Form.CSV:
            return roster_csv(problem, roster)
        case Form.XLSX:
            file = io.BytesIO()
            workbook(result, tuple(check(problem, roster))).save(file)
            return file.getvalue()
        case Form.ICS if employee is None:
            raise ProblemError(
                422,
                "invalid",
                _("Innholdet har feil"),
                _("En kalender er for én ansatt: oppgi employee."),
            )
    person = problem.employee(str(employee))
    return calendar_of(problem, roster, person, datetime.now(OSLO))
