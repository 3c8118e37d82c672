"""A section of a department as one reads it, and what stands only in the template."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from api.texts import _
from api.web.forms.fields import Field, Section
from api.web.forms.kinds import Typed
from api.web.forms.options import shown
from api.web.forms.rows import stored_rows
from turnus.agreement import Agreement
from turnus.department import Department
from turnus.employee import Employee
from turnus.health import Health

ONLY_FORMAL = ("source",)
"""Fields that are changed in the form, and not shown where one reads."""


@dataclass(frozen=True)
class Shown:
    """A section's fields with what each of its things has."""

    section: Section
    fields: tuple[Field, ...]
    rows: tuple[tuple[str, ...], ...]


def shown_section(section: Section, tree: Mapping[str, Any]) -> Shown:
    """The section in words."""
    fields = tuple(each for each in section.fields if each.name not in ONLY_FORMAL)
    rows = tuple(
        tuple(_shown(section, each, tree, row.typed.get(each.name, ())) for each in fields)
        for row in stored_rows(section, tree)
    )
    if section.only_with and not any(_at_all(section, tree)):
        rows = ()
    return Shown(section, fields, rows)


def _shown(section: Section, field: Field, tree: Mapping[str, Any], typed: Typed) -> str:
    """In a table only what is so is said."""
    if section.many and field.kind.widget == "tick" and not typed:
        return ""
    return shown(field, tree, typed)


def rare(unit: Department) -> dict[str, str]:
    """By employee: what stands only in the template, counted in words."""
    told = {each.id: ", ".join(_rare(each)) for each in unit.employees}
    return {id: text for id, text in told.items() if text}


def only_in_template(unit: Department) -> tuple[str, ...]:
    """What the department has beside its people that no form shows."""
    usual = Agreement()
    agreement = unit.agreement
    has = {
        _("helseråd"): unit.health != Health(),
        _("lesemåter av loven"): agreement.reading != usual.reading,
        _("lønnstillegg"): agreement.pay != usual.pay,
        _("grensene i en avtale på nivå L4"): agreement.central is not None,
        _("ferietak for hver kompetanse"): bool(unit.max_away_by_competence),
        _("hvem som møter"): any(m.members or m.seats for m in unit.activities.meetings),
    }
    return tuple(text for text, there in has.items() if there)


def _at_all(section: Section, tree: Mapping[str, Any]) -> Iterator[bool]:
    thing: Any = tree
    for step in section.place:
        thing = thing.get(step) if isinstance(thing, dict) else None
    yield isinstance(thing, dict)


def _rare(person: Employee) -> Iterator[str]:
    for many, one, several in (
        (len(person.wishes), _("{} ønske"), _("{} ønsker")),
        (len(person.vacation), _("{} ferie"), _("{} ferier")),
        (len(person.vacation_wishes), _("{} ferieønske"), _("{} ferieønsker")),
        (len(person.reduced), _("{} reduksjon"), _("{} reduksjoner")),
        (len(person.supervises), _("{} veiledning"), _("{} veiledninger")),
    ):
        if many:
            yield (one if many == 1 else several).format(many)
    own = {
        _("annen stilling i kommunen"): person.other_positions_percent > 0,
        _("helgegruppe"): person.weekend_group is not None,
        _("antall netter"): person.night_duties is not None,
        _("under 18 år"): person.turns_18 is not None,
        _("over 60 år"): person.turns_60 is not None,
        _("gravid"): person.pregnancy is not None,
        _("nyansatt"): person.newcomer is not None,
        _("skyldige røde dager"): person.red_days_owed is not None,
        _("overført ferie"): bool(person.vacation_carried_in or person.vacation_carried_out),
        _("annen hovedferie"): person.main_vacation_waived,
        _("fjorårets høytider"): any(person.last_year.model_dump().values()),
    }
    yield from (text for text, there in own.items() if there)
