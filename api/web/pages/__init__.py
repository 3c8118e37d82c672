"""One module a page."""

from api.web.pages import departments, login

ROUTERS = (departments.router, login.router)
