"""Indicators of section 6 counted by hand, and the five K that group them."""

import re
from collections import Counter
from datetime import date, timedelta

import pytest

from tests.small import roster_of, small_problem, small_result
from turnus.indicators import FIVE_K, INDICATORS, Facts, indicator_values, person_table
from turnus.result import Result
from turnus.roster import Mark, Roster
from turnus.scenario import Problem


def values(rows: dict[str, str], weeks: int = 1, problem: Problem | None = None) -> dict:
    problem = problem or small_problem(weeks=weeks)
    return indicator_values(small_result(roster_of(problem, rows), problem))


def people(**fields: dict[str, object]) -> Problem:
    """The small ward for a week, with fields of some employees changed."""
    problem = small_problem(weeks=1)
    changed = [each.replace(**fields.get(each.id, {})) for each in problem.employees]
    return problem.replace(employees=tuple(changed))


def test_full_time_by_ks_counts_positions_in_other_units() -> None:
    """s2 has 80 here and 20 elsewhere, h2 50 and 49."""
    problem = people(s2={"other_positions_percent": 20}, h2={"other_positions_percent": 49})
    found = values({}, problem=problem)
    assert found["full-time-share"] == 40
    assert found["full-time-share-ks"] == 60


def test_short_part_time_is_of_the_persons_own_week() -> None:
    """h2 has half of 35.5 h, a1 14.08 % of 37.5: both below 20 h; s2's 80 % is not."""
    assert values({"h2": "N N . . . . ."})["short-part-time"] == 2
    problem = people(h2={"position_percent": 57})
    assert values({"h2": "N N . . . . ."}, problem=problem)["short-part-time"] == 1


def test_wanting_more_is_unknown_until_somebody_says() -> None:
    assert values({})["wants-more"] is None
    problem = people(
        s1={"wanted_percent": 100}, s2={"wanted_percent": 80}, h2={"wanted_percent": 75}
    )
    assert values({}, problem=problem)["wants-more"] == 1


def test_weekend_gaps_and_runs() -> None:
    """s1 works weekends 0, 1 and 4; s2 weekends 0 and 4: gaps 0, 2 and 3."""
    on, off = ". . . . . D D ", ". . . . . . . "
    found = values({"s1": on + on + off + off + on, "s2": on + off * 3 + on}, weeks=5)
    assert found["weekends-in-a-row"] == 2
    assert found["weekend-gap-shortest"] == 0
    assert found["weekend-gap-longest"] == 3
    assert found["weekend-share"] == pytest.approx(100 * 5 / 5 / 5)


def test_no_gap_where_nobody_works_two_weekends() -> None:
    found = values({"s1": ". . . . . D D"})
    assert found["weekend-gap-shortest"] is None
    assert found["weekends-in-a-row"] == 1


def test_the_weekend_threshold_is_276_by_day_and_360_by_night() -> None:
    """12.5 h in two weeks are 325 h a year by day, 12.25 h are 318.5 by night: only s1 is over."""
    off = ". . . . . . . . . . . . "
    found = values({"s1": off + "L1 .", "h2": off + "N N"}, weeks=2)
    assert found["weekend-hours-max"] == pytest.approx(325)
    assert found["weekend-hours-over"] == 1


def test_contacts_in_14_days_and_twelve_weeks() -> None:
    found = values({"s1": "D", "h1": ". . . . . . . . . . . . . D"}, weeks=12)
    assert found["staff-met-12-weeks"] == 2
    assert found["staff-met-14-days"] == pytest.approx((2 + 13) / 71)
    assert values({"s1": "D"}, weeks=11)["staff-met-12-weeks"] is None


def test_continuity() -> None:
    """s1 (100 %) has 4 duties, 3 the day after another; s2 (80 %) has 2 apart."""
    found = values({"s1": "D D D D . . .", "s2": "D . D . . . ."})
    assert found["duties-28-days-mean"] == pytest.approx(6 * 4 / 5)
    assert found["duties-28-days-median"] == 0
    assert found["duties-by-carriers"] == pytest.approx(100 * 4 / 6)
    assert found["back-next-day"] == pytest.approx(100 * 3 / 6)


def test_competence_time_needs_every_competence_at_once() -> None:
    """Nurse 07.30–14.30 and helsefagarbeider 14.30–22 every day: 14.5 h a day, 7 of them once."""
    found = values({"s1": "D . . . . . ."})
    assert found["competence-time-share"] == pytest.approx(100 * 7.5 / (7 * 14.5))
    assert found["minimum-time-share"] == pytest.approx(100 * 0.5 / (7 * 14.5))


def test_uncovered_weekend_share() -> None:
    everybody = {"s1": "D D D D D . .", "s2": "D D D D D . .", "h1": "A A A A A . .",
                 "h2": "A A A A A . ."}  # fmt: skip
    assert values(everybody)["uncovered-weekend-share"] == 100
    assert values({})["uncovered-weekend-share"] == pytest.approx(100 * 2 / 7)


def test_what_only_operations_tell_is_listed_without_a_value() -> None:
    found = values({"s1": "D"})
    for id in ("sick-leave", "plan-changes", "notice-of-changes"):
        assert found[id] is None
        assert next(i for i in INDICATORS if i.id == id).missing == "krever tall fra driften"


def row_of(rows: dict[str, str], marks: dict | None = None, weeks: int = 1) -> dict:
    problem = small_problem(weeks=weeks)
    result = small_result(roster_of(problem, rows, marks), problem)
    return person_table(result).set_index("employee").loc["s1"].to_dict()


def test_free_weekends_last_60_hours_and_vacation_is_left_out() -> None:
    """Friday D ends 15.00; Monday A begins 14.30: 71.5 h. Friday A, Monday D: 57.5 h."""
    long = row_of({"s1": "D D D D D . . A D D D A . . D"}, weeks=3)
    assert long["free_weekends"] == 1 + 0 + 1
    away = row_of({"s1": "D D D D D . . A D D D . . ."}, {("s1", 5): Mark.FE}, weeks=2)
    assert away["free_weekends"] == 1


def test_holidays_worked_are_not_ordinary_sundays() -> None:
    problem = small_problem(weeks=20)
    easter = (date(2027, 3, 25) - date(2027, 1, 4)).days
    rows = {"s1": ". " * easter + "D . . D D"}
    assert person_table(small_result(roster_of(problem, rows), problem))["holidays"].sum() == 3
    assert row_of({"s1": ". . . . . . D"})["holidays"] == 0


def test_the_longest_run_of_long_shifts() -> None:
    assert row_of({"s1": "L1 L1 D L1 . . ."})["longest_long_run"] == 2


def paid(pay: int | None) -> Result:
    problem = small_problem(weeks=1)
    competences = tuple(each.replace(yearly_pay=pay) for each in problem.department.competences)
    problem = problem.replace(department=problem.department.replace(competences=competences))
    return small_result(roster_of(problem, {"s1": ". . . . . D ."}), problem)


def test_supplements_add_up() -> None:
    """7.5 weekend hours at 22 % of 600 000 / 1950, below the least of 70 kroner."""
    found = indicator_values(paid(600_000))
    assert found["supplement-hours-weekend"] == 7.5 * 52
    assert found["supplements-department"] == pytest.approx(7.5 * 70 * 52)
    assert found["supplements-per-person"] == pytest.approx(7.5 * 70 * 52 / 5)
    assert found["supplements-per-position"] == pytest.approx(7.5 * 70 * 52 / 3.4408)


def test_supplements_without_kroner_say_why() -> None:
    (found,) = (each for each in INDICATORS if each.id == "supplements-department")
    unpaid = Facts.of(paid(None))
    assert "sykepleier, helsefagarbeider, assistent (yearly_pay)" in found.reason(unpaid)
    result = paid(600_000)
    early = result.problem.scenario.replace(start="2015-07-06")
    problem = result.problem.replace(scenario=early)
    saturday = problem.calendar.start + timedelta(days=5)
    roster = Roster.from_codes(problem, {("s1", saturday): "A"})
    assert found.value(Facts(problem, roster)) is None
    assert found.reason(Facts(problem, roster)) == "satsene er ikke kjent for alle dagene i planen"


def test_supplements_without_pay_are_hours_only() -> None:
    found = indicator_values(paid(None))
    assert found["supplement-hours-weekend"] == 7.5 * 52
    assert found["supplements-department"] is None
    assert person_table(paid(None)).set_index("employee")["supplements"].isna()["s1"]


def test_the_five_k_are_the_pilots_and_each_measure_is_known_once() -> None:
    assert [k.name for k in FIVE_K] == [
        "Kontinuitet", "Kapasitet", "Kvalitet", "Kompetanse", "Kontaktreduksjon",
    ]  # fmt: skip
    known = {each.id for each in INDICATORS}
    used = Counter(id for k in FIVE_K for id in k.indicators)
    assert set(used) <= known
    assert max(used.values()) == 1
    for k in FIVE_K:
        assert 2 <= len(k.indicators) <= 4
        assert all(next(i for i in INDICATORS if i.id == id).better != "neutral"
                   for id in k.indicators)  # fmt: skip


def test_every_indicator_has_unit_and_direction() -> None:
    for each in INDICATORS:
        assert each.unit, each.id
        assert each.better in {"higher", "lower", "neutral"}
        assert re.match("[A-ZÆØÅ]", each.definition), each.id
