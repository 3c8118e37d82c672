"""Checks: any roster against every rule, also one made elsewhere."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import Field

from api.dependencies import Who
from api.http.problems import PointedFault, ProblemError
from api.reading import checked_together
from api.security.policy import Action, does
from api.texts import _
from turnus.department import Department
from turnus.employee import Employee
from turnus.files.result_json import violation_dict
from turnus.roster import Cell, Mark, Roster
from turnus.rules import check
from turnus.rules.stricter import stricter_readings
from turnus.scenario import Problem, Scenario
from turnus.schema import Id, Noun

router = APIRouter(prefix="/v1/checks", tags=["checks"])
MOST_CELLS = 200_000


class RosterCell(Noun):
    """What one person has on one day: a duty, a mark, or both."""

    employee: Id
    day: date
    shift: Id | None = None
    mark: Mark | None = None


class CheckRequest(Noun):
    """A roster with what it is a roster for."""

    department: Department
    scenario: Scenario
    employees: tuple[Employee, ...] | None = None
    """The people of the roster; None: those of the department."""
    roster: Annotated[tuple[RosterCell, ...], Field(max_length=MOST_CELLS)]
    """Days that are left out are days off without a mark."""


class Warned(Noun):
    """A stricter reading of the law that some people's rosters would not hold."""

    id: str
    title: str
    """Bokmål."""
    people: int
    """How many."""


class Checked(Noun):
    """What the rules say."""

    lawful: bool
    violations: tuple[dict[str, Any], ...]
    warnings: tuple[Warned, ...]


@router.post("")
@does(Action.CALCULATE)
def check_roster(asked: CheckRequest, _who: Who) -> Checked:
    """Every violation by rule, person and day; an unlawful roster is no error of the request."""
    problem = checked_together(asked.department, [asked.scenario])[0]
    if asked.employees is not None:
        problem = problem.replace(employees=asked.employees)
    roster = _roster(problem, asked.roster)
    violations = tuple(check(problem, roster))
    return Checked(
        lawful=not violations,
        violations=tuple(violation_dict(each) for each in violations),
        warnings=tuple(
            Warned(id=each.id, title=each.title, people=each.people)
            for each in stricter_readings(problem, roster)
            if each.people
        ),
    )


def _roster(problem: Problem, cells: tuple[RosterCell, ...]) -> Roster:
    codes: dict[Cell, str] = {}
    marks: dict[Cell, Mark] = {}
    faults: list[PointedFault] = []
    people = {each.id for each in problem.employees}
    shifts = {each.code for each in problem.department.shifts}
    seen: set[Cell] = set()
    for index, cell in enumerate(cells):
        at = cell.employee, cell.day
        for name, wrong, told in (
            ("employee", cell.employee not in people, _("Ingen ansatt har navnet «{}».")),
            ("day", cell.day not in problem.calendar, _("Dagen {} er ikke i planen.")),
            ("shift", cell.shift not in {None, *shifts}, _("Ingen vakt har koden «{}».")),
            ("day", at in seen, _("Den ansatte står to ganger {}.")),
        ):
            if wrong:
                where = f"/roster/{index}/{name}"
                detail = told.format(getattr(cell, name))
                faults.append(PointedFault(pointer=where, code="roster", detail=detail))
        seen.add(at)
        if cell.shift is not None:
            codes[at] = cell.shift
        if cell.mark is not None:
            marks[at] = cell.mark
    if faults:
        detail = _("Turnusen passer ikke med avdelingen.")
        raise ProblemError(422, "invalid", _("Innholdet har feil"), detail, errors=faults)
    return Roster.from_codes(problem, codes, marks)
