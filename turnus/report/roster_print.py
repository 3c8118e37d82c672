"""One roster on paper: the grid with its violations, for a whole department or for one person."""

from datetime import date, datetime

from turnus import charts
from turnus.report.grid import grid, legend, weeks_of
from turnus.report.page_template import page_template
from turnus.report.side import Side
from turnus.result import Result, Status
from turnus.texts.numbers import short_day

STATES = {Status.STOPPED: "Stoppet underveis; dette er det beste så langt."}


def print_roster(result: Result, employee: str | None = None, written: date | None = None) -> str:
    """The roster as one HTML page that needs no network; ``employee`` None: everybody's."""
    side = Side(result.problem.scenario.title, result)
    written = written or datetime.now(result.problem.calendar.zone).date()
    return page_template("roster.html.j2").render(
        department=result.problem.department.name,
        title=result.problem.scenario.title,
        period=weeks_of(side),
        written=short_day(written),
        state=STATES.get(result.status, ""),
        grid=grid(side, employee),
        legend=legend((side,)),
        colours=dict(charts.COLOURS),
    )
