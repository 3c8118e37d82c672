"""How the service is set up: from the environment (``TURNUS_…``) or the options of ``turnus serve``."""

import os
from pathlib import Path
from typing import Annotated

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

MEGABYTE = 1024 * 1024


class ServiceSettings(BaseSettings):
    """Everything that differs from one place to another; two of them make a whole municipality's."""

    model_config = SettingsConfigDict(env_prefix="TURNUS_", frozen=True, extra="ignore")

    data: Path = Path("turnus-data")
    """Folder of the database, where it is SQLite."""
    database_url: str | None = None
    """``postgresql+psycopg://…`` for PostgreSQL; None: SQLite in ``data``."""
    dask_scheduler: str | None = None
    """``tcp://…`` of a Dask scheduler; None: workers on this machine."""
    cores_per_run: Annotated[int, Field(ge=1, le=64)] = 2
    workers: Annotated[int, Field(ge=1, le=64)] | None = None
    """Runs at once on this machine; None: as many as its cores allow."""
    queue_length: Annotated[int, Field(ge=1, le=10_000)] = 20
    """Runs that may wait; one more is refused with 429."""
    longest_run_seconds: Annotated[float, Field(ge=1)] = 3600
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8000
    largest_body: Annotated[int, Field(ge=1024)] = 5 * MEGABYTE
    """Bytes of a request; more is refused with 413."""
    smallest_group: Annotated[int, Field(ge=2, le=50)] = 5
    """Reviewers see no figures of groups smaller than this."""

    @property
    def database(self) -> str:
        """The URL of the database."""
        return self.database_url or f"sqlite:///{self.data / 'turnus.db'}"

    @property
    def runs_at_once(self) -> int:
        """Workers of the local cluster."""
        return self.workers or max(1, (os.cpu_count() or 1) // self.cores_per_run)
