"""Fields of one person, or of one line, that cannot both hold."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from turnus.agreement import Agreement
from turnus.department import Department, ShiftType
from turnus.employee import Employee, Weekday, Wish
from turnus.faults import Fault
from turnus.files.source import Place, Source
from turnus.files.validate import at, listed, touched
from turnus.schema import Period, minute_of
from turnus.weekend import SATURDAY, SUNDAY

COMING_OF_AGE_TO_60 = 42
AT_ONCE = {"vacation": "Ferien", "supervises": "Praksisen"}
TWICE = {"vacation": "Ferien", "vacation_wishes": "Ferieønsket"}


def contradictions(
    source: Source, department: Department, faulty: Collection[Place]
) -> Iterator[Fault]:
    """Faults between the fields of a person, and days that stand twice in a line of demand."""
    shifts = {shift.code: shift for shift in department.shifts if not touched(faulty, "shifts")}
    for i, employee in enumerate(department.employees):
        place: Place = ("employees", i)
        if not touched(faulty, *place):
            yield from _nights(source, place, employee)
            yield from _age(source, place, employee)
            yield from _vacations(source, place, employee)
            yield from _overlapping(source, place, employee)
            yield from _wishes(source, place, employee, shifts)
            if employee.weekend is None and not touched(faulty, "agreement"):
                yield from _weekend_wishes(source, place, employee, shifts, department.agreement)
    yield from repeated_days(source, "demand", faulty)


def repeated_days(source: Source, key: str, faulty: Collection[Place]) -> Iterator[Fault]:
    """Lines of a list in the file in which a day stands twice."""
    for i, line in enumerate(listed(source.tree, key)):
        if not touched(faulty, key, i):
            yield from _repeated(source, (key, i, "days"), listed(line, "days"))


def _nights(source: Source, place: Place, employee: Employee) -> Iterator[Fault]:
    if employee.night_only and at(source.tree, place).get("nights") is False:
        text = (
            f"{employee.id} har nights: false og night_only: true. Den som bare arbeider natt, "
            "arbeider natt. Ta bort en av dem."
        )
        yield source.fault((*place, "nights"), "false", "true, eller night_only: false", text)
    if employee.night_duties and not employee.nights:
        text = (
            f"{employee.id} har night_duties, men ikke nights: true, og kan da ingen netter ha. "
            "Sett nights til true, eller ta bort night_duties."
        )
        wanted = "null, eller nights: true"
        yield source.fault((*place, "night_duties"), "least og most", wanted, text)
    if employee.night_only and employee.supervises:
        text = (
            f"{employee.id} har night_only: true og supervises. Veilederen skal ha dagvakter. Sett "
            "night_only til false, eller velg en annen veileder."
        )
        yield source.fault((*place, "supervises"), "night_only: true", "night_only: false", text)


def _age(source: Source, place: Place, employee: Employee) -> Iterator[Fault]:
    young, old = employee.turns_18, employee.turns_60
    if young is None or old is None or old - young.year == COMING_OF_AGE_TO_60:
        return
    right = young.year + COMING_OF_AGE_TO_60
    text = (
        f"{employee.id} fyller 18 år {young} (turns_18) og 60 år i {old} (turns_60). Den som fyller "
        f"18 år da, fyller 60 år i {right}. Rett en av dem, eller sett den til null."
    )
    yield source.fault((*place, "turns_60"), str(old), f"{right}, eller null", text)


def _vacations(source: Source, place: Place, employee: Employee) -> Iterator[Fault]:
    for field, noun in TWICE.items():
        for (i, one), (j, other) in combinations(enumerate(getattr(employee, field)), 2):
            if one == other:
                found = f"{other.first} til {other.last}"
                text = (
                    f"{noun} {found} til {employee.id} står to ganger, også som "
                    f"{field}[{i}]. Ta bort en av dem."
                )
                yield source.fault((*place, field, j), found, "hver periode én gang", text)


def _overlapping(source: Source, place: Place, employee: Employee) -> Iterator[Fault]:
    """Settled vacations that share days, and practices of which one supervisor has two at once."""
    for field, noun in AT_ONCE.items():
        periods: Sequence[Period] = getattr(employee, field)
        for (i, one), (j, other) in combinations(enumerate(periods), 2):
            same = field == "vacation" and one == other
            if not same and one.first <= other.last and other.first <= one.last:
                found = f"{other.first} til {other.last}"
                text = (
                    f"{noun} til {employee.id} ({found}) overlapper {field}[{i}] ({one.first} til "
                    f"{one.last}). Slå dem sammen, eller rett datoene."
                )
                wanted = f"datoer utenom {one.first} til {one.last}"
                yield source.fault((*place, field, j), found, wanted, text)


def _weekend_wishes(
    source: Source,
    place: Place,
    employee: Employee,
    shifts: dict[str, ShiftType],
    agreement: Agreement,
) -> Iterator[Fault]:
    """Duties wished in the weekend by somebody who never has any there."""
    for i, wish in enumerate(employee.wishes):
        wished = [shifts[wish.shift]] if wish.shift in shifts else list(shifts.values())
        for k, day in enumerate(wish.days if wish.kind == "duty" else ()):
            number = day.number if isinstance(day, Weekday) else day.weekday()
            if wished and all(_in_weekend(each, number, agreement) for each in wished):
                text = (
                    f"{employee.id} ønsker vakt i helga ({day}), men er fritatt for helg "
                    "(weekend: null). Ta bort dagen, eller gi den ansatte et helgemønster."
                )
                where: Place = (*place, "wishes", i, "days", k)
                yield source.fault(where, str(day), "en dag utenom helga", text)


def _in_weekend(shift: ShiftType, weekday: int, agreement: Agreement) -> bool:
    """Whether a shift on a Saturday or a Sunday has time in the weekend as agreed."""
    if weekday == SATURDAY:
        whole = agreement.weekend_from == "friday"
        return whole or shift.end_minute > minute_of(agreement.weekend_start)
    return weekday == SUNDAY and shift.start_minute < minute_of(agreement.weekend_end)


def _wishes(
    source: Source, place: Place, employee: Employee, shifts: dict[str, ShiftType]
) -> Iterator[Fault]:
    for i, wish in enumerate(employee.wishes):
        where: Place = (*place, "wishes", i)
        yield from _repeated(source, (*where, "days"), wish.days)
        if wish.kind == "evenings" and employee.night_only:
            text = (
                f"{employee.id} ønsker kvelder (evenings), men har night_only: true og arbeider bare "
                "natt. Ta bort ønsket, eller sett night_only til false."
            )
            yield source.fault((*where, "kind"), wish.kind, "off eller duty", text)
        if wish.shift in shifts:
            yield from _wished_shift(source, where, employee, shifts[wish.shift])
    for (i, one), (j, other) in combinations(enumerate(employee.wishes), 2):
        yield from _opposite(source, (*place, "wishes", j), employee, i, one, other)


def _opposite(
    source: Source, place: Place, employee: Employee, first: int, one: Wish, other: Wish
) -> Iterator[Fault]:
    kinds = {one.kind, other.kind}
    before = f"wishes[{first}]"
    if kinds == {"evenings", "no-evenings"}:
        text = (
            f"{employee.id} ønsker {other.kind} her og {one.kind} i {before}. Begge kan ikke "
            "innfris. Ta bort en av dem."
        )
        yield source.fault((*place, "kind"), other.kind, f"ikke det motsatte av {before}", text)
    if kinds == {"off", "duty"}:
        for k, day in enumerate(other.days):
            if day in one.days:
                text = (
                    f"{employee.id} ønsker {other.kind} her og {one.kind} i {before} på samme dag, "
                    f"{day}. Begge kan ikke innfris. Ta bort dagen fra en av dem."
                )
                wanted = f"en dag som ikke står i {before}"
                yield source.fault((*place, "days", k), str(day), wanted, text)


def _wished_shift(
    source: Source, place: Place, employee: Employee, shift: ShiftType
) -> Iterator[Fault]:
    if shift.night and not employee.nights:
        text = (
            f"{employee.id} ønsker nattevakten {shift.code}, men har ikke nights: true. Sett nights "
            "til true, eller velg en annen vakt."
        )
        wanted = "en vakt som ikke er natt, eller nights: true"
        yield source.fault((*place, "shift"), shift.code, wanted, text)
    elif employee.night_only and not shift.night:
        text = (
            f"{employee.id} ønsker vakten {shift.code}, men har night_only: true og arbeider bare "
            "natt. Velg en nattevakt, eller sett night_only til false."
        )
        yield source.fault((*place, "shift"), shift.code, "en nattevakt", text)


def _repeated(source: Source, place: Place, days: Sequence[Any]) -> Iterator[Fault]:
    for k, day in enumerate(days):
        if isinstance(day, str | date) and day in days[:k]:
            text = f"Dagen {day} står to ganger her. Ta bort en av dem."
            yield source.fault((*place, k), str(day), "hver dag én gang", text)
