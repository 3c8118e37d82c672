"""The vacation plan: wishes, days of one's own number, caps by competence, notice and own weekends."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from solver.hours import least_weekend_duties, most_minutes
from solver.vacation import NoVacationPlanError, plan_vacation
from solver.weekends import assign_weekend_groups, own_weekend, works_weekend
from turnus.files.load import load
from turnus.result import Settings
from turnus.roster import Mark, Roster
from turnus.rules import check, rule
from turnus.scenario import Problem
from turnus.vacation import days_owed, wish_granted

SCENARIOS = Path(__file__).parents[2] / "scenarios"
SETTINGS = Settings(seed=1)
RULES = ["vac-60", "vac-main", "vac-rest", "vac-notice", "vac-carry", "vac-weekend", "max-away"]
SUMMER = {"first": "2027-07-05", "last": "2027-07-24"}
LATER = {"first": "2027-07-26", "last": "2027-08-14"}
EARLY = {"first": "2027-06-14", "last": "2027-07-03"}


def ward(name: str = "long-term-ward", **department: Any) -> Problem:
    problem = load(SCENARIOS / name / "before.yaml")
    problem = problem.replace(department=problem.department.replace(**department))
    return grouped(problem)


def grouped(problem: Problem) -> Problem:
    return assign_weekend_groups(problem.replace(cyclic=True), SETTINGS).replace(cyclic=False)


def agreed(problem: Problem, **changes: Any) -> Problem:
    agreement = problem.agreement.replace(**changes)
    return problem.replace(department=problem.department.replace(agreement=agreement))


def wishing(problem: Problem, *wishes: Any, most: int = 99) -> Problem:
    people = tuple(
        each.replace(vacation_wishes=wishes) if i < most else each
        for i, each in enumerate(problem.employees)
    )
    return problem.replace(employees=people)


def planned(problem: Problem) -> Roster:
    """The plan as a roster without duties; every vacation rule holds, and vac-days."""
    days = plan_vacation(problem, SETTINGS)
    marks: dict[Any, Mark] = {(id, day): Mark.FE for id, row in days.items() for day in row}
    roster = Roster.from_codes(problem, {}, marks)
    assert check(problem, roster, [rule(id) for id in [*RULES, "vac-days"]]) == ()
    return roster


def places(problem: Problem, roster: Roster) -> Counter[int | None]:
    return Counter(
        wish_granted(problem, roster, each) for each in problem.employees if each.vacation_wishes
    )


def test_wishes_that_fit_are_all_granted() -> None:
    problem = wishing(ward(), SUMMER, most=4)
    assert places(problem, planned(problem)) == {1: 4}


def test_a_crowded_first_wish_is_shared_out_and_few_get_none() -> None:
    problem = wishing(ward(max_away_share=0.25), SUMMER, LATER, EARLY)
    roster = planned(problem)
    most = int(0.25 * len(problem.employees) + 1e-9)
    got = places(problem, roster)
    assert sum(got.values()) == len(problem.employees)
    assert got[1] == got[2] == got[3] == most
    assert got[None] == len(problem.employees) - 3 * most


def test_a_wish_in_easter_week_counts_its_working_days_alone() -> None:
    problem = wishing(ward(), {"first": "2027-03-22", "last": "2027-03-27"}, most=1)
    roster = planned(problem)
    assert places(problem, roster) == {1: 1}
    assert len(roster.marked(problem.employees[0].id, Mark.FE)) == 30


def test_a_wish_in_a_short_plan() -> None:
    problem = ward()
    problem = problem.replace(scenario=problem.scenario.replace(weeks=8))
    wish = {"first": "2027-02-01", "last": "2027-02-06"}
    roster = planned(wishing(problem, wish))
    away = Counter(day for row in roster.marks.values() for day in row)
    assert set(away.values()) == {len(problem.employees) // 3}


def test_everybody_has_the_number_of_days_of_their_own() -> None:
    problem = ward()
    own = ({"turns_60": 2027}, {"vacation_carried_in": 12}, {"vacation_carried_out": 12}) * 2
    own += ({"turns_60": 2000, "vacation_carried_in": 9}, {"vacation_carried_in": -5})
    people = tuple(
        each.replace(**own[i]) if i < len(own) else each for i, each in enumerate(problem.employees)
    )
    problem = problem.replace(employees=people)
    roster = planned(problem)
    days = [len(roster.marked(each.id, Mark.FE)) for each in people]
    assert days == [days_owed(each, problem.calendar) for each in people]
    assert days[: len(own)] == [36, 42, 18, 36, 42, 18, 45, 25]


def test_bounds_follow_the_number_of_days() -> None:
    problem = ward()
    person = problem.employees[0]
    older = person.replace(turns_60=2027)
    week = 2130 * person.position_percent / 100
    assert most_minutes(problem, person) - most_minutes(problem, older) == pytest.approx(
        week, abs=1
    )
    less = least_weekend_duties(problem, person.replace(vacation_carried_in=12))
    assert less < least_weekend_duties(problem, person.replace(vacation_carried_out=12))


def test_few_of_a_competence_are_away_at_once() -> None:
    problem = ward()
    competence, heads = Counter(each.competence for each in problem.employees).most_common()[-1]
    problem = ward(max_away_by_competence={competence: 2})
    assert heads > 2
    roster = planned(wishing(problem, SUMMER))
    away = Counter(
        day
        for each in problem.employees
        if each.competence == competence
        for day in roster.marked(each.id, Mark.FE)
    )
    assert max(away.values()) == 2


def test_no_plan_is_proved_where_a_competence_has_too_few_summer_weeks() -> None:
    problem = ward()
    competence, heads = Counter(each.competence for each in problem.employees).most_common()[0]
    assert heads > 6
    with pytest.raises(NoVacationPlanError) as raised:
        plan_vacation(ward(max_away_by_competence={competence: 1}), SETTINGS)
    assert raised.value.proved


def test_nothing_is_planned_before_two_months_after_the_notice() -> None:
    problem = ward()
    scenario = problem.scenario.replace(vacation_published=date(2027, 3, 1))
    roster = planned(wishing(problem.replace(scenario=scenario), EARLY, most=2))
    assert min(min(row) for row in roster.marks.values()) >= date(2027, 5, 1)


def test_a_stretch_takes_few_own_weekends() -> None:
    problem = grouped(agreed(ward(), vacation_weekends=1))
    planned(wishing(problem, {"first": "2027-06-28", "last": "2027-07-31"}))


def test_swapped_weekends_decide_the_group_and_whose_weekend_it_is() -> None:
    problem = ward()
    person = problem.employees[0].replace(weekend_group=None)
    start = problem.scenario.start
    swap = {
        "employee": person.id,
        "gives": start + timedelta(days=7 * 4 + 5),
        "takes": start + timedelta(days=7 * 5),
    }
    problem = grouped(
        problem.replace(
            employees=(person, *problem.employees[1:]),
            scenario=problem.scenario.replace(weekend_swaps=(swap,)),
        )
    )
    person = problem.employees[0]
    assert works_weekend(person, 4)
    assert not works_weekend(person, 5)
    assert not own_weekend(problem, person, 4)
    assert own_weekend(problem, person, 5)
    assert works_weekend(person, 4 + (person.weekend.of if person.weekend else 0))


def test_a_weekend_that_was_taken_in_a_swap_is_no_vacation() -> None:
    problem = ward()
    person, start = problem.employees[0].replace(weekend_group=None), problem.scenario.start
    swap = {
        "employee": person.id,
        "gives": start + timedelta(days=7 * 28),
        "takes": start + timedelta(days=7 * 27),
    }
    scenario = problem.scenario.replace(weekend_swaps=(swap,))
    people = (person, *problem.employees[1:])
    asked = wishing(problem.replace(employees=people, scenario=scenario), SUMMER, LATER, most=1)
    roster = planned(grouped(asked))
    taken = start + timedelta(days=7 * 27 + 5)
    assert SUMMER["first"] <= taken.isoformat() <= SUMMER["last"]
    assert not {taken, taken + timedelta(days=1)} & set(roster.marked(person.id, Mark.FE))
    assert wish_granted(problem, roster, asked.employees[0]) == 2


def test_a_main_vacation_in_parts_is_the_employees_to_agree_to() -> None:
    weeks = (
        ("2027-06-07", "2027-06-19"),
        ("2027-08-02", "2027-08-14"),
        ("2027-10-04", "2027-10-09"),
    )
    settled = tuple({"first": first, "last": last} for first, last in weeks)

    def given(waived: bool, most: int) -> Problem:
        problem = ward()
        person = problem.employees[0].replace(vacation=settled[:most], main_vacation_waived=waived)
        return grouped(problem.replace(employees=(person, *problem.employees[1:])))

    for most in (2, 3):
        roster = planned(given(True, most))
        days = roster.marked(ward().employees[0].id, Mark.FE)
        assert len(days) == 30
    plan = plan_vacation(given(False, 3), SETTINGS)
    marks: dict[Any, Mark] = {(id, day): Mark.FE for id, row in plan.items() for day in row}
    problem = given(False, 3)
    (found,) = check(problem, Roster.from_codes(problem, {}, marks), [rule("vac-main")])
    assert (found.measured, found.limit) == (12, 18)


def test_vacation_displaces_about_the_hours_of_the_weeks_owed() -> None:
    """Weeks of six duties and of one in turn: the vacation takes about as many of both."""
    problem = ward()
    codes = {}
    start, cycle = problem.scenario.start, problem.scenario.base_weeks
    for number, employee in enumerate(problem.employees):
        for week in range(cycle):
            days = 6 if (number // 2 + week // 2) % 2 else 1
            for day in range(days if not employee.night_only else 0):
                codes[employee.id, start + timedelta(days=7 * week + day)] = "D"

    def displaced(plan: dict[str, frozenset[date]]) -> float:
        gaps = []
        for employee in problem.employees:
            if employee.night_only:
                continue
            own = {day for id, day in codes if id == employee.id}
            days = (start + (day - start) % timedelta(days=7 * cycle) for day in plan[employee.id])
            duties = sum(day in own for day in days)
            gaps.append(abs(duties - len(own) / cycle * days_owed(employee, problem.calendar) / 6))
        return sum(gaps) / len(gaps)

    without, with_base = plan_vacation(problem, SETTINGS), plan_vacation(problem, SETTINGS, codes)
    assert displaced(dict(with_base)) == 2.5, "15 or 20 duties of 17.5, and nothing is nearer"
    assert displaced(dict(without)) > 3
    marks: dict[Any, Mark] = {(id, day): Mark.FE for id, row in with_base.items() for day in row}
    roster = Roster.from_codes(problem, {}, marks)
    assert check(problem, roster, [rule(id) for id in [*RULES, "vac-days"]]) == ()


def test_wishes_of_a_whole_unit_are_planned_in_seconds() -> None:
    problem = wishing(ward("home-care"), SUMMER, LATER, EARLY)
    began = monotonic()
    roster = planned(problem)
    assert len(problem.employees) == 37
    assert places(problem, roster)[None] <= 1
    assert monotonic() - began < 30
