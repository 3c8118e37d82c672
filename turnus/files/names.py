"""Names in input files: each given once, and every reference known."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from turnus.faults import Fault
from turnus.files.source import Place, Source
from turnus.files.validate import listed

MOST_NAMED, LONGEST = 100, 80
"""Names that are told or asked about, and the longest name that a known one is sought for."""


def department_names(source: Source) -> Iterator[Fault]:
    """Faults in the names of competences, shifts and employees."""
    tree = source.tree
    yield from _twice(source, "competences", "id", "kompetanser", "id")
    yield from _twice(source, "shifts", "code", "vakter", "kode")
    yield from _twice(source, "employees", "id", "ansatte", "id")
    competences = names(tree, "competences", "id")
    covers: Iterator[tuple[Place, Any]] = (
        (("competences", i, "covers", j), name)
        for i, each in enumerate(listed(tree, "competences"))
        for j, name in enumerate(listed(each, "covers"))
    )
    used: Iterator[tuple[Place, Any]] = (
        ((key, i, "competence"), each["competence"])
        for key in ("demand", "employees", "vacancies")
        for i, each in enumerate(listed(tree, key))
        if isinstance(each, dict) and each.get("competence") is not None
    )
    caps = tree.get("max_away_by_competence")
    away: Iterator[tuple[Place, Any]] = (
        (("max_away_by_competence", name), name)
        for name in (caps if isinstance(caps, dict) else ())
    )
    for place, name in (*covers, *used, *away):
        yield from _unknown(source, place, name, competences, "kompetanse")
    codes = names(tree, "shifts", "code")
    for i, person in enumerate(listed(tree, "employees")):
        for j, wish in enumerate(listed(person, "wishes")):
            if isinstance(wish, dict):
                wished = ("employees", i, "wishes", j, "shift")
                yield from _unknown(source, wished, wish.get("shift"), codes, "vaktkode")


def activity_names(source: Source) -> Iterator[Fault]:
    """Faults in the department's references to codes and people besides care."""
    tree = source.tree
    codes, people = names(tree, "shifts", "code"), names(tree, "employees", "id")
    competences = names(tree, "competences", "id")
    found = tree.get("activities")
    activities = found if isinstance(found, dict) else {}
    for j, code in enumerate(listed(activities.get("competence_time"), "codes")):
        place: Place = ("activities", "competence_time", "codes", j)
        yield from _unknown(source, place, code, codes, "vaktkode")
    first = names(activities, "meetings", "id")
    for i, meeting in enumerate(listed(activities, "meetings")):
        if not isinstance(meeting, dict):
            continue
        place = ("activities", "meetings", i)
        yield from _unknown(source, (*place, "code"), meeting.get("code"), codes, "vaktkode")
        for j, member in enumerate(listed(meeting, "members")):
            yield from _unknown(source, (*place, "members", j), member, people, "ansatt")
        seats = meeting.get("seats")
        for name in seats if isinstance(seats, dict) else ():
            yield from _unknown(source, (*place, "seats", name), name, competences, "kompetanse")
        name = meeting.get("id")
        if isinstance(name, str) and first[name] != i:
            text = f"To møter har samme id, «{name}»."
            yield source.fault((*place, "id"), name, "en id som ingen andre har", text)
    for i, employee in enumerate(listed(tree, "employees")):
        newcomer = employee.get("newcomer") if isinstance(employee, dict) else None
        if isinstance(newcomer, dict):
            place = ("employees", i, "newcomer", "mentor")
            yield from _unknown(source, place, newcomer.get("mentor"), people, "ansatt")


def scenario_names(scenario: Source, department: Source) -> Iterator[Fault]:
    """Faults in the scenario's references to the department's shifts and competences."""
    yield from _twice(scenario, "shifts", "code", "vakter", "kode")
    codes = names(department.tree, "shifts", "code")
    for i, use in enumerate(listed(scenario.tree, "shifts")):
        if isinstance(use, dict):
            place = ("shifts", i, "code")
            yield from _unknown(scenario, place, use.get("code"), codes, "vaktkode")
    people = names(department.tree, "employees", "id")
    for i, swap in enumerate(listed(scenario.tree, "weekend_swaps")):
        if isinstance(swap, dict):
            place = ("weekend_swaps", i, "employee")
            yield from _unknown(scenario, place, swap.get("employee"), people, "ansatt")
    positions = scenario.tree.get("positions")
    frames = positions.get("fte_frame_by_competence") if isinstance(positions, dict) else None
    competences = names(department.tree, "competences", "id")
    for name in frames if isinstance(frames, dict) else ():
        frame = ("positions", "fte_frame_by_competence", name)
        yield from _unknown(scenario, frame, name, competences, "kompetanse")


def names(tree: Any, key: str, field: str) -> dict[str, int]:
    """The names in a list of the file, each with the position where it first stands."""
    found: dict[str, int] = {}
    for i, each in enumerate(listed(tree, key)):
        if isinstance(each, dict) and isinstance(each.get(field), str):
            found.setdefault(each[field], i)
    return found


def _twice(source: Source, key: str, field: str, plural: str, noun: str) -> Iterator[Fault]:
    first = names(source.tree, key, field)
    for i, each in enumerate(listed(source.tree, key)):
        name = each.get(field) if isinstance(each, dict) else None
        if isinstance(name, str) and first[name] != i:
            line = source.line((key, first[name], field))
            text = f"To {plural} har samme {noun}, «{name}». Den første står på linje {line}."
            yield source.fault((key, i, field), name, f"en {noun} som ingen andre har", text)


def _unknown(
    source: Source, place: Place, name: object, known: dict[str, int], noun: str
) -> Iterator[Fault]:
    if not known or not isinstance(name, str) or name in known:
        return
    some = list(known)[:MOST_NAMED]
    near = get_close_matches(name, some, 1, 0.6) if len(name) <= LONGEST else []
    hint = f" Mente du «{near[0]}»?" if near else ""
    more = f" og {len(known) - len(some)} til" if len(known) > len(some) else ""
    those = ", ".join(some) + more
    wanted, text = f"en av: {those}", f"Ukjent {noun} «{name}».{hint} Avdelingen har {those}."
    yield source.fault(place, name, wanted, text)
