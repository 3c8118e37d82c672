"""Runs as a reader gets to see them: why one failed can name a person."""

import gzip

from api.models.stored import Run
from api.security.principal import Principal
from api.security.privacy import sees_all, shown_text
from api.store.tables import RunRow
from turnus.scenario import Problem


def shown_run(who: Principal, row: RunRow) -> Run:
    """The run, with people's names to this reader; inside a transaction."""
    run = Run.of(row)
    if not run.reason or sees_all(who):
        return run
    problem = Problem.model_validate_json(gzip.decompress(row.problem))
    return run.replace(reason=shown_text(who, run.department, run.reason, problem))
