"""Numbers in force are told in hours and days, on the plan's own dates, never by field names."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.small import small_problem
from turnus.agreement import Level, Reading
from turnus.catalogue import catalogue, own_agreements
from turnus.employee import WeekendPattern
from turnus.law import provision
from turnus.pay import pay_rule
from turnus.rulebook import pay
from turnus.rulebook.agreed import F3_METHODS, SAYS, agreed
from turnus.rulebook.names import LEVELS, NAMES, UNTOLD
from turnus.rulebook.numbers import level_numbers, numbers
from turnus.rulebook.readings import readings_of, unusual
from turnus.rulebook.reasons import BECAUSE, why_not
from turnus.rulebook.signatures import NEEDED, signature
from turnus.rules import RULES, rule
from turnus.rules.rule import always, dated
from turnus.rules.table import LEVELS as ONLY
from turnus.scenario import Problem

SPACE = "\N{NO-BREAK SPACE}"
IDS = [each.id for each in RULES]
ENTRIES = (*catalogue(), *own_agreements())
WITH_NUMBERS = [level for level in Level if level.value != "L4"]
"""A central agreement has numbers of its own."""


def agreeing(**changes: Any) -> Problem:
    problem = small_problem()
    agreement = problem.agreement.replace(**changes)
    return problem.replace(department=problem.department.replace(agreement=agreement))


def told(problem: Problem, id: str) -> str:
    return "; ".join(numbers(problem, provision(id))).replace(SPACE, " ")


def test_every_number_of_every_law_file_has_a_name_or_is_told_by_its_sentence() -> None:
    given = {name for rule in RULES for _, values in rule.law.values for name in values}
    assert given <= set(NAMES) | UNTOLD
    assert not set(NAMES) & UNTOLD


@pytest.mark.parametrize("id", IDS)
def test_no_field_name_is_shown(id: str) -> None:
    for level in WITH_NUMBERS:
        assert "_" not in told(agreeing(level=level), id)
    assert not any("_" in text for text in level_numbers(provision(id), date(2027, 1, 4)))


def test_the_agreed_rest_stands_for_the_laws() -> None:
    assert told(agreeing(level="L2", daily_rest_minutes=480), "daily-rest") == "fri minst 8 t"
    nine = told(agreeing(level="L2", daily_rest_minutes=540), "daily-rest")
    assert nine == "fri minst 9 t (avtalt her; nivået tillater 8 t)"
    below = told(agreeing(level="L1", daily_rest_minutes=480), "daily-rest")
    assert below == "fri minst 11 t", "no agreement goes below what the level allows"
    weekly = told(agreeing(weekly_rest_minutes=2160), "weekly-rest")
    assert weekly.startswith("fri minst 36 t (avtalt her; nivået tillater 28 t); fridøgn per uke 1")


def test_other_agreed_numbers_are_told() -> None:
    weeks = told(agreeing(sunday_average_weeks=12), "sunday-average")
    assert weeks.startswith("perioden er 12 uker (avtalt her; loven tillater 26 uker)")
    assert "høyst 26" not in weeks
    assert told(agreeing(), "sunday-average").startswith("perioden er høyst 26 uker")
    assert (
        told(agreeing(balance_under_minutes=90), "hours-balance") == "under stillingen høyst 1,5 t"
    )
    assert told(agreeing(), "hours-balance") == "under stillingen høyst én egen vakt"
    assert "avtalt her: høyst 30 min over stillingen" in told(
        agreeing(balance_over_minutes=30), "R-T2"
    )
    problem = small_problem()
    department = problem.department.replace(max_away_share=0.5, max_away_by_competence={"spl": 1})
    away = told(problem.replace(department=department), "max-away")
    assert "høyst 50 % av de ansatte" in away
    assert "høyst 1 ansatt med kompetansen sykepleier" in away


def test_weekends_are_those_of_the_people_or_of_the_plan() -> None:
    problem = small_problem()
    people = tuple(
        each.replace(weekend=pattern)
        for each, pattern in zip(
            problem.employees,
            (WeekendPattern(on=1, of=3), None, *(WeekendPattern(on=5, of=12),) * 3),
            strict=True,
        )
    )
    problem = problem.replace(
        employees=people, department=problem.department.replace(employees=people)
    )
    kept = told(problem, "weekend-freq")
    assert kept == "5 av 12 helger; hver tredje helg; 1 ansatt er fritatt"
    positions = problem.scenario.positions.replace(mode="redesign")
    planned = problem.replace(scenario=problem.scenario.replace(positions=positions))
    assert "nye stillinger: " in told(planned, "weekend-freq")


def test_a_number_that_changes_inside_the_plan_is_told_with_its_date() -> None:
    problem = small_problem(weeks=8)
    law = provision("R-T1")

    def by(values: Mapping[date, int | None]) -> str:
        dated = tuple((day, {"week_minutes": value}) for day, value in values.items())
        return numbers(problem, replace(law, values=dated))[0].replace(SPACE, " ")

    old, new = date(2020, 1, 1), date(2027, 2, 1)
    assert by({old: 2250, new: 2130}) == "høyst per uke 37,5 t, fra 1. februar 2027 35,5 t"
    assert by({old: 2250, new: 2250}) == "høyst per uke 37,5 t", "no change, nothing to tell"
    assert by({old: 2250, date(2027, 3, 1): 2130}) == "høyst per uke 37,5 t", "after the plan"
    assert by({date(2010, 1, 1): 2400, old: 2250}) == "høyst per uke 37,5 t", "before the plan"
    assert by({new: 2130}) == "høyst per uke fra 1. februar 2027 35,5 t", "no number before it"


def test_rates_of_pay_that_change_inside_the_plan_have_their_date() -> None:
    problem = small_problem(weeks=8)
    scenario = problem.scenario.replace(start=date(2022, 12, 5))
    text = pay.rates(problem.replace(scenario=scenario), pay_rule("R-T7")).replace(SPACE, " ")
    assert text.endswith("fra 1. januar 2023 22 % av timelønna, minst 70 kr/t")
    both = agreeing(pay={"holiday_and_weekend": "both", "easter_eve": False})
    assert pay.rates(both, pay_rule("R-T10")) == "begge tilleggene betales"
    assert "påskeaften er ikke med" in pay.rates(both, pay_rule("R-T9"))


def test_levels_have_words() -> None:
    assert set(Level) <= set(LEVELS)
    known = {id for each in ENTRIES for id in each.places.get("rule", ())}
    assert set(ONLY) | set(BECAUSE) | set(NEEDED) | set(SAYS) <= known


def test_every_rule_that_can_be_silent_says_why() -> None:
    silent = {each.id for each in RULES if each.governs not in (always, dated)}
    assert silent <= set(BECAUSE) | set(ONLY)
    assert "gjelder bare nivå L3" in why_not(rule("avg-permit"), agreeing(level="L2"))
    assert why_not(rule("sunday-average"), agreeing(sunday_average_weeks=None)).startswith(
        "avdelingen har ikke avtalt"
    )


def test_signatures_follow_what_is_agreed() -> None:
    short, long = agreeing(daily_rest_minutes=540), agreeing(daily_rest_minutes=660)
    assert signature(short, rule("daily-rest"))
    assert not signature(long, rule("daily-rest"))
    assert signature(short, rule("comp-rest"))
    assert signature(agreeing(weekly_rest_minutes=1680), rule("weekly-rest"))
    assert not signature(agreeing(weekly_rest_minutes=2100), rule("weekly-rest"))
    derogated = agreeing(level="L2", night_average=False)
    assert signature(derogated, rule("night-average")).startswith("de tillitsvalgte")
    assert not signature(agreeing(), rule("night-average"))
    assert not signature(agreeing(level="L2"), rule("avg-permit"))
    problem = small_problem()
    first, *others = problem.employees
    waived = problem.replace(employees=(first.replace(main_vacation_waived=True), *others))
    assert not signature(problem, rule("vac-main"))
    assert signature(waived, rule("vac-main")).startswith("den ansatte")
    assert "1 ansatt har avtalt en annen hovedferie" in told(waived, "vac-main")


def test_only_choices_that_are_not_the_usual_are_unusual() -> None:
    assert unusual(Reading()) == ()
    assert len({id for id, _, _ in readings_of(Reading())}) == 13
    other = Reading.model_validate(
        {
            "day_window": "rolling", "day_boundary_minute": 1320, "week_window": "rolling",
            "week_split": "split", "weekly_rest": "clipped", "weekly_rest_whole_day": False,
            "red_overlap_minutes": 15, "averaging": "rolling", "night_start": "20:00",
            "sunday_and_night": "both", "part_time_method": "scaled", "third_sunday": "strict",
        }
    )  # fmt: skip
    changed = [row[0] for row, _ in unusual(other)]
    assert changed == ["I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9", "R-T2", "R-T4b"]
    ((row, usual),) = unusual(Reading(day_boundary_minute=1320))
    assert row[2] == "Fast døgn fra kl. 22.00, ikke løpende 24 timer."
    assert usual == "Fast døgn fra kl. 00.00, ikke løpende 24 timer."


def test_rules_that_a_department_words_itself() -> None:
    """Read off the input alone, whether or not the rule is part of the rulebook yet."""
    law = provision("long-shift")

    def says(problem: Problem, id: str) -> str:
        return "; ".join(agreed(problem, replace(law, id=id)).texts).replace(SPACE, " ")

    problem = small_problem()
    for method, text in F3_METHODS.items():
        assert says(agreeing(red_days={"method": method}), "R-T6") == text
    assert says(agreeing(sunday_average_weeks=None), "R-T6") == F3_METHODS["main-rule"]
    assert says(agreeing(red_days={"f5": "pay"}), "R-T5") == "avtalt her: en dags lønn"
    assert says(problem, "vac-weekend") == ""
    assert says(agreeing(vacation_weekends=1), "vac-weekend") == "høyst 1 helg"
    health = {"max_nights": {"limit": 4}, "after_nights": {"limit": 48}}
    own = problem.replace(department=problem.department.replace(health=health))
    assert says(own, "health-max-nights") == "netter på rad høyst 4 (avdelingens tall)"
    assert says(own, "health-after-nights").startswith("fri etter siste natt minst 48 t")
    assert says(problem, "health-max-streak") == ""
    time = {"competence_time": {"codes": ["K"], "minutes_per_week": 45}}
    learning = problem.replace(department=problem.department.replace(activities=time))
    assert says(learning, "competence-time") == "avtalt her: 45 min per uke i hel stilling"
    told = problem.scenario.replace(vacation_published=date(2027, 3, 1))
    assert says(problem.replace(scenario=told), "vac-notice") == "varsles 1. mars 2027"
