"""Departments, scenarios and runs as the service answers with them."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from api.store.tables import DepartmentRow, RevisionRow, RunRow, ScenarioRow, State
from turnus.department import Department
from turnus.result import Settings
from turnus.scenario import Scenario
from turnus.schema import Noun


class Reference(Noun):
    """A department in a list."""

    id: str
    name: str
    version: int
    created: datetime
    changed: datetime

    @classmethod
    def of(cls, row: DepartmentRow) -> "Reference":
        return cls(
            id=row.id, name=row.name, version=row.version, created=row.created, changed=row.changed
        )


class StoredDepartment(Reference):
    """A department as it is now."""

    department: Department

    @classmethod
    def of(cls, row: DepartmentRow) -> "StoredDepartment":
        return cls(
            **Reference.of(row).model_dump(),
            department=Department.model_validate_json(row.document),
        )


class Alternative(Noun):
    """A scenario in a list."""

    id: str
    department: str
    """Id."""
    title: str
    revision: int
    created: datetime
    changed: datetime

    @classmethod
    def of(cls, row: ScenarioRow) -> "Alternative":
        return cls(
            id=row.id,
            department=row.department_id,
            title=row.title,
            revision=row.revision,
            created=row.created,
            changed=row.changed,
        )


class StoredScenario(Alternative):
    """A scenario as one of its revisions has it."""

    scenario: Scenario

    @classmethod
    def at(cls, row: ScenarioRow, revision: RevisionRow) -> "StoredScenario":
        values = Alternative.of(row).model_dump() | {
            "revision": revision.number,
            "changed": revision.created,
            "scenario": Scenario.model_validate_json(revision.document),
        }
        return cls(**values)


class RunSettings(Noun):
    """Effort and repeatability of a run."""

    seconds: Annotated[float, Field(gt=0, le=86_400)] = Settings.seconds
    """Wall-clock limit; a lawful draft is always finished."""
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] = Settings.seed
    deterministic: bool = False
    """The same roster twice, at the cost of quality."""


class RunRequest(Noun):
    """Which scenario to solve, and how hard."""

    scenario: str = Field(examples=["0f8fad5bd9cb469fa16570867728950e"])
    """Id."""
    revision: Annotated[int, Field(ge=1, le=10**9)] | None = None
    """None: the newest."""
    settings: RunSettings = RunSettings()


class Step(Noun):
    """The newest line of progress."""

    scenario: str = ""
    step: str
    """Bokmål: "stillingsplan", "grunnturnus", "ferie", "årsturnus, utkast" …"""
    seconds: float
    best: float | None = None
    """In ``unit``."""
    bound: float | None = None
    """In ``unit``."""
    unit: str = ""
    detail: str = ""


class Run(Noun):
    """One solve of one scenario revision."""

    id: str
    department: str
    scenario: str
    revision: int
    title: str
    settings: dict[str, Any]
    state: State
    created: datetime
    queued: datetime | None
    started: datetime | None
    ended: datetime | None
    attempt: int
    """How many times it has been given to a worker."""
    reason: str
    """Bokmål: why it failed; empty where it did not."""
    progress: Step | None
    facts: dict[str, Any] | None
    """The headline of the best roster so far, uncovered time in hours; None while there is none."""
    best_at: datetime | None
    final: bool
    """Whether nothing more will come."""

    @classmethod
    def of(cls, row: RunRow) -> "Run":
        return cls(
            id=row.id,
            department=row.department_id,
            scenario=row.scenario_id,
            revision=row.revision,
            title=row.title,
            settings=row.settings,
            state=row.state,
            created=row.created,
            queued=row.queued,
            started=row.started,
            ended=row.ended,
            attempt=row.attempt,
            reason=row.reason,
            progress=Step(**row.progress) if row.progress else None,
            facts=row.facts or None,
            best_at=row.best_at,
            final=row.state.ended,
        )


class RunWithResult(Run):
    """A run with its best roster so far."""

    result: dict[str, Any] | None
    """As ``result.json`` of the command line has it; None while there is no roster."""
