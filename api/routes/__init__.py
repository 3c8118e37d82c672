"""The resources under ``/v1``, one module each."""

from api.routes import (
    bounds,
    checks,
    comparisons,
    departments,
    events,
    reviews,
    rosters,
    rulebook,
    runs,
    scenarios,
)

ROUTERS = (
    departments.router,
    scenarios.router,
    runs.router,
    events.router,
    rosters.router,
    comparisons.router,
    reviews.router,
    checks.router,
    bounds.router,
    rulebook.router,
)
