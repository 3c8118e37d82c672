"""What stands in a form, read back, is what was stored; faults stand at the fields they concern."""

from random import Random

import pytest

from api.texts import speaking
from api.web.forms.department import SECTIONS
from api.web.forms.fields import Section
from api.web.forms.placing import told
from api.web.forms.plan import file_tree, form_tree
from api.web.forms.rows import Row, filled_in, sent_rows, stored_rows
from api.web.forms.scenario import builder
from tests.files.random_nouns import draw
from turnus.department import Department
from turnus.faults import Fault
from turnus.files.load import load_together
from turnus.files.source import Source
from turnus.scenario import Scenario


class Sent(dict[str, list[str]]):
    """A form as a browser sends it."""

    def getlist(self, key: str) -> list[str]:
        return self.get(key, [])


def sent(section: Section, rows: tuple[Row, ...]) -> Sent:
    """What a browser sends of a form that nobody has touched."""
    form = Sent()
    for number, row in enumerate(rows):
        if section.many:
            form.setdefault("row", []).append(str(number))
            form[f"was.{number}"] = [row.was]
        for field in section.fields:
            form[section.name(field, number)] = list(row.typed.get(field.name, ()))
    return form


@pytest.mark.parametrize("slug", SECTIONS)
@pytest.mark.parametrize("seed", range(8))
def test_an_untouched_form_changes_nothing(slug: str, seed: int) -> None:
    tree = draw(Department, Random(seed)).model_dump(mode="json")
    for things, key in ((tree["employees"], "id"), (tree["activities"]["meetings"], "id")):
        things[:] = {each[key]: each for each in things}.values()
    for line in tree["demand"]:
        line["name"] = line["name"].strip() or "uten navn"
    section = SECTIONS[slug]
    rows = sent_rows(section, sent(section, stored_rows(section, tree)))
    again = Department.model_validate(filled_in(section, tree, rows))
    assert again == Department.model_validate(tree)


@pytest.mark.parametrize("seed", range(8))
def test_an_untouched_builder_changes_nothing(seed: int, unit: Department) -> None:
    scenario = draw(Scenario, Random(seed))
    known = [shift.code for shift in unit.shifts]
    uses = {use.code: use for use in scenario.shifts if use.days}
    named = zip(known, uses.values(), strict=False)
    shifts = tuple(use.replace(code=code) for code, use in named)
    frames = dict(zip(("sykepleier", "assistent"), (3.25, 4.0), strict=True))
    positions = scenario.positions.replace(fte_frame_by_competence=frames)
    scenario = scenario.replace(shifts=shifts or None, positions=positions) if shifts else scenario
    section, tree = builder(unit), form_tree(scenario)
    rows = sent_rows(section, sent(section, stored_rows(section, tree)))
    back = file_tree(filled_in(section, tree, rows), unit, new=False)
    assert Scenario.model_validate(back) == scenario


def test_what_is_rare_is_kept_when_the_row_is_changed(unit: Department) -> None:
    section, tree = SECTIONS["people"], unit.model_dump(mode="json")
    rows = list(stored_rows(section, tree))
    rows[0] = Row(rows[0].was, dict(rows[0].typed) | {"position_percent": ("37,5",)})
    first = filled_in(section, tree, rows)["employees"][0]
    assert first["position_percent"] == 37.5
    assert first["wishes"] == tree["employees"][0]["wishes"] != []


@pytest.mark.parametrize(
    ("slug", "field", "typed", "value"),
    [
        ("people", "position_percent", "19,37", 19.37),
        ("people", "position_percent", "50 %", 50),
        ("people", "weekend", "", None),
        ("people", "weekend", "1/4", "1/4"),
        ("demand", "start", "7.30", "07:30"),
        ("demand", "start", "0730", "07:30"),
        ("demand", "start", "halv åtte", "halv åtte"),
        ("competences", "yearly_pay", "556 600", 556600),
    ],
)
def test_what_people_type_is_understood(
    unit: Department, slug: str, field: str, typed: str, value: object
) -> None:
    section, tree = SECTIONS[slug], unit.model_dump(mode="json")
    row = stored_rows(section, tree)[1]
    changed = Row(row.was, dict(row.typed) | {field: (typed,)})
    (thing,) = filled_in(section, tree, [changed])[section.place[0]]
    assert thing[field] == value


@pytest.mark.parametrize(("typed", "minutes"), [("9", 540), ("10,5", 630), ("en natt", "en natt")])
def test_hours_are_kept_as_minutes(unit: Department, typed: str, minutes: object) -> None:
    section, tree = SECTIONS["agreement"], unit.model_dump(mode="json")
    row = stored_rows(section, tree)[0]
    changed = Row("", dict(row.typed) | {"daily_rest_minutes": (typed,)})
    assert filled_in(section, tree, [changed])["agreement"]["daily_rest_minutes"] == minutes


def test_dates_beside_the_kinds_of_day_are_kept(unit: Department) -> None:
    section, tree = SECTIONS["demand"], unit.model_dump(mode="json")
    row = stored_rows(section, tree)[0]
    changed = Row("", dict(row.typed) | {"days": ("weekday", "24.12.2027 31.12.2027")})
    (line,) = filled_in(section, tree, [changed])["demand"]
    assert line["days"] == ["weekday", "2027-12-24", "2027-12-31"]


def test_no_shift_means_no_time_for_learning(unit: Department) -> None:
    section, tree = SECTIONS["competence-time"], unit.model_dump(mode="json")
    row = stored_rows(section, tree)[0]
    changed = Row("", dict(row.typed) | {"codes": ()})
    assert filled_in(section, tree, [changed])["activities"]["competence_time"] is None


def test_a_fault_of_a_value_is_told_in_the_words_of_the_form(unit: Department) -> None:
    section, tree = SECTIONS["demand"], unit.model_dump(mode="json")
    rows = list(stored_rows(section, tree))
    rows[1] = Row("", dict(rows[1].typed) | {"minimum": ("mange",), "target": ("",)})
    rows[2] = Row("", dict(rows[2].typed) | {"minimum": ("9",), "target": ("3",)})
    found = told(section, rows, faults(filled_in(section, tree, rows)), "department")
    assert [(each.name, each.text) for each in found[:3]] == [
        (
            "demand.1.minimum",
            "Her skal det stå et helt antall personer fra 0 til 500, ikke «mange».",
        ),
        ("demand.1.target", "Dette må fylles ut: et helt antall personer fra 0 til 500."),
        ("demand.2.target", "Her må det stå minst «Minst», som er 9, ikke 3."),
    ]
    assert found[0].label == "Behov 2, minst"
    with speaking("en"):
        english = told(section, rows, faults(filled_in(section, tree, rows)), "department")
    assert english[0].text == "This must be a whole number of people from 0 to 500, not “mange”."


def test_a_fault_of_another_part_has_no_field_here(unit: Department) -> None:
    section, tree = SECTIONS["competences"], unit.model_dump(mode="json")
    rows = stored_rows(section, tree)[:-1]
    found = told(section, rows, faults(filled_in(section, tree, rows)), "department")
    assert found
    assert {each.path.split("[")[0] for each in found if not each.name} >= {"employees"}


def faults(tree: object) -> tuple[Fault, ...]:
    from turnus.faults import InputFaults

    with pytest.raises(InputFaults) as error:
        load_together(Source("department", tree), ())
    return error.value.faults
