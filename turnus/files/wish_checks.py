"""What must hold for wishes: within the points, on days of the plan, and not on the person's own vacation."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from turnus.department import Department
from turnus.employee import Employee
from turnus.faults import Fault
from turnus.files.source import Place, Source
from turnus.files.validate import touched
from turnus.scenario import Scenario


def point_checks(
    source: Source, department: Department, faulty: Collection[Place]
) -> Iterator[Fault]:
    """Those who have spread more points than everybody has."""
    if touched(faulty, "wish_points"):
        return
    most = department.wish_points
    for i, person in enumerate(department.employees):
        place = ("employees", i, "wishes")
        spent = sum(wish.points for wish in person.wishes)
        if spent > most and not touched(faulty, *place):
            text = (
                f"{person.id} har fordelt {spent} poeng på ønskene sine. Alle har {most} poeng "
                "(wish_points); sett ned poengene eller ta bort ønsker."
            )
            yield source.fault(place, f"{spent} poeng", f"høyst {most} poeng i alt", text)


def wish_checks(
    source: Source, department: Department, plan: Scenario, faulty: Collection[Place]
) -> Iterator[Fault]:
    """Wishes for dates that the plan does not have, or on which the person has vacation."""
    last = plan.start + timedelta(days=7 * plan.weeks - 1)
    for i, person in enumerate(department.employees):
        if touched(faulty, "employees", i, "vacation"):
            continue
        for j, wish in enumerate(person.wishes):
            for k, day in enumerate(wish.days):
                place = ("employees", i, "wishes", j, "days", k)
                if type(day) is date and not touched(faulty, *place[:5]):
                    yield from _date(source, place, person, day, plan.start, last)


def _date(
    source: Source, place: Place, person: Employee, day: date, first: date, last: date
) -> Iterator[Fault]:
    if not first <= day <= last:
        wanted = f"en dato fra {first} til {last}, eller en ukedag"
        text = f"{person.id} ønsker noe den {day}, som ikke er i planen. Den går fra {first} til {last}."
        yield source.fault(place, str(day), wanted, text)
    elif any(day in vacation for vacation in person.vacation):
        wanted = "en dag uten ferie"
        text = (
            f"{person.id} ønsker noe den {day} og har ferie den dagen. Ta bort datoen fra ønsket, "
            "eller flytt ferien."
        )
        yield source.fault(place, str(day), wanted, text)
