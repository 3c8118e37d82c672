"""What pages draw with, from the installed packages: kept long by browsers, named by its content."""

from fastapi import APIRouter, Request, Response

from api.security.policy import Action, does
from api.web.plotly import plotly, plotly_gzipped, plotly_path
from turnus.report.page_template import figures_css

router = APIRouter(include_in_schema=False)
A_YEAR = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}


@router.get("/static/plotly-{name}.js")
@does(Action.OPEN)
def drawing(request: Request, name: str) -> Response:
    """Plotly's own source."""
    if f"/static/plotly-{name}.js" != plotly_path():
        return Response(status_code=404)
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers = A_YEAR | {"Content-Encoding": "gzip"}
        return Response(plotly_gzipped(), media_type="text/javascript", headers=headers)
    return Response(plotly(), media_type="text/javascript", headers=A_YEAR)


@router.get("/static/figures.css")
@does(Action.OPEN)
def figures() -> Response:
    """How tables, charts and rosters look, as in the report."""
    headers = {"Cache-Control": "no-cache"}
    return Response(figures_css(), media_type="text/css", headers=headers)
