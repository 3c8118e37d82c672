"""The web service: made by a function, so that each test can have its own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from importlib.metadata import version

from fastapi import Depends, FastAPI
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from api.comparing.views import Views
from api.config import ServiceSettings
from api.http.headers import SecureHeaders
from api.http.languages import SpeakLanguages
from api.http.limits import LimitBodies
from api.http.problems import (
    ProblemDetails,
    ProblemError,
    tell_faults,
    tell_http,
    tell_invalid,
    tell_problem,
)
from api.http.repeated import AnswerRepeatedAlike
from api.http.storage import tell_storage
from api.jobs.feed import Feed
from api.jobs.jobs import Jobs
from api.openapi import description_of, operation_id
from api.routes import ROUTERS
from api.security import oidc
from api.security.attempts import Attempts
from api.security.audit import Audit, KeepAudit
from api.security.guard import LogInFirstError, guard
from api.security.hosts import OnlyKnownHosts
from api.security.identify import Identify
from api.security.pseudonym_key import make_key
from api.security.strangers import tell_stranger
from api.store.database import Database
from api.web import pages
from api.web.failures import as_page
from api.web.rendering import STATIC
from turnus.faults import InputFaults

DESCRIPTION = (
    "Lawful annual rosters for municipal care, how many can hold a 100 % position, and what is "
    "gained and lost between alternatives. Shares are percent, uncovered time is hours, limits of "
    "rules are in the unit that stands beside them. Where users are set up, send `Authorization: "
    "Bearer …` with a token of `turnus users token`. Nothing here is legal advice."
)


def create_app(settings: ServiceSettings | None = None) -> FastAPI:
    """The service on a database, with its supervisor of runs."""
    settings = settings or ServiceSettings()
    database, feed = Database(settings.database), Feed()
    jobs, views = Jobs(database, settings, feed), Views(database)
    audit = Audit(database)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await run_in_threadpool(database.migrate)
        await run_in_threadpool(make_key, database)
        audit.start()
        jobs.start()
        yield
        await run_in_threadpool(views.close)
        await run_in_threadpool(jobs.close)
        await run_in_threadpool(audit.close)
        database.close()

    app = FastAPI(
        title="turnus",
        version=version("turnus"),
        description=DESCRIPTION,
        lifespan=lifespan,
        dependencies=[Depends(guard)],
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=operation_id,
        responses={
            "4XX": {
                "model": ProblemDetails,
                "description": "What is wrong with the request (RFC 9457).",
            },
            "5XX": {
                "model": ProblemDetails,
                "description": "What is wrong here, such as a full disk (RFC 9457).",
            },
        },
    )
    app.openapi = cache(lambda: description_of(app))  # type: ignore[method-assign]
    app.state.database, app.state.feed = database, feed
    app.state.jobs, app.state.settings = jobs, settings
    app.state.views = views
    app.state.audit, app.state.attempts = audit, Attempts()
    app.state.provider = oidc.provider(settings)
    for router in (*ROUTERS, *pages.ROUTERS):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_exception_handler(ProblemError, as_page(tell_problem))
    app.add_exception_handler(LogInFirstError, tell_stranger)
    app.add_exception_handler(InputFaults, as_page(tell_faults))
    app.add_exception_handler(RequestValidationError, as_page(tell_invalid))
    app.add_exception_handler(HTTPException, as_page(tell_http))
    app.add_exception_handler(DBAPIError, as_page(tell_storage))
    app.add_exception_handler(StaleDataError, as_page(tell_storage))
    app.add_middleware(AnswerRepeatedAlike, database=database)
    app.add_middleware(KeepAudit, audit=audit)
    app.add_middleware(Identify, database=database, settings=settings)
    app.add_middleware(LimitBodies, most=settings.largest_body)
    app.add_middleware(OnlyKnownHosts, settings=settings)
    app.add_middleware(SpeakLanguages)
    app.add_middleware(SecureHeaders)
    return app
