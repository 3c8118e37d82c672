"""Pydantic's findings told in bokmål, and what can still be read beside the faults."""

from collections.abc import Collection, Iterator
from copy import deepcopy
from difflib import get_close_matches
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from turnus.agreement import Level
from turnus.faults import Fault
from turnus.files.source import Place, Source
from turnus.files.wording import CLOCK, DATE, YES_NO, expected, shown
from turnus.schema import Noun

N = TypeVar("N", bound=Noun)
MOST_PASSES = 9


STAND_INS: dict[str, Any] = {
    "id": "x",
    "name": "x",
    "title": "x",
    "competences": [{"id": "x", "name": "x"}],
    "competences.id": "x",
    "competences.name": "x",
    "shifts": [{"code": "x", "name": "x", "start": "08:00", "end": "13:00"}],
    "shifts.code": "x",
    "shifts.name": "x",
    "shifts.start": "08:00",
    "shifts.end": "13:00",
    "demand": [
        {"name": "x", "days": ["weekday"], "start": "08:00", "end": "13:00"}
        | {"minimum": 0, "target": 500}
    ],
    "demand.name": "x",
    "demand.days": ["weekday"],
    "demand.start": "08:00",
    "demand.end": "13:00",
    "demand.minimum": 0,
    "demand.target": 500,
    "employees": [{"id": "x", "competence": "x", "position_percent": 100}],
    "employees.id": "x",
    "employees.competence": "x",
    "employees.position_percent": 100,
    "employees.weekend.on": 1,
    "employees.weekend.of": 26,
    "employees.reduced.first": "0001-01-01",
    "employees.reduced.last": "9999-12-31",
    "employees.reduced.position_percent": 1,
    "employees.pregnancy.first": "0001-01-01",
    "employees.pregnancy.last": "9999-12-31",
    "employees.vacation.first": "0001-01-01",
    "employees.vacation.last": "9999-12-31",
    "employees.wishes.kind": "no-evenings",
    "employees.wishes.points": 1,
    "agreement.central": {"day_minutes": 1440},
    "agreement.central.day_minutes": 1440,
    "employees.vacation_wishes.first": "0001-01-01",
    "employees.vacation_wishes.last": "9999-12-31",
    "weekend_swaps.employee": "x",
    "weekend_swaps.gives": "0001-01-01",
    "weekend_swaps.takes": "0001-01-01",
    "employees.newcomer.first": "2027-01-04",
    "employees.newcomer.mentor": "x",
    "employees.supervises.first": "0001-01-01",
    "employees.supervises.last": "9999-12-31",
    "employees.supervises.days": 1,
    "activities.competence_time.codes": ["x"],
    "activities.meetings.id": "x",
    "activities.meetings.name": "x",
    "activities.meetings.kind": "staff",
    "activities.meetings.code": "x",
    "activities.meetings.dates": ["2027-01-04"],
    "vacancies.competence": "x",
    "vacancies.position_percent": 100,
    "weekend_patterns": ["1/2"],
    "weekend_patterns.on": 1,
    "weekend_patterns.of": 26,
}
"""Harmless values in place of faulty ones that have no default, so that the rest can be read."""
LEFT_OUT_FIRST = frozenset({"agreement.central"})
"""Values that another one decides whether to have: left out where faulty, stood in for where missed."""


def read_noun(model: type[N], source: Source) -> tuple[dict[Place, Fault], N | None]:
    """Every fault of the values against the noun, and the noun with the faulty ones replaced.

    A fault is told once, at its place. What replaces a faulty value is its default or a harmless
    stand-in; who looks further must leave the faulty places out.
    """
    tree = deepcopy(source.tree)
    faults: dict[Place, Fault] = dict(source.told)
    for place in faults:
        _mend(tree, place)
    for place in _wrong_kind(source.tree, ()):
        if place not in faults:
            faults[place] = _wrong(source, place)
            _mend(tree, place)
    for _ in range(MOST_PASSES):
        try:
            return faults, model.model_validate(tree)
        except ValidationError as error:
            for detail in sorted(error.errors(include_url=False), key=_deepest_first):
                if _is_of_a_stand_in(source, detail):
                    return faults, None
                place, fault = _told(model, source, detail)
                if detail["type"] == "too_short" and touched(faults.keys(), *place):
                    continue
                if not _follows(detail, place, faults):
                    faults.setdefault(place, fault)
                _mend(tree, place, unknown=detail["type"] == "extra_forbidden")
    return faults, None


def _follows(detail: ErrorDetails, place: Place, faults: Collection[Place]) -> bool:
    """Whether a value is at fault only because another one is."""
    if place == ("agreement", "central") and ("agreement", "level") in faults:
        return True
    of_a_faulty_wish = "wishes" in detail["loc"] and touched(faults, *detail["loc"])
    return detail["type"] == "value_error" and of_a_faulty_wish


def _is_of_a_stand_in(source: Source, detail: ErrorDetails) -> bool:
    """Whether nothing in the file, but what replaced it, is at fault."""
    absent = bool(detail["loc"]) and not _existing(source.tree, detail["loc"])
    return absent and detail["type"] != "missing"


def _deepest_first(detail: ErrorDetails) -> int:
    """A list that lacks its faulty element is not itself too short."""
    return -len(detail["loc"]) if detail["type"] != "too_short" else 0


def _mend(tree: Any, place: Place, unknown: bool = False) -> None:
    """Replace the value at a place, or the whole list it is an element of."""
    while place and isinstance(place[-1], int):
        place = place[:-1]
    if not place:
        return
    parent = at(tree, place[:-1]) if _existing(tree, place[:-1]) == place[:-1] else None
    if not isinstance(parent, dict):
        return
    unknown |= dotted(place) in LEFT_OUT_FIRST and place[-1] in parent
    if not unknown and dotted(place) in STAND_INS:
        parent[place[-1]] = deepcopy(STAND_INS[dotted(place)])
    else:
        parent.pop(place[-1], None)


def touched(faulty: Collection[Place], *place: str | int) -> bool:
    """Whether the value at a place, or anything inside it, is faulty."""
    return any(each[: len(place)] == place for each in faulty)


def listed(tree: Any, key: str) -> list[Any]:
    """The list under a key; empty when the file has none."""
    value = tree.get(key) if isinstance(tree, dict) else None
    return value if isinstance(value, list) else []


def dotted(place: Place) -> str:
    """The place without list positions: ``demand.minimum``; ``demand.days[]`` for an element."""
    name = ".".join(step for step in place if isinstance(step, str))
    return f"{name}[]" if place and isinstance(place[-1], int) else name


def at(tree: Any, place: Place) -> Any:
    """The value at a place of the tree."""
    for step in place:
        tree = tree[step]
    return tree


def _wrong_kind(tree: Any, place: Place) -> Iterator[Place]:
    """Places where pydantic would read a number or a truth value as something else."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _wrong_kind(value, (*place, key))
    elif isinstance(tree, list):
        for i, value in enumerate(tree):
            yield from _wrong_kind(value, (*place, i))
    elif isinstance(tree, bool | int | float):
        wanted = expected(dotted(place))
        moment = CLOCK in wanted or DATE in wanted
        if moment or isinstance(tree, bool) != (wanted == YES_NO):
            yield place


def _wrong(source: Source, place: Place) -> Fault:
    found, wanted = shown(at(source.tree, place)), expected(dotted(place))
    return source.fault(place, found, wanted, f"Her må det stå {wanted}, ikke {found}.")


def _told(model: type[Noun], source: Source, detail: ErrorDetails) -> tuple[Place, Fault]:
    loc = detail["loc"]
    place = _existing(source.tree, loc)
    if detail["type"] == "missing":
        place, wanted = loc, expected(dotted(loc))
        return place, source.fault(
            place, "feltet mangler", wanted, f"Feltet «{loc[-1]}» mangler. Det skal være {wanted}."
        )
    if detail["type"] == "extra_forbidden":
        return place, _unknown_key(model, source, place)
    if detail["type"] == "value_error" and isinstance(at(source.tree, place), dict):
        return _inconsistent(source, place)
    return place, _wrong(source, place)


def _existing(tree: Any, loc: Place) -> Place:
    """The part of a location that the file has; the rest names members of a union."""
    for length, step in enumerate(loc):
        try:
            tree = tree[step]
        except (KeyError, IndexError, TypeError):
            return loc[:length]
    return loc


def _unknown_key(model: type[Noun], source: Source, place: Place) -> Fault:
    key = str(place[-1])
    known = list(_noun_at(model, place[:-1]).model_fields)
    if len(place) == 1 and "weekend_patterns" in known:
        known.append("department")
    near = get_close_matches(key, known, 1, 0.6)
    hint = f" Mente du «{near[0]}»?" if near else ""
    text = f"Ukjent felt «{key}».{hint}"
    return source.fault(place, key, "ett av feltene " + ", ".join(known), text)


def _noun_at(model: type[Noun], place: Place) -> type[Noun]:
    for step in place:
        if isinstance(step, str) and step in model.model_fields:
            model = next(_nouns(model.model_fields[step].annotation), model)
    return model


def _nouns(annotation: Any) -> Iterator[type[Noun]]:
    if isinstance(annotation, type) and issubclass(annotation, Noun):
        yield annotation
    elif get_origin(annotation) in (tuple, Union, UnionType):
        for argument in get_args(annotation):
            yield from _nouns(argument)


def _inconsistent(source: Source, place: Place) -> tuple[Place, Fault]:
    """A fault between two fields, put at the one a reader would change."""
    values = at(source.tree, place)
    match place[-2:] if place else ():
        case ("demand", int()):
            key, wanted = "target", f"minst minimum, som er {values.get('minimum')}"
        case ("wishes", int()):
            key, wanted = _inconsistent_wish(values)
        case ("vacation" | "vacation_wishes" | "reduced" | "supervises", int()) | (
            int(),
            "pregnancy",
        ):
            key, wanted = "last", f"en dato som ikke er før {values.get('first')}"
        case ("shifts", int()) if "unpaid_break_minutes" in values:
            key, wanted = "unpaid_break_minutes", "en pause som er kortere enn vakten"
        case (int(), "night_duties"):
            key, wanted = "most", f"minst least, som er {values.get('least')}"
        case ("agreement",):
            return (*place, "central"), _no_limits(source, place, values)
        case () if "start" in values:
            key, wanted = "start", expected("start")
        case _ if {"on", "of"} <= values.keys():
            key, wanted = "on", f"høyst så mange helger som uker, {values.get('of')}"
        case _:
            text = f"Verdiene her passer ikke sammen ({shown(values)}). Rett en av dem."
            return place, source.fault(place, shown(values), "verdier som passer sammen", text)
    place = (*place, key)
    found = shown(values.get(key))
    return place, source.fault(place, found, wanted, f"Her må det stå {wanted}, ikke {found}.")


def _no_limits(source: Source, place: Place, values: dict[str, Any]) -> Fault:
    """Limits of a central agreement that are not there at L4, or that stand at another level."""
    central, level = values.get("central"), values.get("level", Level.L0)
    if level == Level.L4:
        wanted = "central med grensene i avtalen, som day_minutes: 780"
        text = (
            f"Avtalenivået er L4 (sentral avtale), men grensene i avtalen mangler. Skriv {wanted}."
        )
        found = "feltet mangler" if central is None else shown(central)
    else:
        wanted = "null eller ikke noe"
        text = (
            f"Grensene i en sentral avtale gjelder bare ved L4, og avtalenivået er {shown(level)}. "
            f"Her må det stå {wanted}; eller sett level til L4."
        )
        found = shown(central)
    return source.fault((*place, "central"), found, wanted, text)


def _inconsistent_wish(values: dict[str, Any]) -> tuple[str, str]:
    kind, days = values.get("kind"), values.get("days")
    if kind in ("off", "duty") and not days:
        return "days", "minst én dato eller ukedag, siden kind er off eller duty"
    if kind not in ("off", "duty") and days:
        return "days", f"ingen dager, siden kind er {kind}"
    return "shift", f"ingen vaktkode, siden kind er {kind}"
