"""How the service is set up: from the environment (``TURNUS_…``) or the options of ``turnus serve``."""

import os
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.security.principal import Role

MEGABYTE = 1024 * 1024
LOOPBACK = ("127.0.0.1", "::1", "localhost")
"""Names that a machine has for itself."""


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

    public_address: str = ""
    """``https://turnus.example.kommune.no`` where the service stands behind a proxy."""
    oidc_issuer: str = ""
    """Address of the OpenID Connect provider; empty: no log-in by it."""
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr = SecretStr("")
    oidc_trust_email: bool = False
    """Whether an e-mail that the provider does not call verified finds a user all the same."""
    oidc_group_claim: str = ""
    """Claim with the user's groups at the provider; empty: roles are only those of turnus users."""
    oidc_group_roles: dict[str, Role] = Field(default={})
    """Role by group, as JSON; the first that the user is in counts, and without any is no log-in."""

    @property
    def is_local(self) -> bool:
        """Whether nobody but this machine itself can reach the service."""
        return self.host in LOOPBACK and not self.public_address

    @property
    def needs_https(self) -> bool:
        """Whether browsers may show who they are over https only."""
        return not self.is_local

    @property
    def known_hosts(self) -> frozenset[str] | None:
        """Names that the service answers to; None: any, as it cannot know them."""
        if self.public_address:
            return frozenset({urlsplit(self.public_address).hostname or "", *LOOPBACK})
        return frozenset(LOOPBACK) if self.is_local else None

    @property
    def database(self) -> str:
        """The URL of the database."""
        return self.database_url or f"sqlite:///{self.data / 'turnus.db'}"

    @property
    def runs_at_once(self) -> int:
        """Workers of the local cluster."""
        return self.workers or max(1, (os.cpu_count() or 1) // self.cores_per_run)
