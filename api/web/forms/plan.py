"""A scenario as its form has it: the shifts as kinds of day by code."""

import re
from collections.abc import Mapping
from typing import Any

from api.web.forms.scenario import uses
from turnus.department import Department
from turnus.scenario import Positions, Scenario, ShiftUse

LONGEST_ID = 40


def beginning(department: Department) -> Scenario:
    """A first alternative: every third weekend, all ordinary shifts, new positions."""
    return Scenario(
        id="alternativ",
        title="",
        weekend_patterns=("1/3",),  # type: ignore[arg-type]
        shifts=tuple(ShiftUse(code=each.steps[-1]) for each in uses(department)),  # type: ignore[arg-type]
        positions=Positions(mode="redesign"),
    )


def form_tree(scenario: Scenario) -> dict[str, Any]:
    """The scenario's values, with the days of each shift under ``use``."""
    tree = scenario.model_dump(mode="json")
    return tree | {"use": {use["code"]: use["days"] for use in tree["shifts"]}}


def file_tree(tree: Mapping[str, Any], department: Department, new: bool) -> dict[str, Any]:
    """The values as a scenario has them; a new one gets a short name from its title."""
    days = dict(tree.get("use") or {})
    order = [shift.code for shift in department.shifts]
    codes = sorted(days, key=lambda code: order.index(code) if code in order else len(order))
    changed = {name: value for name, value in tree.items() if name != "use"}
    changed["shifts"] = [{"code": code, "days": days[code]} for code in codes if days[code]]
    if new:
        short = re.sub(r"[^\w.-]+", "-", str(tree.get("title") or "").lower()).strip("-")
        changed["id"] = short[:LONGEST_ID] or "alternativ"
    return changed
