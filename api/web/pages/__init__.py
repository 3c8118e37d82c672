"""One module a page."""

from api.web.pages import (
    accessibility,
    assets,
    check,
    comparison,
    department,
    department_section,
    departments,
    login,
    problems,
    review,
    rulebook,
    run,
    scenario,
)

ROUTERS = (
    departments.router,
    department.router,
    department_section.router,
    scenario.router,
    run.router,
    comparison.router,
    review.router,
    rulebook.router,
    check.router,
    accessibility.router,
    problems.router,
    assets.router,
    login.router,
)
