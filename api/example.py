"""A small ward to try the service with: ten people, day and evening, three weeks; solved in seconds."""

from datetime import date

from turnus.department import Department
from turnus.scenario import Scenario

EVERY_DAY = ("weekday", "saturday", "sunday", "red")
SIZES = (100, 80, 75, 60, 50)
DAY: dict[str, object] = {"days": EVERY_DAY, "start": "07:30", "end": "15:00"}
EVENING: dict[str, object] = {"days": EVERY_DAY, "start": "14:30", "end": "22:00"}


def example_department(name: str = "Liten post") -> Department:
    """Five nurses and five helsefagarbeidere, every third weekend."""
    return Department.model_validate(
        {
            "id": "liten",
            "name": name,
            "competences": (
                {"id": "spl", "name": "sykepleier", "covers": ("hfa",)},
                {"id": "hfa", "name": "helsefagarbeider"},
            ),
            "shifts": (
                {"code": "D", "name": "dag", "paid_break_minutes": 30} | _hours(DAY),
                {"code": "A", "name": "aften", "paid_break_minutes": 30} | _hours(EVENING),
            ),
            "demand": (
                {"name": "dag", "minimum": 2, "target": 2} | DAY,
                {"name": "aften", "minimum": 1, "target": 2} | EVENING,
                {"name": "sykepleier dag", "competence": "spl", "minimum": 1, "target": 1} | DAY,
            ),
            "employees": tuple(
                {"id": f"{kind}{place}", "competence": kind, "position_percent": size}
                | {"weekend": "1/3"}
                for kind in ("spl", "hfa")
                for place, size in enumerate(SIZES, 1)
            ),
            "agreement": {"daily_rest_minutes": 540},
        }
    )


def example_scenario(title: str = "Hver tredje helg", weeks: int = 3) -> Scenario:
    """Today's positions from Monday 4 January 2027."""
    return Scenario.model_validate(
        {
            "id": "i-dag",
            "title": title,
            "weekend_patterns": ("1/3",),
            "shifts": ({"code": "D"}, {"code": "A"}),
            "start": date(2027, 1, 4),
            "weeks": weeks,
            "base_weeks": 3,
        }
    )


def _hours(window: dict[str, object]) -> dict[str, object]:
    return {name: window[name] for name in ("start", "end")}
