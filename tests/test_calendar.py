"""Red days, their windows and the clock, against the catalogue's dated examples."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from turnus.calendar import OSLO, Calendar, DayKind, elapsed, is_holiday, is_red, red_window, wall


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=i) for i in range((last - first).days + 1)]


@pytest.mark.parametrize(("year", "count"), [(2026, 61), (2027, 60), (2028, 63)])
def test_red_days_of_a_year(year: int, count: int) -> None:
    assert sum(is_red(day) for day in days(date(year, 1, 1), date(year, 12, 31))) == count


@pytest.mark.parametrize(("start", "count"), [(date(2027, 1, 4), 32), (date(2027, 7, 5), 28)])
def test_red_days_of_a_reference_period(start: date, count: int) -> None:
    assert len(Calendar(start, 26).red_days) == count


@pytest.mark.parametrize(
    ("day", "start", "end"),
    [
        ("2027-01-01", "2026-12-31 18:00", "2027-01-01 22:00"),
        ("2027-03-21", "2027-03-20 18:00", "2027-03-21 22:00"),
        ("2027-03-25", "2027-03-24 18:00", "2027-03-25 22:00"),
        ("2027-03-26", "2027-03-25 22:00", "2027-03-26 22:00"),
        ("2027-03-28", "2027-03-27 15:00", "2027-03-28 22:00"),
        ("2027-03-29", "2027-03-28 22:00", "2027-03-29 22:00"),
        ("2027-05-01", "2027-04-30 22:00", "2027-05-01 22:00"),
        ("2027-05-02", "2027-05-01 22:00", "2027-05-02 22:00"),
        ("2027-05-06", "2027-05-05 18:00", "2027-05-06 22:00"),
        ("2027-05-16", "2027-05-15 15:00", "2027-05-16 22:00"),
        ("2027-05-17", "2027-05-16 22:00", "2027-05-17 22:00"),
        ("2027-12-25", "2027-12-24 15:00", "2027-12-25 22:00"),
        ("2027-12-26", "2027-12-25 22:00", "2027-12-26 22:00"),
        ("2026-05-17", "2026-05-16 18:00", "2026-05-17 22:00"),
        ("2022-05-01", "2022-04-30 18:00", "2022-05-01 22:00"),
        ("2023-05-01", "2023-04-30 22:00", "2023-05-01 22:00"),
        ("2012-05-17", "2012-05-16 18:00", "2012-05-17 22:00"),
        ("2028-12-25", "2028-12-24 22:00", "2028-12-25 22:00"),
        ("2029-01-01", "2028-12-31 22:00", "2029-01-01 22:00"),
    ],
)
def test_red_window(day: str, start: str, end: str) -> None:
    expected = tuple(datetime.fromisoformat(each).replace(tzinfo=OSLO) for each in (start, end))
    assert red_window(date.fromisoformat(day)) == expected


@pytest.mark.parametrize(
    ("saturday", "hours"),
    [(date(2027, 3, 27), 8.5), (date(2026, 10, 24), 10.5), (date(2027, 10, 30), 10.5)],
)
def test_a_night_over_the_clock_change(saturday: date, hours: float) -> None:
    start, end = wall(saturday, 22 * 60), wall(saturday, 31 * 60 + 30)
    assert end.hour == 7
    assert elapsed(start, end) == timedelta(hours=hours)


def test_from_good_friday_evening_to_saturday_afternoon_is_not_red() -> None:
    windows = [red_window(day) for day in Calendar(date(2027, 3, 22), 2).red_days]
    between = (wall(date(2027, 3, 26), 22 * 60), wall(date(2027, 3, 27), 15 * 60))
    assert all(last <= between[0] or first >= between[1] for first, last in windows)
    assert between[0] in [last for _, last in windows]
    assert between[1] in [first for first, _ in windows]


def test_windows_of_red_days_do_not_overlap() -> None:
    windows = [red_window(day) for day in Calendar(date(2026, 1, 5), 156).red_days]
    assert all(first[1] <= second[0] for first, second in pairwise(windows))


def test_working_days_before_easter() -> None:
    """T32: Monday to Saturday of Easter week 2027 hold four working days."""
    week = days(date(2027, 3, 22), date(2027, 3, 27))
    assert sum(not is_holiday(day) for day in week) == 4


def test_kinds_of_day() -> None:
    calendar = Calendar(date(2027, 3, 22), 2)
    kinds = [calendar.kind(day) for day in calendar.days[2:8]]
    assert kinds == [
        DayKind.WEEKDAY,
        DayKind.RED,
        DayKind.RED,
        DayKind.SATURDAY,
        DayKind.SUNDAY,
        DayKind.RED,
    ]


def test_a_base_roster_has_no_holidays_and_no_clock_change() -> None:
    calendar = Calendar(date(2027, 3, 22), 2, cyclic=True)
    assert calendar.red_days == (date(2027, 3, 28), date(2027, 4, 4))
    saturday = date(2027, 3, 27)
    night = elapsed(calendar.wall(saturday, 22 * 60), calendar.wall(saturday, 31 * 60 + 30))
    assert night == timedelta(hours=9.5)
