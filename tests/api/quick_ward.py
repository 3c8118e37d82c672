"""A ward that is solved in seconds: ten people, day and evening, three weeks."""

from datetime import date
from typing import Any

from turnus.agreement import Agreement
from turnus.calendar import DayKind
from turnus.department import Competence, Demand, Department, ShiftType
from turnus.employee import Employee, WeekendPattern
from turnus.scenario import Scenario, ShiftUse

EVERY_DAY = (DayKind.WEEKDAY, DayKind.SATURDAY, DayKind.SUNDAY, DayKind.RED)
SIZES = (100, 80, 75, 60, 50)
DAY = {"days": EVERY_DAY, "start": "07:30", "end": "15:00"}
EVENING = {"days": EVERY_DAY, "start": "14:30", "end": "22:00"}


def quick_department(name: str = "Liten post") -> Department:
    """Five nurses and five helsefagarbeidere, every third weekend."""
    third = WeekendPattern(on=1, of=3)
    return Department(
        id="liten",
        name=name,
        competences=(
            Competence(id="spl", name="sykepleier", covers=("hfa",)),
            Competence(id="hfa", name="helsefagarbeider"),
        ),
        shifts=(
            ShiftType(code="D", name="dag", start="07:30", end="15:00", paid_break_minutes=30),
            ShiftType(code="A", name="aften", start="14:30", end="22:00", paid_break_minutes=30),
        ),
        demand=(
            Demand(name="dag", minimum=2, target=2, **DAY),
            Demand(name="aften", minimum=1, target=2, **EVENING),
            Demand(name="sykepleier dag", competence="spl", minimum=1, target=1, **DAY),
        ),
        employees=tuple(
            Employee(id=f"{kind}{place}", competence=kind, position_percent=size, weekend=third)
            for kind in ("spl", "hfa")
            for place, size in enumerate(SIZES, 1)
        ),
        agreement=Agreement(daily_rest_minutes=540),
    )


def quick_scenario(title: str = "Hver tredje helg", weeks: int = 3) -> Scenario:
    """Today's positions from Monday 4 January 2027."""
    return Scenario(
        id="i-dag",
        title=title,
        weekend_patterns=("1/3",),
        shifts=(ShiftUse(code="D"), ShiftUse(code="A")),
        start=date(2027, 1, 4),
        weeks=weeks,
        base_weeks=3,
    )


def posted(noun: Department | Scenario) -> dict[str, Any]:
    """As the body of a request."""
    return noun.model_dump(mode="json")
