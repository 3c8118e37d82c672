"""F3 and F5 worked out from a base roster, against the catalogue's T27, T28 and T30."""

from datetime import date, timedelta
from typing import Any

import pytest

from turnus.agreement import Agreement
from turnus.department import Demand, Department, ShiftType
from turnus.employee import Employee
from turnus.red_days import DaysOff, days_off, method, on_the_calendar, seasons
from turnus.roster import Mark, Roster
from turnus.scenario import Problem, Scenario
from turnus.worked import red_days_worked

EASTER = ("A A D F1 A D D", "F A D D F F F1", "A A D D D F F1")
"""The union booklet's example, in the weeks of 15, 22 and 29 March 2027."""


def problem(start: date, weeks: int, base_weeks: int | None = None, **agreement: Any) -> Problem:
    shifts = tuple(
        ShiftType(code=code, name=code, start=start, end=end, paid_break_minutes=30)
        for code, start, end in (("D", "07:30", "15:00"), ("A", "14:45", "22:15"))
    )
    person = Employee(id="P", competence="c", position_percent=100)
    department = Department(
        id="d",
        name="d",
        competences=({"id": "c", "name": "c"},),  # type: ignore[arg-type]
        shifts=shifts,
        demand=(
            Demand(name="d", days=("weekday",), start="08:00", end="15:00", minimum=0, target=0),  # type: ignore[arg-type]
        ),
        employees=(person,),
        agreement=Agreement.model_validate(agreement),
    )
    scenario = Scenario(
        id="s",
        title="s",
        weekend_patterns=("1/3",),
        shifts=({"code": "D"}, {"code": "A"}),  # type: ignore[arg-type]
        start=start,
        weeks=weeks,
        base_weeks=base_weeks or min(weeks, 26),
    )
    return Problem.of(department, scenario)


def roster(asked: Problem, *weeks: str) -> Roster:
    codes, marks = {}, {}
    for d, cell in enumerate(" ".join(weeks).split()):
        day = asked.scenario.start + timedelta(days=d)
        if cell in ("D", "A"):
            codes["P", day] = cell
        elif cell in ("F1", "F2"):
            marks["P", day] = Mark(cell)
    return Roster.from_codes(asked, codes, marks)


def found(asked: Problem, *weeks: str) -> DaysOff:
    return days_off(asked, roster(asked, *weeks), asked.employees[0])


def easter(*weeks: str, **agreement: Any) -> DaysOff:
    return found(problem(date(2027, 3, 15), 3, **agreement), *(weeks or EASTER))


def red_days_off(asked: Problem, *weeks: str) -> int:
    worked = red_days_worked(asked, roster(asked, *weeks), asked.employees[0])
    return len(asked.calendar.red_days) - len(worked)


def test_t27_three_of_six_red_days_are_worked() -> None:
    asked = problem(date(2027, 3, 15), 3)
    worked = red_days_worked(asked, roster(asked, *EASTER), asked.employees[0])
    assert sorted(worked) == [date(2027, 3, 21), date(2027, 3, 25), date(2027, 3, 29)]


def test_t27_main_rule_frees_maundy_thursday() -> None:
    expected = DaysOff((date(2027, 3, 25),), 450, ())
    assert easter(sunday_average_weeks=None) == expected
    assert easter(red_days={"method": "main-rule"}) == expected


def test_t27_averaging_over_the_season_gives_none() -> None:
    assert easter(sunday_average_weeks=3) == DaysOff((), 0, ())


def test_t27_averaging_gives_what_is_missing_to_every_other() -> None:
    """With Good Friday and Saturday evening as well five of six are worked, and three may be."""
    weeks = ("A A D F1 A D D", "F A D D D A F1", "A A D D D F F1")
    assert len(easter(*weeks, sunday_average_weeks=3).f3) == 2


def test_t27_combination_moves_it_to_easter_monday() -> None:
    assert easter(red_days={"method": "combination"}) == DaysOff((date(2027, 3, 29),), 450, ())


@pytest.mark.parametrize(("overlap", "off"), [(0, 3), (14, 3), (15, 4)])
def test_t27_an_evening_on_thursday_touches_good_friday(overlap: int, off: int) -> None:
    asked = problem(date(2027, 3, 15), 3, reading={"red_overlap_minutes": overlap})
    moved = ("A A D F1 A D D", "F A D A F F F1", "F A D D D F F1")
    assert red_days_off(asked, *moved) == off


def test_t27_an_evening_on_wednesday_touches_thursday() -> None:
    asked = problem(date(2027, 3, 15), 3)
    assert red_days_off(asked, EASTER[0], "F A A F F F F1", EASTER[2]) == 3
    assert red_days_off(asked, EASTER[0], "F A D F F F F1", EASTER[2]) == 4


def test_combination_never_frees_fewer_red_days_than_it_could() -> None:
    """An evening on Maundy Thursday works Good Friday too: freeing it is worth two red days."""
    weeks = ("A A D F1 A D D", "F A D A F F F1", "A A D D D F F1")
    assert easter(*weeks, red_days={"method": "combination"}).f3 == (date(2027, 3, 26),)


def test_t30_christmas_on_a_saturday_and_a_sunday() -> None:
    asked = problem(date(2026, 12, 21), 1, sunday_average_weeks=None)
    result = found(asked, "D D D F1 F D D")
    assert result == DaysOff((date(2026, 12, 27),), 450, ())


def test_a_freed_day_counts_as_free_for_the_next() -> None:
    """Four red days worked in a row at Easter: the second and the fourth are off."""
    weeks = ("F1 D D D D D F", "F1 D D D D D D", "D D D D D F F1")
    result = easter(*weeks, sunday_average_weeks=None)
    assert result.f3 == (date(2027, 3, 26), date(2027, 3, 29))


@pytest.mark.parametrize(
    ("start", "week", "holidays"),
    [
        (date(2027, 5, 3), "D D D F1 D D D", [date(2027, 5, 6)]),
        (date(2027, 4, 26), "D D D D D F1 F", [date(2027, 5, 1)]),
        (date(2027, 3, 22), "D D D D D F F1", []),
        (date(2027, 6, 7), "D D D F1 D D D", []),
    ],
)
def test_t28_f1_on_a_holiday_between_sundays(start: date, week: str, holidays: list[date]) -> None:
    assert list(found(problem(start, 1), week).f1_on_holidays) == holidays


def test_averaging_over_26_weeks_can_take_every_f3() -> None:
    """The booklet's warning: every third Sunday and every holiday is fewer than half of all."""
    asked = problem(date(2027, 1, 4), 52, 3)
    base = roster(asked, "D D D D D D D", "D D D D D F F1", "D D D D D F F1")
    dated = on_the_calendar(asked, base)
    person = asked.employees[0]
    assert days_off(asked, dated, person).f3 == ()
    by_main_rule = problem(date(2027, 1, 4), 52, 3, sunday_average_weeks=None)
    assert len(days_off(by_main_rule, dated, person).f3) > 2


def test_the_base_roster_repeats_and_leaves_vacation_out() -> None:
    asked = problem(date(2027, 1, 4), 5, 2)
    base = roster(asked, "D D D D D F F1", "F1 A A A A A A")
    away = {"P": {date(2027, 1, 18), date(2027, 1, 24)}}
    dated = on_the_calendar(asked, base, away)
    assert len(dated.codes) == 5 + 6 + 4 + 6 + 5
    assert ("P", date(2027, 1, 18)) not in dated.codes
    assert dated.mark("P", date(2027, 1, 24)) is None
    assert dated.mark("P", date(2027, 2, 7)) == Mark.F1


def test_the_method_follows_the_agreement_on_sundays() -> None:
    start = date(2027, 1, 4)
    assert method(problem(start, 1)) == "averaging"
    assert method(problem(start, 1, sunday_average_weeks=None)) == "main-rule"
    assert method(problem(start, 1, level="L0")) == "main-rule"


def test_seasons_of_a_year() -> None:
    weeks = [(each.start, each.weeks) for each in seasons(problem(date(2027, 1, 4), 52).calendar)]
    assert weeks == [(date(2027, 3, 22), 2), (date(2027, 4, 26), 4), (date(2027, 12, 20), 2)]
