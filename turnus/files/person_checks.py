"""What must hold of one person's limits in the period of a plan: age, pregnancy, reduced position.

Faults about pregnancy do not name the person: the line of the file says who it is.
"""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from itertools import combinations

from turnus.department import Department, ShiftType
from turnus.employee import Employee, Reduction
from turnus.faults import Fault
from turnus.files import limits
from turnus.files.source import Place, Source
from turnus.files.validate import touched
from turnus.scenario import Scenario
from turnus.schema import Period

YOUNGEST = timedelta(days=3 * 365)
"""Staff under 18 are at least 15 (aml § 11-1)."""


def person_checks(
    source: Source, department: Department, plan: Scenario, faulty: Collection[Place]
) -> Iterator[Fault]:
    """Faults of the limits that people have of their own."""
    period = Period(first=plan.start, last=plan.start + timedelta(days=7 * plan.weeks - 1))
    codes = {use.code for use in plan.shifts}
    shifts = [each for each in department.shifts if each.code in codes]
    for i, employee in enumerate(department.employees):
        place: Place = ("employees", i)
        if not touched(faulty, *place, "turns_18"):
            yield from _young(source, employee, (*place, "turns_18"), plan.start, shifts)
        if not touched(faulty, *place, "pregnancy"):
            yield from _pregnant(source, employee, (*place, "pregnancy"), period)
        sound = [
            ((*place, "reduced", j), each)
            for j, each in enumerate(employee.reduced)
            if not touched(faulty, *place, "reduced", j)
        ]
        yield from _overlapping(source, sound)
        for where, reduction in sound:
            if not touched(faulty, *place, "position_percent"):
                yield from _too_large(source, employee, where, reduction)
            yield from _outside(source, where, reduction, period, "Den reduserte stillingen")


def _young(
    source: Source, employee: Employee, place: Place, start: date, shifts: list[ShiftType]
) -> Iterator[Fault]:
    birthday = employee.turns_18
    if birthday is None or birthday <= start:
        return
    if birthday > start + YOUNGEST:
        text = (
            f"{employee.id} fyller 18 år {birthday} og er under 15 år når planen starter. "
            "Turnusen er for ansatte fra 15 år (aml § 11-1)."
        )
        wanted = f"en dato før {start + YOUNGEST}"
        yield source.fault(place, str(birthday), wanted, text)
    elif employee.night_only:
        text = (
            f"{employee.id} fyller 18 år {birthday}, men er ansatt for bare natt. "
            "Ingen under 18 år arbeider mellom 23 og 06 (aml § 11-3)."
        )
        yield source.fault(place, str(birthday), "false i night_only, eller null her", text)
    elif not any(limits.for_minors(shift, start) for shift in shifts):
        text = (
            f"{employee.id} fyller 18 år {birthday}, men ingen av vaktene i scenariet er lov før "
            "det: høyst 8 timer, ikke mellom 23 og 06, og minst 30 minutter pause når vakten er "
            "over 4,5 timer (aml §§ 11-2, 11-3 og 11-5)."
        )
        yield source.fault(place, str(birthday), "minst én vakt som er lov før 18 år", text)


def _pregnant(source: Source, employee: Employee, place: Place, plan: Period) -> Iterator[Fault]:
    if employee.pregnancy is None:
        return
    yield from _outside(source, place, employee.pregnancy, plan, "Perioden med få nattevakter")
    if employee.night_only and _meet(employee.pregnancy, plan):
        text = (
            "Med høyst én nattevakt i uken fylles ikke stillingen til en som bare arbeider natt. "
            "Sett night_only til false og nights til true, eller ta perioden ut."
        )
        yield source.fault(place, "night_only: true", "night_only: false i perioden", text)


def _outside(
    source: Source, place: Place, period: Period, plan: Period, what: str
) -> Iterator[Fault]:
    if not _meet(period, plan):
        found = f"{period.first} til {period.last}"
        text = f"{what} ({found}) ligger utenfor planen, som går fra {plan.first} til {plan.last}."
        wanted = f"minst én dag fra {plan.first} til {plan.last}"
        yield source.fault(place, found, wanted, text)


def _overlapping(source: Source, sound: list[tuple[Place, Reduction]]) -> Iterator[Fault]:
    for (_, one), (place, other) in combinations(sound, 2):
        if _meet(one, other):
            found = f"{other.first} til {other.last}"
            text = (
                f"To reduserte stillinger gjelder samtidig: {one.first} til {one.last} og {found}. "
                "Hver dag har én stilling."
            )
            yield source.fault(place, found, "perioder som ikke overlapper", text)


def _too_large(
    source: Source, employee: Employee, place: Place, reduction: Reduction
) -> Iterator[Fault]:
    if reduction.position_points > employee.position_points:
        found, most = f"{reduction.position_percent:g}", f"{employee.position_percent:g}"
        text = (
            f"Den reduserte stillingen er {found} %, men stillingen til {employee.id} er {most} %. "
            "En redusert stilling er mindre enn den vanlige."
        )
        yield source.fault((*place, "position_percent"), found, f"høyst {most}", text)


def _meet(one: Period, other: Period) -> bool:
    return one.first <= other.last and other.first <= one.last
