"""What must hold across the fields of a department and a scenario, beyond each value alone."""

from collections.abc import Collection, Iterator
from datetime import date
from itertools import combinations

from turnus.agreement import Agreement
from turnus.department import Competence, Department, ShiftType
from turnus.faults import Fault
from turnus.files import limits
from turnus.files.other_positions import more_than_full
from turnus.files.source import Place, Source
from turnus.files.validate import listed, touched
from turnus.scenario import NOTICE, Scenario
from turnus.texts.nouns import amount

Shifts = list[tuple[Place, ShiftType]]


def department_checks(
    source: Source, department: Department, faulty: Collection[Place], on: date
) -> Iterator[Fault]:
    """Faults of a department as a whole; what rests on a faulty value is left out."""
    shifts: Shifts = [
        (("shifts", i), shift)
        for i, shift in enumerate(department.shifts)
        if not touched(faulty, "shifts", i)
    ]
    if not touched(faulty, "agreement", "level"):
        yield from _shifts_within_cap(source, department.agreement, shifts, on)
        yield from _rest_within_level(source, department.agreement, faulty, on)
    yield from _breaks(source, shifts, on)
    yield from more_than_full(source, department, faulty)
    if not touched(faulty, "competences"):
        yield from _cover_cycles(source, department.competences)
        yield from _laminar(source, department.competences)


def scenario_checks(source: Source, plan: Scenario, faulty: Collection[Place]) -> Iterator[Fault]:
    """Faults between the fields of a scenario."""
    if not (touched(faulty, "start") or touched(faulty, "published")):
        yield from _published_in_time(source, plan)
    if not touched(faulty, "positions"):
        yield from _some_size_allowed(source, plan)


def hours(minutes: int) -> str:
    """Minutes as hours in Norwegian: 12,5 t."""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".").replace(".", ",") + " t"


def _shifts_within_cap(
    source: Source, agreement: Agreement, shifts: Shifts, on: date
) -> Iterator[Fault]:
    cap = limits.day_cap(agreement, on)
    for place, shift in shifts:
        if shift.paid_minutes > cap:
            found = (
                f"{shift.code} {shift.start:%H:%M}–{shift.end:%H:%M}, {hours(shift.paid_minutes)}"
            )
            wanted = f"høyst {hours(cap)} arbeidstid"
            text = (
                f"Vakten {shift.code} er {hours(shift.paid_minutes)}. Avtalenivå {agreement.level} "
                f"gir høyst {hours(cap)} per døgn (aml § 10-4, § 10-5 og § 10-12)."
            )
            yield source.fault((*place, "end"), found, wanted, text)


def _rest_within_level(
    source: Source, agreement: Agreement, faulty: Collection[Place], on: date
) -> Iterator[Fault]:
    for field, floor, paragraph, noun in (
        ("daily_rest_minutes", limits.daily_rest(agreement.level, on), "§ 10-8 (1)", "daglig"),
        ("weekly_rest_minutes", limits.weekly_rest(agreement.level, on), "§ 10-8 (2)", "ukentlig"),
    ):
        minutes = getattr(agreement, field)
        if minutes < floor and ("agreement", field) not in faulty:
            text = (
                f"Avtalt {noun} arbeidsfri er {amount(minutes, 'minutt')}. Avtalenivå {agreement.level} "
                f"krever minst {amount(floor, 'minutt')} ({hours(floor)}, aml {paragraph})."
            )
            wanted = f"minst {amount(floor, 'minutt')}"
            yield source.fault(("agreement", field), amount(minutes, "minutt"), wanted, text)


def _breaks(source: Source, shifts: Shifts, on: date) -> Iterator[Fault]:
    for place, shift in shifts:
        pause = shift.paid_break_minutes + shift.unpaid_break_minutes
        least = limits.least_break(shift.paid_minutes, on)
        if pause < least:
            wanted = f"minst {amount(least, 'minutt')} pause"
            text = (
                f"Vakten {shift.code} er {hours(shift.paid_minutes)}, med {amount(pause, 'minutt')} pause. "
                f"Den må ha minst {amount(least, 'minutt')} (aml § 10-9 (1))."
            )
            yield source.fault(
                (*place, "paid_break_minutes"), amount(pause, "minutt"), wanted, text
            )


def _cover_cycles(source: Source, competences: tuple[Competence, ...]) -> Iterator[Fault]:
    covers = {competence.id: competence.covers for competence in competences}
    below = {id: _reached(covers, id) for id in covers}
    for (_, one), (i, other) in combinations(enumerate(competences), 2):
        if one.id in below[other.id] and other.id in below[one.id]:
            text = (
                f"{one.id} og {other.id} dekker for hverandre. Bare den høyeste kompetansen kan "
                "dekke for den laveste."
            )
            found = ", ".join(other.covers)
            wanted = f"kompetanser som ikke selv dekker for {other.id}"
            yield source.fault(("competences", i, "covers"), found, wanted, text)


def _reached(covers: dict[str, tuple[str, ...]], id: str) -> set[str]:
    """All competences below one, step by step."""
    found: set[str] = set()
    waiting = list(covers.get(id, ()))
    while waiting:
        if (each := waiting.pop()) not in found:
            found.add(each)
            waiting.extend(covers.get(each, ()))
    return found


def _laminar(source: Source, competences: tuple[Competence, ...]) -> Iterator[Fault]:
    """Sets of people that may fill two demands are nested or apart, so that scores are exact."""
    able = {
        wanted.id: {c.id for c in competences if c.id == wanted.id or wanted.id in c.covers}
        for wanted in competences
    }
    first: dict[str, Place] = {}
    for i, line in enumerate(listed(source.tree, "demand")):
        wanted = line.get("competence") if isinstance(line, dict) else None
        if isinstance(wanted, str) and wanted in able:
            first.setdefault(wanted, ("demand", i, "competence"))
    for one, other in combinations(first, 2):
        shared = able[one] & able[other]
        if shared and not (able[one] <= able[other] or able[other] <= able[one]):
            people = ", ".join(sorted(shared))
            text = (
                f"Behovet for {one} og for {other} kan begge fylles av {people}, "
                "men ingen av gruppene rommer den andre. Da kan dekningen ikke regnes ut entydig. "
                "La den høyeste kompetansen dekke den laveste, eller hold dem helt fra hverandre."
            )
            wanted = f"en kompetanse som rommer, rommes av eller er atskilt fra {one}"
            yield source.fault(first[other], other, wanted, text)


def _published_in_time(source: Source, plan: Scenario) -> Iterator[Fault]:
    latest = plan.start - NOTICE
    if plan.published is not None and plan.published > latest:
        text = (
            f"Turnusen gjøres kjent {plan.published} og starter {plan.start}. "
            f"De ansatte skal ha den minst {NOTICE.days} dager før, senest {latest} (aml § 10-3)."
        )
        wanted = f"senest {latest}, {NOTICE.days} dager før start"
        yield source.fault(("published",), str(plan.published), wanted, text)


def _some_size_allowed(source: Source, plan: Scenario) -> Iterator[Fault]:
    positions = plan.positions
    if positions.mode == "redesign" and max(positions.sizes, default=0) < positions.smallest:
        found = ", ".join(f"{size:g}" for size in positions.sizes) or "ingen størrelser"
        wanted = f"minst én størrelse fra {positions.smallest:g} %"
        text = f"Ingen av stillingsstørrelsene er så stor som den minste tillatte. Ventet {wanted}."
        yield source.fault(("positions", "sizes"), found, wanted, text)
