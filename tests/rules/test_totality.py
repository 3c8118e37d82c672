"""Rules, law files, modules, cases and the table name the same ids."""

from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

import turnus.law
import turnus.rules
from solver.rules import CONSTRAINTS, ELIGIBILITY, LOCAL, WHOLE_PLAN, governs
from tests.law.cases import load_cases
from turnus.agreement import Level
from turnus.law import provision
from turnus.rules import RULES
from turnus.rules.table import rule_table
from turnus.texts.units import UNITS

IDS = [rule.id for rule in RULES]
SHARED = {"__init__", "rule", "table", "averaging", "full_time", "statute", "stricter", "week_norm"}
"""Modules of turnus.rules that are no rule."""


def files(module: object, suffix: str) -> set[str]:
    path = Path(str(module.__file__)).parent  # type: ignore[attr-defined]
    return {each.stem for each in path.glob(f"*{suffix}")}


def module_name(id: str) -> str:
    return id.replace("-", "_").lower()


def test_ids_are_unique_and_have_a_law_file_and_a_module() -> None:
    assert len(set(IDS)) == len(IDS)
    assert files(turnus.law, ".yaml") == set(IDS)
    assert files(turnus.rules, ".py") - SHARED == {module_name(id) for id in IDS}


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_a_rule_is_its_module(rule: turnus.rules.Rule) -> None:
    module = import_module(f"turnus.rules.{module_name(rule.id)}")
    assert rule.law is module.LAW is provision(rule.id)
    assert rule.check is module.check
    assert rule.law.id == rule.id
    assert module.__doc__


def test_every_rule_has_a_constraint_and_every_constraint_a_rule() -> None:
    assert {id for id, _ in CONSTRAINTS} == set(IDS)
    for group in (ELIGIBILITY, LOCAL, WHOLE_PLAN):
        assert len({id for id, _ in group}) == len(group)


def test_rules_and_constraints_govern_the_same_problems() -> None:
    for case in load_cases():
        for rule in RULES:
            assert governs(case.problem, rule.id) == rule.governs(case.problem)


@pytest.mark.parametrize("id", IDS)
def test_every_rule_has_a_lawful_and_an_unlawful_case(id: str) -> None:
    verdicts = {case.accepts(id) for case in load_cases() if id in case.rules}
    assert verdicts == {True, False}


def test_cases_name_known_rules_and_have_ids_of_their_own() -> None:
    cases = load_cases()
    assert {id for case in cases for id in case.rules} == set(IDS)
    assert len({case.id for case in cases}) == len(cases)


@pytest.mark.parametrize("id", IDS)
def test_the_declaration_is_whole(id: str) -> None:
    law = provision(id)
    assert law.url.startswith("https://")
    assert law.sentence.endswith(".")
    assert law.sentence_en.endswith(".")
    assert law.unit in UNITS
    assert law.mark in {"verified", "secondary", "unverified"}
    assert set(law.signature) <= {"all", *Level}
    if law.mark == "unverified" and law.scope != "agreement":
        assert law.note, "say what is not verified"
    for _, numbers in law.values:
        for number in numbers.values():
            assert not isinstance(number, dict) or set(number) == set(Level)


def test_a_limit_that_changed_is_there_with_both_its_dates() -> None:
    law = provision("sunday-average")
    assert law.value("rest_on_red_weeks", on=date(2015, 6, 30)) == 3
    assert law.value("rest_on_red_weeks", on=date(2015, 7, 1)) == 4


def test_the_table_has_a_row_for_every_rule() -> None:
    rows = rule_table().splitlines()[2:]
    assert [row.split("`")[1] for row in rows] == IDS
    assert {row.count(" | ") for row in rows} == {9}
    daily = next(row for row in rows if "`daily-rest`" in row)
    assert "| rest 11 h | rest 11 h | rest 8 h | rest 11 h | rest 0 min |" in daily
