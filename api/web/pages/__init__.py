"""One module a page."""

from api.web.pages import departments

ROUTERS = (departments.router,)
