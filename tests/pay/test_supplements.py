"""Supplement hours and kroner of duties counted by hand: windows, stacking, dates, the clock."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from turnus.agreement import Agreement, PayReading
from turnus.department import Competence, Demand, Department, ShiftType
from turnus.employee import Employee
from turnus.pay import Kind, Supplements, of_duty, of_person, stretches
from turnus.roster import Roster, duty
from turnus.scenario import Problem, Scenario, ShiftUse

SHIFTS = (
    ShiftType(code="D", name="dag", start="07:30", end="15:00"),
    ShiftType(code="A", name="aften", start="14:30", end="22:00"),
    ShiftType(code="N", name="natt", start="21:45", end="07:45"),
    ShiftType(code="U", name="med ulønnet pause", start="16:00", end="21:00",
              unpaid_break_minutes=90),
    ShiftType(code="W", name="hele kvelden", start="17:00", end="21:00", unpaid_break_minutes=30),
)  # fmt: skip
NURSE = Employee(id="s1", competence="spl", position_percent=100, night_only=False, nights=True)
WEEK = Fraction(71, 2) * 60


def problem(
    start: date = date(2027, 1, 4), *, pay: int | None = 600_000, **reading: object
) -> Problem:
    department = Department(
        id="x",
        name="x",
        competences=(Competence(id="spl", name="sykepleier", yearly_pay=pay),),
        shifts=SHIFTS,
        demand=(
            Demand(name="d", days=("weekday",), start="08:00", end="09:00", minimum=0, target=1),
        ),
        employees=(NURSE,),
        agreement=Agreement(pay=PayReading(**reading)),  # type: ignore[arg-type]
    )
    scenario = Scenario(
        id="x",
        title="x",
        weekend_patterns=("1/3",),  # type: ignore[arg-type]
        shifts=tuple(ShiftUse(code=each.code) for each in SHIFTS),
        start=start,
        weeks=52,
    )
    return Problem.of(department, scenario)


def hours(day: date, code: str, **reading: object) -> dict[str, float]:
    found: dict[str, float] = {}
    one = problem(**reading)  # type: ignore[arg-type]
    for each in stretches(one, duty(one, day, code)):
        found[each.kind] = found.get(each.kind, 0) + each.minutes / 60
    return found


@pytest.mark.parametrize(
    ("day", "code", "expected"),
    [
        ("2027-01-06", "D", {}),
        ("2027-01-06", "A", {"evening": 4, "night": 1}),
        ("2027-01-09", "D", {"weekend": 7.5}),
        ("2027-01-10", "A", {"weekend": 7.5, "evening": 4, "night": 1}),
        ("2027-01-08", "N", {"weekend": 7.75, "night": 8.25}),
        ("2027-01-10", "N", {"weekend": 2.25, "night": 8.25}),
        # Maundy Thursday, Easter Eve, Easter Sunday (the clock is put forward), Whitsun Eve
        ("2027-03-25", "D", {"holiday": 7.5}),
        ("2027-03-27", "D", {"holiday": 7.5}),
        ("2027-03-27", "N", {"holiday": 9, "night": 7.25}),
        ("2027-05-15", "D", {"weekend": 4.5, "holiday": 3}),
        # eves from 12, and a night out of a holiday
        ("2027-03-24", "D", {"holiday": 3}),
        ("2027-12-24", "A", {"holiday": 7.5, "evening": 4, "night": 1}),
        ("2027-03-29", "N", {"holiday": 2.25, "night": 8.25}),
        # the clock is put back: one hour more of night and Sunday
        ("2027-10-30", "N", {"weekend": 11, "night": 9.25}),
    ],
)
def test_pay_windows(day: str, code: str, expected: dict[str, float]) -> None:
    assert hours(date.fromisoformat(day), code) == expected


def test_the_law_s_red_window_is_not_the_pay_window() -> None:
    """Saturday 18–24 is red by law; a Sunday night after 22 is not, but is paid as weekend."""
    one = problem()
    night = duty(one, date(2027, 1, 10), "N")
    assert night.overlap(*one.calendar.red_window(date(2027, 1, 10))) == 15
    assert hours(date(2027, 1, 10), "N")["weekend"] == 2.25


def test_readings_are_switchable() -> None:
    easter_eve, easter = date(2027, 3, 27), date(2027, 3, 28)
    assert hours(easter, "D", holiday_and_weekend="both") == {"weekend": 7.5, "holiday": 7.5}
    assert hours(easter_eve, "D", easter_eve=False) == {"weekend": 7.5}
    assert hours(easter, "D", holidays_on_sundays=False) == {"weekend": 7.5}
    assert hours(date(2027, 3, 29), "D", holidays_on_sundays=False) == {"holiday": 7.5}


def test_an_unpaid_break_lies_outside_the_windows_first() -> None:
    """16–21 with 90 minutes unpaid: 60 lie before 17, so 3.5 of 4 evening hours are paid."""
    assert hours(date(2027, 1, 6), "U") == {"evening": 3.5}
    assert hours(date(2027, 1, 6), "W") == {"evening": 3.5}
    assert hours(date(2027, 5, 15), "U") == {"evening": 3.5, "holiday": 3.5}


def test_a_duty_in_kroner() -> None:
    """Whit Sunday evening of a nurse with 325.03 an hour: 433.37 holiday, 56 evening, 81.26 night."""
    one = problem()
    paid = of_duty(one, duty(one, date(2027, 5, 16), "A"), Fraction(600_000, 1846))
    assert paid.kroner[Kind.HOLIDAY] == Fraction("433.37") * Fraction(15, 2)
    assert paid.kroner[Kind.EVENING] == 224
    assert paid.kroner[Kind.NIGHT] == Fraction("81.26")
    assert paid.kroner[Kind.WEEKEND] == 0


def of(one: Problem, days: list[tuple[date, str]]) -> Supplements:
    codes = {(NURSE.id, day): code for day, code in days}
    return of_person(one, Roster.from_codes(one, codes), NURSE, WEEK)


def test_a_plan_across_new_year_2023_uses_both_rates() -> None:
    """Saturday 31 December 2022 has 53 kroner an hour until 12, Sunday 8 January 2023 has 71.51."""
    one = problem(date(2022, 7, 4))
    paid = of(one, [(date(2022, 12, 31), "D"), (date(2023, 1, 7), "D")])
    assert paid.kroner[Kind.WEEKEND] == 53 * Fraction(9, 2) + Fraction("71.51") * Fraction(15, 2)
    nights = of(one, [(date(2022, 12, 29), "N"), (date(2023, 1, 5), "N")])
    assert nights.kroner[Kind.NIGHT] == (56 + Fraction("81.26")) * Fraction(33, 4)


def test_one_night_across_new_year_2023_uses_both_rates() -> None:
    one = problem(date(2022, 7, 4))
    paid = of(one, [(date(2022, 12, 31), "N")])
    assert paid.kroner[Kind.NIGHT] == 56 * Fraction(9, 4) + Fraction("81.26") * 6


def test_the_steps_of_2019_count_the_calendar_years_weekend_hours() -> None:
    """Forty weekends of 7.5 hours are 300 hours: 290 at 53 kroner and 10 at 100; then anew."""
    one = problem(date(2021, 1, 4))
    saturdays = [date(2021, 1, 9) + timedelta(7 * week) for week in range(52)]
    ordinary = [day for day in saturdays if not stretches_holiday(one, day)]
    paid = of(one, [(day, "D") for day in ordinary[:40]])
    assert paid.minutes[Kind.WEEKEND] == 300 * 60
    assert paid.kroner[Kind.WEEKEND] == 290 * 53 + 10 * 100


def stretches_holiday(one: Problem, day: date) -> bool:
    return any(each.kind is Kind.HOLIDAY for each in stretches(one, duty(one, day, "D")))


def test_without_yearly_pay_only_fixed_rates_are_known() -> None:
    one = problem(pay=None)
    evening = of(one, [(date(2027, 1, 6), "W")])
    assert evening.total == 3.5 * 56
    night = of(one, [(date(2027, 1, 6), "N")])
    assert night.total is None
    assert night.minutes[Kind.NIGHT] == 8.25 * 60


def test_before_the_first_known_rate_hours_are_counted_without_kroner() -> None:
    paid = of(problem(date(2016, 1, 4)), [(date(2016, 1, 6), "A")])
    assert paid.minutes[Kind.EVENING] == 240
    assert paid.total is None


def test_a_base_roster_has_no_holidays() -> None:
    one = problem().replace(cyclic=True)
    assert {each.kind for each in stretches(one, duty(one, date(2027, 5, 17), "D"))} == set()
