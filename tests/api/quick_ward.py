"""A ward that is solved in seconds, as the body of a request."""

from typing import Any

from api.example import example_department as quick_department
from api.example import example_scenario as quick_scenario
from turnus.department import Department
from turnus.scenario import Scenario

__all__ = ["posted", "quick_department", "quick_scenario"]


def posted(noun: Department | Scenario) -> dict[str, Any]:
    """As the body of a request."""
    return noun.model_dump(mode="json")
