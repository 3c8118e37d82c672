"""Departments in and out as the template's workbook."""

from collections.abc import Sequence

from fastapi import Response

from api.security.principal import Principal
from api.store import accounts
from api.store import departments as stored
from api.store.database import Database
from turnus.department import Department
from turnus.faults import Fault, InputFaults
from turnus.files.template import read_template, write_template
from turnus.scenario import Scenario

MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ALTERNATIVES = 4


def download(
    name: str, department: Department | None = None, scenarios: Sequence[Scenario] = ()
) -> Response:
    """The template as a file, empty or filled in."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    data = write_template(department, scenarios[:MOST_ALTERNATIVES])
    return Response(data, media_type=MEDIA, headers=headers)


def read(data: bytes, name: str) -> tuple[Department, tuple[Scenario, ...]]:
    """The department and the alternatives of a filled-in template.

    Raises
    ------
    InputFaults
        With every fault by sheet and cell.
    """
    if not data:
        text = "Ingen fil er valgt. Velg malen du har fylt ut."
        raise InputFaults((Fault("", "", None, "ingen fil", "en Excel-fil", text),))
    return read_template(data, name)


def keep(
    store: Database, who: Principal, department: Department, scenarios: Sequence[Scenario]
) -> str:
    """A new department with its alternatives, which is the user's own; its id."""
    with store.write() as session:
        row = stored.add_department(session, department)
        for scenario in scenarios:
            stored.add_scenario(session, row.id, scenario)
        if who.departments is not None:
            accounts.join(session, who.id, row.id)
        return row.id
