"""Every row of the catalogue of working-time rules is done somewhere, told, or left out."""

import re
from collections import Counter
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

import turnus
from tests.small import small_problem
from turnus.catalogue import CONCERNS, Entry, catalogue, checklist, left_out, own_agreements
from turnus.department import Department
from turnus.files.wording import FIELDS
from turnus.goals import GOALS
from turnus.indicators import INDICATORS
from turnus.roster import Roster
from turnus.rules import RULES
from turnus.scenario import Scenario

SECTIONS = {
    "1": "I1 I2 I3 I4 I5 I6 I7 I8 I9 I10 I11",
    "2.1": "worktime-def forsvarlig night-exempt reduced-hours roster-duty norm-40 passive "
    "standby-home norm-38 norm-36 convert-law avg-individual avg-union avg-permit avg-central "
    "extend-to-all leaders no-planned-overtime overtime-caps total-caps overtime-def "
    "overtime-pay hours-record minors",
    "2.2": "daily-rest comp-rest weekly-rest sunday-main sunday-average sunday-window "
    "sunday-allowed breaks break-counted night-def night-allowed night-average night-hard8 "
    "night-health",
    "2.3": "fulltime-norm parttime-pref may-days",
    "3": "R-T1 R-T2 R-T3 R-T4 R-T4a R-T4b R-T4c R-T5 R-T6 R-T7 R-T8 R-T9 R-T10 R-T11 R-T12 "
    "shifted-hours R-T13 R-T14",
    "4": "vac-days vac-60 vac-sunday vac-16h vac-main vac-rest vac-notice vac-carry "
    "vac-whole-days vac-hours vac-weekend",
    "5.1": "holidays pay-windows eves-at-noon",
    "5.2": "red-windows",
    "5.3": "f3-methods f5-count",
    "5.4": "year-hours",
    "6": "f1 f2 f3 f4 f5 fe base-roster annual-plan weekend-def weekend-freq codes long-shift "
    "quick-return max-nights after-nights forward-rotation shift-length long-free max-streak "
    "notice ergonomics-eval",
}
"""The rows of the catalogue, section by section."""
ENTRIES = (*catalogue(), *own_agreements())
PACKAGE = Path(str(turnus.__file__)).parent


def models(kind: Any) -> list[type[BaseModel]]:
    """The nouns a field holds, through lists, optional values and annotations."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return [kind]
    if get_origin(kind) in (Union, UnionType, tuple, list) or hasattr(kind, "__metadata__"):
        return [model for each in get_args(kind) for model in models(each)]
    return []


def is_field(path: str) -> bool:
    """Whether a field of department.yaml or of a scenario has this name."""
    nouns: list[type[BaseModel]] = [Department, Scenario]
    for name in path.split("."):
        fields = [noun.model_fields[name] for noun in nouns if name in noun.model_fields]
        if not fields:
            return False
        nouns = [model for field in fields for model in models(field.annotation)]
    return True


def is_pay(id: str) -> bool:
    """Whether the pay calculation names this row."""
    files = [*PACKAGE.glob("pay/**/*.py"), *PACKAGE.glob("pay/**/*.yaml"), *PACKAGE.glob("pay.py")]
    return any(re.search(rf"{id}\b", each.read_text(encoding="utf-8")) for each in files)


def is_code(name: str) -> bool:
    module, _, attribute = name.partition(":")
    return hasattr(import_module(module), attribute)


EXISTS = {
    "rule": {each.id for each in RULES}.__contains__,
    "goal": {each.id for each in GOALS}.__contains__,
    "indicator": {each.id for each in INDICATORS}.__contains__,
    "parameter": is_field,
    "pay": is_pay,
    "code": is_code,
}


def missing(entry: Entry) -> list[str]:
    return [
        f"{kind}: {place}"
        for kind, places in entry.places.items()
        for place in places
        if not EXISTS[kind](place)
    ]


def test_every_row_is_there_once_and_in_its_section() -> None:
    found = {section: [] for section in SECTIONS}  # type: ignore[var-annotated]
    for entry in catalogue():
        found[entry.section].append(entry.id)
    assert {section: " ".join(ids) for section, ids in found.items()} == SECTIONS
    assert max(Counter(entry.id for entry in ENTRIES).values()) == 1


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_a_row_is_done_told_or_left_out(entry: Entry) -> None:
    assert entry.places or entry.check or entry.left_out
    assert not missing(entry)
    if entry.check:
        assert entry.check.concerns in CONCERNS
        assert entry.check.text.endswith(".")
    if entry.left_out:
        assert entry.left_out.norwegian.endswith(".")
        assert entry.left_out.english.endswith(".")


def test_every_rule_is_a_row_or_the_departments_own() -> None:
    named = {id for entry in ENTRIES for id in entry.places.get("rule", ())}
    assert {rule.id for rule in RULES} <= named
    rows = {id for entry in catalogue() for id in entry.places.get("rule", ())}
    own = {id for entry in own_agreements() for id in entry.places.get("rule", ())}
    assert not rows & own
    scopes = {rule.law.scope for rule in RULES if rule.id in own}
    assert scopes <= {"agreement"}


def test_every_parameter_is_worded_for_people() -> None:
    fields = {field for entry in ENTRIES for field in entry.places.get("parameter", ())}
    assert {each for each in fields if is_field(each)} <= set(FIELDS)


def test_what_is_done_is_not_said_to_be_left_out() -> None:
    whole = {entry.id for entry, _ in left_out() if not entry.places}
    assert whole == {
        "passive", "standby-home", "leaders", "overtime-caps", "overtime-def", "overtime-pay",
        "shifted-hours", "eves-at-noon", "f4",
    }  # fmt: skip
    assert not any(entry.check for entry, _ in left_out())


def test_the_checklist_is_for_this_department() -> None:
    problem = small_problem()
    nobody = Roster({})
    texts = {each.paragraph for each in checklist(problem, nobody)}
    assert "aml § 10-7" in texts
    assert not texts & {"aml § 10-10 (2)", "aml § 10-11 (8)", "aml § 10-11 (2) (5)"}
    person, night = problem.employees[0].id, next(s.code for s in problem.shifts if s.night)
    start = problem.calendar.start
    assert start == date(2027, 1, 4)
    nights = Roster.from_codes(
        problem, {(person, start + timedelta(days=d)): night for d in (1, 6)}
    )
    texts = {each.paragraph for each in checklist(problem, nights)}
    assert texts >= {"aml § 10-10 (2)", "aml § 10-11 (8)", "aml § 10-11 (2) (5)"}


def test_part_time_and_union_lines_need_part_time_and_a_union_agreement() -> None:
    problem = small_problem()
    full = problem.replace(
        employees=tuple(each.replace(position_percent=100) for each in problem.employees)
    )
    part = problem.replace(
        employees=(problem.employees[0].replace(position_percent=60), *full.employees[1:])
    )
    nobody = Roster({})
    assert "aml § 14-1 b" not in {each.paragraph for each in checklist(full, nobody)}
    assert "aml § 14-1 b" in {each.paragraph for each in checklist(part, nobody)}
    for level, told in (("L0", False), ("L1", False), ("L2", True)):
        agreement = problem.agreement.replace(level=level)
        under = problem.replace(department=problem.department.replace(agreement=agreement))
        paragraphs = {each.paragraph for each in checklist(under, nobody)}
        assert ("aml § 10-12 (5)" in paragraphs) == told
