"""Christmas, New Year and Easter as they lie in a plan."""

from datetime import date, datetime

import pytest

from turnus.agreement import Season
from turnus.calendar import OSLO, Calendar
from turnus.seasons import stretches


@pytest.mark.parametrize(
    ("season", "start", "end"),
    [
        (Season.CHRISTMAS, "2027-12-24 15:00", "2027-12-26 22:00"),
        (Season.NEW_YEAR, "2027-12-31 18:00", "2028-01-01 22:00"),
        (Season.EASTER, "2027-03-24 18:00", "2027-03-29 22:00"),
    ],
)
def test_the_seasons_of_2027(season: Season, start: str, end: str) -> None:
    (found,) = stretches(Calendar(date(2027, 1, 4), 52), season)
    moments = [datetime.fromisoformat(each).replace(tzinfo=OSLO) for each in (start, end)]
    assert [found.start, found.end] == moments
    assert found.winter == 2027


def test_christmas_eve_on_a_sunday_still_begins_the_season_at_15() -> None:
    (found,) = stretches(Calendar(date(2028, 12, 18), 2), Season.CHRISTMAS)
    assert found.start == datetime(2028, 12, 24, 15, tzinfo=OSLO)


def test_a_plan_may_hold_two_easters_or_none() -> None:
    assert [each.winter for each in stretches(Calendar(date(2023, 4, 3), 52), Season.EASTER)] == [
        2023,
        2024,
    ]
    assert stretches(Calendar(date(2027, 6, 7), 12), Season.EASTER) == ()
    assert stretches(Calendar(date(2027, 3, 15), 4, cyclic=True), Season.EASTER) == ()


def test_new_year_belongs_to_the_winter_before_it() -> None:
    first, second = stretches(Calendar(date(2026, 12, 28), 53), Season.NEW_YEAR)
    assert (first.winter, second.winter) == (2026, 2027)
