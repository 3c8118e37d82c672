"""Red days in input files: agreements that need another, numbers that do not fit, unknown dates."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from turnus.agreement import Agreement, Level
from turnus.calendar import Calendar
from turnus.department import Department
from turnus.faults import Fault
from turnus.files.source import Place, Source
from turnus.files.validate import touched
from turnus.scenario import Scenario
from turnus.texts.nouns import amount


def red_day_checks(
    source: Source, department: Department, faulty: Collection[Place]
) -> Iterator[Fault]:
    """Faults in what a department says of red days and of holiday seasons in turns."""
    if not touched(faulty, "agreement"):
        yield from _method_agreed(source, department.agreement)
        yield from _seasons_once(source, department.agreement)
    for i, employee in enumerate(department.employees):
        place: Place = ("employees", i, "red_days_owed")
        owed = employee.red_days_owed
        if owed is None or touched(faulty, *place):
            continue
        if bool(owed.f3) != bool(owed.f3_minutes):
            wanted = "minutter over 0" if owed.f3 else "0, som antallet f3"
            text = (
                f"{employee.id} har {owed.f3} F3 og {amount(owed.f3_minutes, 'minutt')} for dem. Minuttene "
                "er den betalte tiden i vaktene som F3 erstatter, i alt."
            )
            found = amount(owed.f3_minutes, "minutt")
            yield source.fault((*place, "f3_minutes"), found, wanted, text)


def dated_checks(
    source: Source, department: Department, plan: Scenario, faulty: Collection[Place]
) -> Iterator[Fault]:
    """Demand on dates outside the plan, and more red days owed than the plan has."""
    last = plan.start + timedelta(days=7 * plan.weeks - 1)
    for i, line in enumerate(department.demand):
        for j, day in enumerate(line.days):
            place = ("demand", i, "days", j)
            outside = isinstance(day, date) and not plan.start <= day <= last
            if outside and not touched(faulty, "demand", i):
                wanted = f"en dato fra {plan.start} til {last}"
                text = (
                    f"Behovet «{line.name}» gjelder {day}, som ligger utenfor planen. "
                    f"Planen går fra {plan.start} til {last}."
                )
                yield source.fault(place, str(day), wanted, text)
    yield from _no_more_than_red_days(source, department, plan, faulty)


def _no_more_than_red_days(
    source: Source, department: Department, plan: Scenario, faulty: Collection[Place]
) -> Iterator[Fault]:
    red = len(Calendar(plan.start, plan.weeks).red_days)
    for i, employee in enumerate(department.employees):
        place = ("employees", i, "red_days_owed", "f3")
        owed = employee.red_days_owed
        if owed is not None and owed.f3 > red and not touched(faulty, *place[:3]):
            text = f"{employee.id} har {owed.f3} F3, og planen har bare {amount(red, 'rød dag')}."
            yield source.fault(place, str(owed.f3), f"høyst {red}", text)


def _method_agreed(source: Source, agreement: Agreement) -> Iterator[Fault]:
    """Averaging and moving F3 need that Sundays and holidays are averaged by agreement."""
    method = agreement.red_days.method
    averages = agreement.sunday_average_weeks is not None and agreement.level != Level.L0
    if method in ("averaging", "combination") and not averages:
        text = (
            f"F3 kan regnes etter {method} bare når søn- og helgedager er avtalt i gjennomsnitt: "
            "avtalenivå over L0 og sunday_average_weeks (aml § 10-8 (4)). Velg main-rule, eller "
            "skriv inn avtalen."
        )
        yield source.fault(
            ("agreement", "red_days", "method"), method, "main-rule eller null", text
        )


def _seasons_once(source: Source, agreement: Agreement) -> Iterator[Fault]:
    seen = set()
    for i, season in enumerate(agreement.holiday_turns):
        if season in seen:
            text = f"{season} står to ganger blant høytidene som går på omgang."
            wanted = "hver høytid én gang"
            yield source.fault(("agreement", "holiday_turns", i), season, wanted, text)
        seen.add(season)
