"""What must hold of weekends that people have swapped."""

from collections.abc import Collection, Iterator
from datetime import date

from turnus.calendar import Calendar
from turnus.department import Department
from turnus.employee import Employee
from turnus.faults import Fault
from turnus.files.source import Place, Source
from turnus.files.validate import touched
from turnus.roster import Roster
from turnus.rules.weekend_swaps import least_taken
from turnus.scenario import Problem, Scenario, WeekendSwap
from turnus.schema import Period
from turnus.weekend import in_pattern, week_of, window


def swap_checks(
    source: Source, department: Department, plan: Scenario, faulty: Collection[Place]
) -> Iterator[Fault]:
    """Swaps outside the plan, of people without weekends, or of weekends that are not theirs."""
    calendar = Calendar(plan.start, plan.weeks)
    people = {each.id: each for each in department.employees}
    used: set[tuple[str, date]] = set()
    for i, swap in enumerate(plan.weekend_swaps):
        place = ("weekend_swaps", i)
        if touched(faulty, *place) or swap.employee not in people:
            continue
        found = list(_outside(source, place, swap, calendar))
        found = found or list(_same(source, place, swap))
        found = found or list(_wrong(source, place, swap, people[swap.employee], plan))
        if not found:
            found = list(_not_open(source, place, swap, Problem.of(department, plan)))
        yield from found
        for field in () if found else ("gives", "takes"):
            day = getattr(swap, field)
            key = swap.employee, week_of(day)
            if key in used:
                text = f"Helgen til {swap.employee} i uka med {day} er med i bytter to ganger."
                yield source.fault((*place, field), str(day), "en helg som byttes én gang", text)
            used.add(key)


def _outside(
    source: Source, place: Place, swap: WeekendSwap, calendar: Calendar
) -> Iterator[Fault]:
    for field in ("gives", "takes"):
        day = getattr(swap, field)
        if day not in calendar:
            wanted = f"en dato fra {calendar.start} til {calendar.days[-1]}"
            text = (
                f"Helgebyttet til {swap.employee} ({day}) ligger utenfor planen. Ventet {wanted}."
            )
            yield source.fault((*place, field), str(day), wanted, text)


def _same(source: Source, place: Place, swap: WeekendSwap) -> Iterator[Fault]:
    if week_of(swap.gives) == week_of(swap.takes):
        text = (
            f"Helgebyttet til {swap.employee} gir og tar samme helg ({swap.gives} og {swap.takes}). "
            "Velg en annen helg, eller ta bort byttet."
        )
        wanted = "en annen helg enn den som gis"
        yield source.fault((*place, "takes"), str(swap.takes), wanted, text)


def _wrong(
    source: Source, place: Place, swap: WeekendSwap, employee: Employee, plan: Scenario
) -> Iterator[Fault]:
    kept = plan.positions.keep_nights and employee.night_only
    if plan.positions.mode == "redesign" and not kept:
        text = f"{employee.id} er ikke med i turnusen: stillingene planlegges på nytt."
        wanted = "en ansatt som beholder stillingen"
        yield source.fault((*place, "employee"), employee.id, wanted, text)
    elif employee.weekend is None:
        text = f"{employee.id} er fritatt for helg og har ingen helg å bytte."
        yield source.fault((*place, "employee"), employee.id, "en ansatt i helgeturnus", text)
    elif employee.weekend_group is not None:
        for field, own in (("gives", True), ("takes", False)):
            day = getattr(swap, field)
            if in_pattern(employee, (day - plan.start).days // 7) != own:
                what = "ikke en av de egne helgene" if own else "en av de egne helgene fra før"
                text = f"Helgen i uka med {day} er {what} til {employee.id}."
                wanted = "en egen helg" if own else "en helg som ikke er egen"
                yield source.fault((*place, field), str(day), wanted, text)


def _not_open(source: Source, place: Place, swap: WeekendSwap, problem: Problem) -> Iterator[Fault]:
    """A weekend taken in a vacation that is settled, or on days with no duty open to the person."""
    person, (first, last) = problem.employee(swap.employee), window(problem, week_of(swap.takes))
    weekend = Period(first=first.date(), last=last.date())
    away = any(
        each.first <= weekend.last and weekend.first <= each.last for each in person.vacation
    )
    if away or not least_taken(problem, Roster({}), person, week_of(swap.takes)):
        why = f"ligger i ferien til {person.id}" if away else f"har ingen vakt for {person.id}"
        text = f"Helgen i uka med {swap.takes} {why} og kan ikke arbeides."
        wanted = "en helg som kan arbeides"
        yield source.fault((*place, "takes"), str(swap.takes), wanted, text)
