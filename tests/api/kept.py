"""Finished runs in a database, as workers leave them, without the time that solving takes."""

import gzip
from dataclasses import dataclass
from functools import cache

from api.jobs.facts import facts_of
from api.store import departments as stored
from api.store import runs
from api.store.database import Database
from api.store.tables import RunRow
from tests.small import small_problem, small_result
from turnus.files.result_document import document_of


@dataclass(frozen=True)
class Ward:
    """Ids of a department, its scenarios and a finished run of each."""

    department: str
    scenarios: tuple[str, str]
    runs: tuple[str, str]


def kept_ward(database: Database) -> Ward:
    """A department with two scenarios and a finished run of each."""
    problem = small_problem()
    with database.write() as session:
        department = stored.add_department(session, problem.department).id
        plans = [problem.scenario, problem.scenario.replace(title="Liten turnus, langvakter")]
        scenarios = [stored.add_scenario(session, department, each).id for each in plans]
        found = []
        for scenario, plan in zip(scenarios, plans, strict=True):
            row = RunRow(
                department_id=department,
                scenario_id=scenario,
                revision=1,
                title=plan.title,
                settings={"seconds": 5.0, "seed": 1, "workers": 2, "deterministic": False},
                problem=gzip.compress(problem.model_dump_json().encode()),
            )
            runs.enqueue(session, row)
            runs.complete(row, *_result(), stopped=False)
            found.append(row.id)
    return Ward(department, (scenarios[0], scenarios[1]), (found[0], found[1]))


@cache
def _result() -> tuple[bytes, dict[str, object]]:
    result = small_result()
    return gzip.compress(document_of(result)), facts_of(result)
