"""The project's own departments, for a service that has none yet."""

import logging
from pathlib import Path

from sqlalchemy import func, select

from api.store import departments as stored
from api.store.database import Database
from api.store.tables import DepartmentRow
from turnus.files.load import load

LOG = logging.getLogger("turnus")
SCENARIOS = Path(__file__).parent.parent / "scenarios"
ALTERNATIVES = ("before.yaml", "after.yaml")


def sow(database: Database, folder: Path = SCENARIOS) -> int:
    """Keep every department of a folder with its alternatives, if none is kept; how many.

    Raises
    ------
    InputFaults
        With the faults of the files.
    """
    with database.read() as session:
        if session.scalar(select(func.count()).select_from(DepartmentRow)):
            return 0
    found = [each for each in sorted(folder.glob("*")) if (each / "department.yaml").is_file()]
    for each in reversed(found):
        problems = [load(each / name) for name in ALTERNATIVES if (each / name).is_file()]
        if not problems:
            continue
        with database.write() as session:
            row = stored.add_department(session, problems[0].department)
            for problem in problems:
                stored.add_scenario(session, row.id, problem.scenario)
    return len(found)
