"""What routes ask for, by name."""

from typing import Annotated

from fastapi import Depends, Request

from api.comparing.views import Views
from api.config import ServiceSettings
from api.jobs.feed import Feed
from api.jobs.jobs import Jobs
from api.security.guard import LogInFirstError
from api.security.identify import identity_of
from api.security.principal import Principal
from api.store.database import Database


def _database(request: Request) -> Database:
    database: Database = request.app.state.database
    return database


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


def _feed(request: Request) -> Feed:
    feed: Feed = request.app.state.feed
    return feed


def _views(request: Request) -> Views:
    views: Views = request.app.state.views
    return views


def _settings(request: Request) -> ServiceSettings:
    settings: ServiceSettings = request.app.state.settings
    return settings


def _principal(request: Request) -> Principal:
    found = identity_of(request.scope).principal
    if found is None:
        raise LogInFirstError
    return found


Store = Annotated[Database, Depends(_database)]
Supervisor = Annotated[Jobs, Depends(_jobs)]
Viewed = Annotated[Views, Depends(_views)]
Tellings = Annotated[Feed, Depends(_feed)]
Setup = Annotated[ServiceSettings, Depends(_settings)]
Who = Annotated[Principal, Depends(_principal)]
