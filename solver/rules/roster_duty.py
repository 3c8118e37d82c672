"""AML § 10-3: the plan is shown at least 14 days before it starts."""

from datetime import timedelta

from solver.grid import Grid
from turnus.law import provision


def add_roster_duty(grid: Grid) -> None:
    scenario = grid.problem.scenario
    days = provision("roster-duty").value("notice_days", on=scenario.start)
    if grid.problem.published > scenario.start - timedelta(days=days):
        grid.refuse()
