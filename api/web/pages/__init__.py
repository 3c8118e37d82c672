"""One module a page."""

from api.web.pages import department, department_section, departments, run, scenario

ROUTERS = (
    departments.router,
    department.router,
    department_section.router,
    scenario.router,
    run.router,
)
