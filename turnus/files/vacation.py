"""What must hold of vacation that is given or asked for, between a department and its period."""

from calendar import monthrange
from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from math import ceil
from typing import Any

from turnus.calendar import Calendar
from turnus.department import Department
from turnus.employee import Employee
from turnus.faults import Fault
from turnus.files import limits
from turnus.files.source import Place, Source
from turnus.files.validate import touched
from turnus.law import provision
from turnus.roster import Mark, Roster
from turnus.rules import vac_rest, vac_weekend
from turnus.rules.vac_main import summers
from turnus.rules.vac_notice import latest_notice
from turnus.scenario import Problem, Scenario
from turnus.schema import Period
from turnus.texts.nouns import amount
from turnus.vacation import days_owed, is_a_year, is_working_day, working_days_of
from turnus.weekend import in_pattern

FIELDS = {"vacation": "Ferien til", "vacation_wishes": "Ferieønsket til"}
MAIN_WEEKS = 3


def vacation_checks(
    source: Source, department: Department, plan: Scenario, faulty: Collection[Place]
) -> Iterator[Fault]:
    """Vacations and wishes that the period does not hold, and days that do not add up."""
    calendar = Calendar(plan.start, plan.weeks)
    for i, employee in enumerate(department.employees):
        place = ("employees", i)
        for field, noun in FIELDS.items():
            yield from _outside(source, (*place, field), employee, noun, calendar, faulty)
        if touched(faulty, *place):
            continue
        yield from _carried(source, place, employee, plan.start)
        yield from _too_many(source, place, employee, calendar)
        yield from _wishes(source, place, employee, calendar)
    if not touched(faulty, "employees") and not touched(faulty, "agreement"):
        yield from _own_weekends(source, department, calendar)
        yield from _given(source, department, plan, calendar)


def notice_checks(
    source: Source, department: Department, plan: Scenario, faulty: Collection[Place]
) -> Iterator[Fault]:
    """Notice of the vacation so late that nobody can be given three weeks in summer."""
    calendar, told = Calendar(plan.start, plan.weeks), plan.vacation_published
    if told is None or touched(faulty, "vacation_published") or not is_a_year(calendar):
        return
    month = provision("vac-main").value("last_month", on=plan.start)
    ends = date(calendar.days[len(calendar.days) // 2].year, month, 1)
    ends = ends.replace(day=monthrange(ends.year, month)[1])
    latest = latest_notice(ends - timedelta(days=7 * MAIN_WEEKS - 2))
    left = [
        each.id
        for each in department.employees
        if not each.main_vacation_waived
        and len(working_days_of(calendar, each.vacation)) < days_owed(each, calendar)
    ]
    if told > latest and left:
        text = (
            f"Ferien varsles {told}. To måneder etter er det ikke plass til tre uker før {ends} "
            f"(ferieloven § 6 (2) og § 7 (1)), og {amount(len(left), 'ansatt')} har ferie som ikke er satt."
        )
        yield source.fault(("vacation_published",), str(told), f"senest {latest}", text)


def away_checks(
    source: Source, department: Department, plan: Scenario, faulty: Collection[Place]
) -> Iterator[Fault]:
    """Days on which more people are given vacation than may be away at once."""
    people = department.employees
    if plan.positions.mode != "keep":
        return
    if not touched(faulty, "max_away_share"):
        most = limits.most_away(department.max_away_share, len(people), plan.start)
        among = f"av {len(people)} kan være borte samtidig (max_away_share)"
        yield from _crowded(source, list(enumerate(people)), most, among, faulty)
        if not touched(faulty, "employees"):
            yield from _room(source, Problem.of(department, plan), most)
    for competence, most in department.max_away_by_competence.items():
        staff = [(i, each) for i, each in enumerate(people) if each.competence == competence]
        among = f"med kompetansen {competence} kan være borte samtidig (max_away_by_competence)"
        yield from _crowded(source, staff, most, among, faulty)


def _room(source: Source, problem: Problem, most: int) -> Iterator[Fault]:
    """Fewer places on vacation than everybody's main vacation, or everybody's whole one, needs."""
    department, calendar = problem.department, problem.calendar
    if not is_a_year(calendar):
        return
    people = department.employees
    days = sum(is_working_day(calendar, day) for day in calendar.days)
    owed = sum(days_owed(each, calendar) for each in people)
    law, on = provision("vac-main"), calendar.start
    length: int = law.value("working_days", on=on)
    waiting = sum(not each.main_vacation_waived for each in people)
    place, share = ("max_away_share",), f"{department.max_away_share:g}"
    told = f"Høyst {most} av {len(people)} kan være borte samtidig (max_away_share: {share}). "
    for first, last in summers(problem):
        turns = sum(
            is_working_day(calendar, each) for each in calendar.days if first <= each <= last
        )
        least = ceil(waiting / (turns // length))
        if most < least:
            text = (
                f"{told}Fra {first} til {last} er det da plass til {most * (turns // length)} "
                f"hovedferier på {amount(length, 'virkedag')}, men {amount(waiting, 'ansatt')} skal ha det."
            )
            yield source.fault(place, share, _share(least, len(people)), text)
            return
    if most * days < owed:
        text = (
            f"{told}Det gir plass til {amount(most * days, 'virkedag')} ferie i planen, men de ansatte "
            f"har {owed} til gode."
        )
        yield source.fault(place, share, _share(ceil(owed / days), len(people)), text)


def _share(most: int, people: int) -> str:
    """The least share with which so many of the people may be away."""
    return f"minst {ceil(1000 * most / people) / 1000:g}"


def _crowded(
    source: Source,
    staff: list[tuple[int, Employee]],
    most: int,
    among: str,
    faulty: Collection[Place],
) -> Iterator[Fault]:
    away: Counter[date] = Counter()
    for i, employee in staff:
        own: set[date] = set()
        for j, vacation in enumerate(employee.vacation):
            length = (vacation.last - vacation.first).days + 1
            days = [vacation.first + timedelta(days=d) for d in range(length)]
            away.update(day for day in days if day not in own)
            own.update(days)
            full = next((day for day in days if away[day] > most), None)
            if full is not None and not touched(faulty, "employees", i, "vacation", j):
                found = _span(vacation)
                text = (
                    f"Med ferien til {employee.id} ({found}) er {away[full]} borte den {full}. "
                    f"Høyst {most} {among}."
                )
                wanted = f"ferie på dager da færre enn {most} er borte"
                yield source.fault(("employees", i, "vacation", j), found, wanted, text)


def _outside(
    source: Source,
    place: Place,
    employee: Employee,
    noun: str,
    calendar: Calendar,
    faulty: Collection[Place],
) -> Iterator[Fault]:
    last = calendar.days[-1]
    for j, span in enumerate(getattr(employee, str(place[-1]))):
        inside = calendar.start <= span.first and span.last <= last
        if not inside and not touched(faulty, *place, j):
            found = _span(span)
            text = (
                f"{noun} {employee.id} ({found}) ligger utenfor planen, som går fra "
                f"{calendar.start} til {last}."
            )
            wanted = f"datoer fra {calendar.start} til {last}"
            yield source.fault((*place, j), found, wanted, text)


def _carried(source: Source, place: Place, employee: Employee, on: date) -> Iterator[Fault]:
    most = provision("vac-carry").value("most_days", on=on)
    for field, words in (
        ("vacation_carried_in", "overført hit eller tatt på forskudd"),
        ("vacation_carried_out", "overført til neste år"),
    ):
        days = getattr(employee, field)
        if abs(days) > most:
            text = (
                f"{employee.id} har {amount(abs(days), 'virkedag')} {words}. "
                f"Høyst {most} kan avtales hver vei (ferieloven § 7 (3))."
            )
            yield source.fault(
                (*place, field), str(days), f"høyst {amount(most, 'virkedag')}", text
            )


def _too_many(
    source: Source, place: Place, employee: Employee, calendar: Calendar
) -> Iterator[Fault]:
    owed, given = days_owed(employee, calendar), len(working_days_of(calendar, employee.vacation))
    if is_a_year(calendar) and given > owed:
        text = (
            f"{employee.id} har fått {amount(given, 'virkedag')} ferie, men har {owed} til gode. Flere er "
            "forskudd, som må avtales og føres i vacation_carried_out i fjor."
        )
        wanted = f"høyst {amount(owed, 'virkedag')}"
        yield source.fault((*place, "vacation"), amount(given, "virkedag"), wanted, text)


def _wishes(
    source: Source, place: Place, employee: Employee, calendar: Calendar
) -> Iterator[Fault]:
    given = working_days_of(calendar, employee.vacation)
    left = max(0, days_owed(employee, calendar) - len(given))
    for j, wish in enumerate(employee.vacation_wishes):
        if not (wish.first in calendar and wish.last in calendar):
            continue
        days = len(working_days_of(calendar, (wish,)) - given)
        if not 0 < days <= left:
            found = f"{_span(wish)}, {amount(days, 'virkedag')}"
            text = (
                f"Ferieønsket til {employee.id} ({_span(wish)}) er {amount(days, 'virkedag')} utenom ferie "
                f"som er satt. Det må være minst 1 og høyst {left}, som er det som er igjen."
            )
            wanted = f"fra 1 til {amount(left, 'virkedag')}"
            yield source.fault((*place, "vacation_wishes", j), found, wanted, text)


def _own_weekends(source: Source, department: Department, calendar: Calendar) -> Iterator[Fault]:
    """A main vacation of three weeks takes up more own weekends than agreed, wherever it lies."""
    most = department.agreement.vacation_weekends
    if most is None or not is_a_year(calendar):
        return
    for employee in department.employees:
        if employee.weekend is None or employee.main_vacation_waived:
            continue
        own = [in_pattern(employee, week) for week in range(employee.weekend.of + MAIN_WEEKS)]
        fewest = min(sum(own[w : w + MAIN_WEEKS]) for w in range(employee.weekend.of))
        if fewest > most:
            text = (
                f"Tre uker hovedferie tar minst {fewest} av helgene til {employee.id}, som "
                f"arbeider {employee.weekend}. Avtalen er høyst {most}."
            )
            yield source.fault(
                ("agreement", "vacation_weekends"), str(most), f"minst {fewest}, eller null", text
            )
            return


def _given(
    source: Source, department: Department, plan: Scenario, calendar: Calendar
) -> Iterator[Fault]:
    """Vacation that is settled and by itself breaks what is agreed, or the law, wherever it may."""
    problem = Problem.of(department, plan)
    for i, employee in enumerate(department.employees):
        days = working_days_of(calendar, employee.vacation)
        marks: dict[Any, Mark] = {(employee.id, day): Mark.FE for day in days}
        place = ("employees", i, "vacation")
        if vac_weekend.governs(problem) and employee.weekend and days:
            groups = range(employee.weekend.of)
            known = groups if employee.weekend_group is None else (employee.weekend_group,)
            found = [_breaches(problem, employee.replace(weekend_group=g), marks) for g in known]
            if all(found):
                yield source.fault(
                    place, found[0][0], "ferie som tar færre egne helger", found[0][0]
                )
        owed = days_owed(employee, calendar)
        if vac_rest.governs(problem) and is_a_year(calendar) and len(days) == owed:
            alone = problem.replace(employees=(employee,))
            for each in vac_rest.check(alone, Roster.from_codes(alone, {}, marks)):
                text = (
                    f"{employee.id}: {each.text} Sett agreement.vacation_rest til false hvis "
                    "ingen krever det."
                )
                wanted = f"minst {amount(each.limit, 'virkedag')} i ett strekk"
                yield source.fault(place, amount(each.measured, "virkedag"), wanted, text)


def _breaches(problem: Problem, employee: Employee, marks: dict[Any, Mark]) -> list[str]:
    alone = problem.replace(employees=(employee,))
    roster = Roster.from_codes(alone, {}, marks)
    return [f"{employee.id}: {each.text}" for each in vac_weekend.check(alone, roster)]


def _span(span: Period) -> str:
    return f"{span.first} til {span.last}"
