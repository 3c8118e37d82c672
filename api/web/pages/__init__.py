"""One module a page."""

from api.web.pages import (
    accessibility,
    assets,
    check,
    comparison,
    departments,
    problems,
    review,
    rulebook,
)

ROUTERS = (
    departments.router,
    comparison.router,
    review.router,
    rulebook.router,
    check.router,
    accessibility.router,
    problems.router,
    assets.router,
)
