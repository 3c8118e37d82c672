"""A number that changes inside a plan: both readers use the old one before its date, the new one after.

Structural numbers (the weeks of a block, a period or a plan, the days of notice, the working days of a
year, what a plan is rounded to) are read once, when the plan starts: they have no parts to change.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from tests.law.cases import START, case_of
from tests.solver.near_limits import draw, without_f1
from tests.solver.second_reader import by_constraints, rests
from tests.solver.test_agreement import best_marks
from turnus.agreement import Level
from turnus.calendar import DAY
from turnus.law import Provision, provision
from turnus.roster import Roster
from turnus.rules import RULES, check, rule
from turnus.scenario import Problem

STRUCTURAL = {
    "block_weeks", "period_weeks", "plan_weeks", "year_weeks", "rest_on_red_weeks", "marks_per_week",
    "notice_days", "own_shifts", "own_shifts_under", "first_month", "last_month", "duties",
    "duties_a_weekend", "worked_in_a_row", "people_at_least", "working_days", "law_days", "tariff_days",
    "duties_when_given", "duties_when_taken", "exempt_weekends", "conditions", "week_days",
    "minutes_in_the_window",
}  # fmt: skip
WEEKS = 4
NORMS = ("R-T1", "R-T2", "R-T3", "R-T4", "norm-38", "norm-36", "convert-law")
WEEKS_BY_TARIFF = (
    ("R-T1", "week_minutes"), ("R-T2", "week_minutes"), ("R-T4", "highest_minutes"),
    ("R-T4", "lowest_minutes"), ("R-T3", "week_minutes"),
)  # fmt: skip
WEEKS_BY_LAW = (
    ("norm-40", "week_minutes"), ("norm-38", "week_minutes"), ("convert-law", "highest_minutes"),
    ("convert-law", "lowest_minutes"), ("norm-36", "week_minutes"),
)  # fmt: skip
Changes = Mapping[str, Mapping[str, Any]]
InForce = Callable[[date, Changes], None]


@pytest.fixture
def in_force(monkeypatch: pytest.MonkeyPatch) -> InForce:
    """Numbers by rule that replace the law's from a day on, for everyone who reads it."""
    ordinary = Provision.value

    def change(day: date, changes: Changes) -> None:
        def value(law: Provision, name: str, level: str | None = None, on: date = date.max) -> Any:
            if on >= day and name in changes.get(law.id, {}):
                return changes[law.id][name]
            return ordinary(law, name, level, on)

        monkeypatch.setattr(Provision, "value", value)

    return change


@dataclass(frozen=True)
class Stricter:
    """A roster of equal weeks at a rule's limit, and the number that would outlaw it."""

    rule: str
    numbers: Mapping[str, Any]
    week: str
    given: Mapping[str, Any] = field(default_factory=dict)
    mean: float | None = None
    """What the limit is where half of the plan has the new number; None: told day by day."""


L0 = {"agreement": {"level": "L0"}}
L1 = {"agreement": {"level": "L1"}}
L3 = {"agreement": {"level": "L3"}}
EXACT = {"agreement": {"balance_over_minutes": 0}}
NIGHTS = {"shifts": {"X": "22:00-06:00"}, "agreement": {"night_strain": True}}
SHORT = {"shifts": {"S": {"start": "08:00", "end": "13:15"}}}
LATE = {"shifts": {"A": "13:00-22:15"}}
YOUNG = {"shifts": {"M": "07:30-15:00"}, "person": {"turns_18": "2028-01-01"}}
PREGNANT = {"person": {"pregnancy": {"first": "2026-12-01", "last": "2027-12-01"}}}
REDUCED = {
    "person": {"reduced": [{"first": START, "last": START + 13 * DAY, "position_percent": 99}]}
}
STRICTER = (
    Stricter("minors", {"day_minutes": 449}, "M F M M F F F1", YOUNG),
    Stricter("minors", {"week_minutes": 1349}, "M F M M F F F1", YOUNG),
    Stricter("minors", {"rest_minutes": 1000}, "M F M M F F F1", YOUNG),
    Stricter("pregnant-nights", {"nights_a_week": 0}, "N F F F F F F1", PREGNANT),
    Stricter("norm-40", {"day_minutes": 449}, "D F D D F F F1", L0),
    Stricter("norm-40", {"week_minutes": 2249}, "D D D D D F F1", L0),
    Stricter("norm-38", {"week_minutes": 1799}, "D D D F1 F F D", L0),
    Stricter("norm-36", {"week_minutes": 1600}, "N N F F1 F F D", L0),
    Stricter("convert-law", {"base_minutes": 2000, "lowest_minutes": 1000}, "A D N F F1 F D", L0),
    Stricter("avg-individual", {"day_minutes": 449}, "D F D D F F F1", L1),
    Stricter("avg-individual", {"week_minutes": 2249}, "D D D D D F F1", L1),
    Stricter("avg-individual", {"block_mean_minutes": 1600}, "D D D D D F F1", L1, 2240),
    Stricter("avg-union", {"day_minutes": 449}, "D F D D F F F1"),
    Stricter("avg-union", {"week_minutes": 2249}, "D D D D D F F1"),
    Stricter("avg-union", {"block_mean_minutes": 1600}, "D D D D D F F1", {}, 2240),
    Stricter("avg-permit", {"day_minutes": 449}, "D F D D F F F1", L3),
    Stricter("avg-permit", {"block_mean_minutes": 1600}, "D D D D D F F1", L3, 2240),
    Stricter("total-caps", {"day_minutes": 449}, "D F D D F F F1"),
    Stricter("total-caps", {"week_minutes": 2249}, "D D D D D F F1"),
    Stricter("total-caps", {"block_mean_minutes": 1600}, "D D D D D F F1", {}, 2240),
    Stricter("daily-rest", {"rest_minutes": 1000}, "D D F F1 F F F"),
    Stricter("comp-rest", {"rest_minutes": 1000}, "D D D F1 F F F"),
    Stricter("weekly-rest", {"rest_minutes": 2500}, "D D D F1 D D F"),
    Stricter("sunday-average", {"worked_share": 0.1}, "F F F F F F1 D, F F F F F F F1", {}, 1),
    Stricter("breaks", {"half_hour_from_minutes": 400}, "D F F F F F F1"),
    Stricter("breaks", {"break_above_minutes": 300}, "S F F F F F F1", SHORT),
    Stricter("night-average", {"block_minutes": 6000}, "N N N N F F F1", L1, 8320),
    Stricter("night-average", {"night_minutes": 60}, "A A A A A A F1", LATE, 10640),
    Stricter("night-hard8", {"day_minutes": 479}, "X X F F F F F1", NIGHTS),
    Stricter("night-hard8", {"night_minutes": 60, "day_minutes": 400}, "A F F F F F F1", NIGHTS),
    Stricter("R-T1", {"week_minutes": 2200}, "D D D D D F F1", EXACT, 4 * 2225),
    Stricter("R-T2", {"week_minutes": 1400}, "A D D D F F F1", EXACT, 4 * 1765),
    Stricter("R-T3", {"week_minutes": 1200}, "N N F F1 F F D", EXACT, 4 * 1608),
    Stricter("R-T4", {"lowest_minutes": 800, "highest_minutes": 800}, "A F N F F1 F D", EXACT),
)  # fmt: skip


def read(each: Stricter) -> tuple[Problem, Roster]:
    weeks = each.week.split(", ")
    roster = WEEKS // len(weeks) * weeks
    case = case_of(each.rule, {"why": "", "roster": roster, **each.given})
    return case.problem, case.roster


def name(each: Stricter) -> str:
    return f"{each.rule} {'-'.join(each.numbers)}"


@pytest.mark.parametrize("each", STRICTER, ids=name)
def test_the_stricter_number_binds_from_its_date(each: Stricter, in_force: InForce) -> None:
    middle = START + timedelta(days=7 * WEEKS // 2)
    after = START + timedelta(days=7 * WEEKS)
    for day, lawful in ((after, True), (middle, False), (START, False)):
        in_force(day, {each.rule: each.numbers})
        problem, roster = read(each)
        found = check(problem, roster, [rule(each.rule)])
        assert (not found) == lawful, (day, [one.text for one in found])
        assert by_constraints(problem, roster, each.rule) == lawful, day
        if day == middle and each.mean is not None:
            assert [one.limit for one in found] == [pytest.approx(each.mean)]
        elif day == middle and found[0].day is not None:
            assert min(one.day for one in found if one.day) >= middle - timedelta(days=1)


@pytest.mark.parametrize("each", STRICTER, ids=name)
def test_what_comes_before_the_date_is_judged_by_the_old_number(
    each: Stricter, in_force: InForce
) -> None:
    """The same weeks, but days off from the date on."""
    middle = START + timedelta(days=7 * WEEKS // 2)
    in_force(middle, {each.rule: each.numbers})
    problem, roster = read(each)
    duties = {
        id: tuple(one for one in row if one.day < middle) for id, row in roster.duties.items()
    }
    early = Roster(duties, roster.marks)
    assert not check(problem, early, [rule(each.rule)])
    assert by_constraints(problem, early, each.rule)


FIRST_DAY = {
    "minors": ("minors", {"week_minutes": 0}, "M F M M F F F1", YOUNG),
    "norm-40": ("norm-40", {"week_minutes": 0}, "D D D D D F F1", L0),
    "avg-union": ("avg-union", {"week_minutes": 0}, "D D D D D F F1", {}),
    "reduced-hours": ("R-T1", {"week_minutes": 0}, "D D D D D F F1", REDUCED),
}
"""By rule, a number that changes to nothing inside a week or a time whose first day decides."""


@pytest.mark.parametrize("id", FIRST_DAY)
def test_the_number_of_the_first_day_holds_for_what_crosses_the_date(
    id: str, in_force: InForce
) -> None:
    law, numbers, week, given = FIRST_DAY[id]
    tuesday = START + timedelta(days=8)
    for day, lawful in ((tuesday, True), (START, False)):
        in_force(day, {law: numbers})
        case = case_of(id, {"why": "", "roster": [week, week], **given})
        assert (not check(case.problem, case.roster, [rule(id)])) == lawful, day
        assert by_constraints(case.problem, case.roster, id) == lawful, day


def changes_of(rng: Random, id: str) -> Changes:
    """Some numbers of a rule, and of the norms that it rests on, a little more or less.

    Of the weeks of one section the longest stays the longest.
    """
    ids = {
        id,
        *(NORMS if id in (*NORMS, "hours-balance", "no-planned-overtime", "own-weekends") else ()),
    }
    if id.startswith("avg-"):
        ids |= {"norm-40", "norm-38", "norm-36", "convert-law"}
    changes = {each: _changed(rng, provision(each)) for each in sorted(ids)}
    for longest_first in (WEEKS_BY_TARIFF, WEEKS_BY_LAW):
        there = [(id, name) for id, name in longest_first if id in changes]
        weeks = sorted((changes[id][name] for id, name in there), reverse=True)
        for (id, name), minutes in zip(there, weeks, strict=True):
            changes[id][name] = minutes
    return changes


def _changed(rng: Random, law: Provision) -> dict[str, Any]:
    _, numbers = law.values[-1]
    changed: dict[str, Any] = {}
    for name, number in numbers.items():
        if name in STRUCTURAL or number is None:
            continue
        if isinstance(number, Mapping):
            number = number[rng.choice([each for each in Level if number[each] is not None])]
        factor = rng.choice((0.8, 0.95, 1, 1, 1.05, 1.2))
        changed[name] = (
            round(number * factor, 4) if isinstance(number, float) else round(number * factor)
        )
    if "lowest_minutes" in changed:
        changed["highest_minutes"] = max(changed["highest_minutes"], changed["lowest_minutes"])
    return changed


DATED = [each.id for each in RULES if set(each.law.values[-1][1]) - STRUCTURAL] + [
    "hours-balance", "no-planned-overtime",
]  # fmt: skip


@pytest.mark.parametrize("id", DATED)
def test_both_readers_agree_on_a_plan_that_crosses_a_date(id: str, in_force: InForce) -> None:
    """A roster keeps what was read of it, so it is made anew where the numbers have changed."""
    verdicts = []
    for seed in range(25):
        rng = Random(f"dates {id} {seed}")
        problem, roster = draw(id, 1000 + seed)
        middle = rng.choice(problem.calendar.days)
        in_force(middle, changes_of(rng, id))
        roster = marked = Roster(roster.duties, roster.marks)
        if id == "sunday-average" or (id == "weekly-rest" and not rests(roster)):
            marked = best_marks(problem, without_f1(roster), id)
        verdicts.append(not check(problem, marked, [rule(id)]))
        assert by_constraints(problem, roster, id) == verdicts[-1], (seed, middle)
    assert any(verdicts)


def test_every_rule_with_a_limit_of_its_own_is_here() -> None:
    """Advice on health apart, whose numbers are the department's own."""
    without = {
        "shorter-week": "the limit is told, and not compared with",
        **dict.fromkeys(
            (
                "vac-sunday",
                "vac-16h",
                "vac-60",
                "vac-rest",
                "vac-carry",
                "vac-notice",
                "vac-weekend",
            ),
            "of a vacation year as a whole",
        ),
        "competence-time": "the agreement has the number",
        "meetings": "of a year's meetings",
        "mentoring": "what a shared duty is",
        "supervision": "what a day of practice is",
    }
    limits = {
        each.id
        for each in RULES
        if set(each.law.values[-1][1]) - STRUCTURAL and not each.id.startswith("health-")
    }
    assert limits - set(without) == {each.rule for each in STRICTER}
