"""Faults in what a department does besides care: codes, meetings, newcomers and students."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from math import floor

from turnus.activities import Meeting
from turnus.calendar import Calendar, DayKind
from turnus.department import Department
from turnus.employee import Employee
from turnus.faults import Fault
from turnus.files import limits
from turnus.files.source import Place, Source
from turnus.files.validate import touched
from turnus.scenario import Scenario
from turnus.texts.nouns import amount
from turnus.weekend import SUNDAY

KINDS = {
    DayKind.WEEKDAY: "en hverdag",
    DayKind.SATURDAY: "en lørdag",
    DayKind.SUNDAY: "en søndag",
    DayKind.RED: "en rød dag",
}


def activity_checks(
    source: Source, department: Department, faulty: Collection[Place]
) -> Iterator[Fault]:
    """Faults that the department's file alone shows."""
    if not touched(faulty, "shifts"):
        yield from _codes_that_count(source, department)
    for i, meeting in enumerate(department.activities.meetings):
        if not touched(faulty, "activities", "meetings", i):
            yield from _meeting(source, ("activities", "meetings", i), meeting)
    people = {each.id: each for each in department.employees}
    for i, employee in enumerate(department.employees):
        if employee.newcomer and not touched(faulty, "employees", i):
            yield from _mentor(source, i, employee, people.get(employee.newcomer.mentor))


def activity_dates(
    source: Source, department: Department, plan: Scenario, faulty: Collection[Place]
) -> Iterator[Fault]:
    """Dates that the scenario's period does not hold, or that are not the right kind of day."""
    calendar = Calendar(plan.start, plan.weeks)
    days = {use.code: use.days for use in plan.shifts}
    for i, meeting in enumerate(department.activities.meetings):
        for j, day in enumerate(meeting.dates):
            place = ("activities", "meetings", i, "dates", j)
            if not touched(faulty, *place[:-1]):
                allowed = days.get(meeting.code, (DayKind.WEEKDAY,))
                yield from _meeting_day(source, place, meeting, day, calendar, allowed)
        if not touched(faulty, "employees") and not touched(faulty, "activities", "meetings", i):
            yield from _seats(source, i, meeting, department, plan)
    if not touched(faulty, "activities"):
        yield from _enough_hms(source, department.activities.meetings, calendar)
    for i, employee in enumerate(department.employees):
        if not touched(faulty, "employees", i):
            yield from _periods(source, i, employee, calendar)
            yield from _mentor_away(source, i, employee, department)


def _codes_that_count(source: Source, department: Department) -> Iterator[Fault]:
    counting = {shift.code for shift in department.shifts if shift.counts}
    learning = department.activities.competence_time
    places: list[tuple[Place, str]] = [
        (("activities", "competence_time", "codes", i), code)
        for i, code in enumerate(learning.codes if learning else ())
    ]
    places += [
        (("activities", "meetings", i, "code"), meeting.code)
        for i, meeting in enumerate(department.activities.meetings)
    ]
    for place, code in places:
        if code in counting:
            text = (
                f"Vakten {code} teller i bemanningen, og kan ikke være kompetansetid eller møte. "
                "Velg en vakt med counts: false."
            )
            yield source.fault(place, code, "en vakt med counts: false", text)


def _meeting(source: Source, place: Place, meeting: Meeting) -> Iterator[Fault]:
    if meeting.members and meeting.seats:
        text = (
            f"{meeting.name} har både members og seats. Nevn dem som møter, eller si hvor mange "
            "av hver kompetanse, ikke begge deler."
        )
        yield source.fault((*place, "seats"), "members og seats", "bare en av dem", text)
    for j, day in enumerate(meeting.dates):
        if day in meeting.dates[:j]:
            text = f"{meeting.name} har datoen {day} to ganger."
            yield source.fault((*place, "dates", j), str(day), "hver dato én gang", text)
    dates = len(set(meeting.dates))
    if meeting.attend is not None and meeting.attend > dates:
        text = (
            f"{meeting.name} er på {amount(dates, 'dato')}, men hver skal være med på {meeting.attend}. "
            f"Skriv høyst {dates}, eller legg til datoer."
        )
        yield source.fault(
            (*place, "attend"), str(meeting.attend), f"høyst {amount(dates, 'møte')}", text
        )


def _seats(
    source: Source, i: int, meeting: Meeting, department: Department, plan: Scenario
) -> Iterator[Fault]:
    known = {each.id for each in department.competences}
    for competence, seats in meeting.seats.items():
        if competence not in known:
            continue
        most = _most_people(department, plan, competence)
        if seats > most:
            text = (
                f"{meeting.name} skal ha {seats} med kompetansen {competence}, men planen har "
                f"høyst {most}. Skriv høyst {most}."
            )
            place = ("activities", "meetings", i, "seats", competence)
            yield source.fault(place, str(seats), f"høyst {amount(most, 'person')}", text)


def _most_people(department: Department, plan: Scenario, competence: str) -> int:
    """Most people of a competence: today's, or as many new posts as there is room for."""
    positions, staff = plan.positions, department.employees
    if positions.mode == "keep":
        return sum(each.competence == competence for each in staff)
    if positions.heads is not None:
        return positions.heads
    frame = positions.fte_frame or sum(each.position_percent for each in staff) / 100
    return floor(frame * 100 / positions.smallest) + sum(each.night_only for each in staff)


def _mentor(source: Source, i: int, employee: Employee, mentor: Employee | None) -> Iterator[Fault]:
    place = ("employees", i, "newcomer", "mentor")
    if mentor is None:
        return
    if mentor.id == employee.id:
        text = f"{employee.id} kan ikke være fadder for seg selv."
        yield source.fault(place, mentor.id, "id-en til en annen ansatt", text)
    elif mentor.night_only != employee.night_only:
        one, other = (employee.id, mentor.id) if employee.night_only else (mentor.id, employee.id)
        text = f"{one} arbeider bare natt, og {other} gjør det ikke. De kan ikke dele vakter."
        wanted = "en fadder som arbeider til samme tid"
        yield source.fault(place, mentor.id, wanted, text)


def _mentor_away(
    source: Source, i: int, employee: Employee, department: Department
) -> Iterator[Fault]:
    """A mentor whose settled vacation takes every day but Sundays of the first weeks."""
    new = employee.newcomer
    mentor = next((each for each in department.employees if new and each.id == new.mentor), None)
    if new is None or mentor is None:
        return
    first_weeks = [new.first + timedelta(days=d) for d in range(7 * new.weeks)]
    days = [day for day in first_weeks if day.weekday() != SUNDAY]
    if all(any(day in span for span in mentor.vacation) for day in days):
        last = first_weeks[-1]
        text = (
            f"{mentor.id} er fadder for {employee.id} fra {new.first} til {last}, men har ferie hele "
            "den tiden. Velg en annen fadder, eller flytt ferien."
        )
        place = ("employees", i, "newcomer", "mentor")
        yield source.fault(place, mentor.id, "en fadder som er på jobb de første ukene", text)


def _meeting_day(
    source: Source,
    place: Place,
    meeting: Meeting,
    day: date,
    calendar: Calendar,
    allowed: Collection[DayKind],
) -> Iterator[Fault]:
    if day not in calendar:
        last = calendar.days[-1]
        text = (
            f"{meeting.name} den {day} ligger utenfor planen, som går fra {calendar.start} "
            f"til {last}."
        )
        wanted = f"datoer fra {calendar.start} til {last}"
        yield source.fault(place, str(day), wanted, text)
    elif (kind := calendar.kind(day)) not in allowed:
        wanted = "en dag som er " + " eller ".join(KINDS[each] for each in allowed)
        text = f"{meeting.name} den {day} er på {KINDS[kind]}. Velg {wanted}."
        yield source.fault(place, str(day), wanted, text)


def _enough_hms(
    source: Source, meetings: tuple[Meeting, ...], calendar: Calendar
) -> Iterator[Fault]:
    held = sum(len(set(each.dates)) for each in meetings if each.kind == "hms")
    least = limits.hms_meetings(calendar.weeks, calendar.start)
    first = next((i for i, each in enumerate(meetings) if each.kind == "hms"), None)
    if first is not None and held < least:
        text = (
            f"HMS-gruppa har {amount(held, 'møte')} i planen på {amount(calendar.weeks, 'uke')}. "
            f"Den skal ha minst {least} (seks i året). Legg til datoer."
        )
        place = ("activities", "meetings", first, "dates")
        yield source.fault(place, amount(held, "møte"), f"minst {amount(least, 'møte')}", text)


def _periods(source: Source, i: int, employee: Employee, calendar: Calendar) -> Iterator[Fault]:
    plan = f"fra {calendar.start} til {calendar.days[-1]}"
    newcomer = employee.newcomer
    if newcomer and newcomer.first not in calendar:
        text = (
            f"{employee.id} begynner {newcomer.first}, utenfor planen, som går {plan}. "
            "Ta bort newcomer, eller skriv en dato i planen."
        )
        place: Place = ("employees", i, "newcomer", "first")
        yield source.fault(place, str(newcomer.first), f"en dato {plan}", text)
    for j, practice in enumerate(employee.supervises):
        place = ("employees", i, "supervises", j)
        span = f"{practice.first} til {practice.last}"
        if practice.first not in calendar or practice.last not in calendar:
            text = f"Praksisen til {employee.id} ({span}) ligger utenfor planen, som går {plan}."
            yield source.fault((*place, "first"), span, f"datoer {plan}", text)
            continue
        length = (practice.last - practice.first).days + 1
        days = [practice.first + timedelta(days=d) for d in range(length)]
        open_days = [day for day in days if calendar.kind(day) is DayKind.WEEKDAY]
        away = [day for day in open_days if any(day in span for span in employee.vacation)]
        weekdays = len(open_days) - len(away)
        if practice.days > weekdays:
            without = " uten veilederens ferie" if away else ""
            text = (
                f"Praksisen til {employee.id} ({span}) har {amount(weekdays, 'hverdag')}{without}, men "
                f"veilederen skal ha dagvakt på {practice.days} av dem."
            )
            wanted = f"høyst {amount(weekdays, 'dag')}"
            yield source.fault((*place, "days"), str(practice.days), wanted, text)
