"""One person's year in two rosters, as it is shown: weekends, red days, months."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date

from api.comparing.years import PairYears, Year, Years
from api.texts import _, language
from turnus.roster import Mark

SUNDAY = 6


@dataclass(frozen=True)
class SideOfPerson:
    """One roster's year of one person."""

    employee: str
    year: Year
    months: tuple["Month", ...]


@dataclass(frozen=True)
class Cell:
    """One day of a month's calendar."""

    day: date
    text: str
    look: str
    label: str
    """What the day is called where it is a holiday."""


@dataclass(frozen=True)
class Month:
    """One month by weeks; None where the day is in another month or outside the plan."""

    title: str
    weeks: tuple[tuple[int, tuple[Cell | None, ...]], ...]


@dataclass(frozen=True)
class Weekend:
    """A weekend that is worked on some side."""

    monday: date
    texts: tuple[str | None, ...]
    """What each side has; None where the weekend is off, or the side has nobody."""

    @property
    def saturday(self) -> date:
        return self.monday + timedelta(days=5)

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def week(self) -> int:
        return self.monday.isocalendar().week


@dataclass(frozen=True)
class RedDay:
    """A holiday of the plan."""

    day: date
    name: str
    """Bokmål."""
    texts: tuple[str, ...]
    worked: tuple[bool, ...]


@dataclass(frozen=True)
class Person:
    """One person on both sides; a side is None where it has no such person."""

    sides: tuple[SideOfPerson | None, SideOfPerson | None]
    weekends: tuple[Weekend, ...]
    red_days: tuple[RedDay, ...]


def of_person(years: PairYears, employee: str, post: str = "") -> Person | None:
    """A person of the first roster, in the second under ``post`` or the same id; None: unknown."""
    names = employee, post or employee
    sides = tuple(
        _side(side, name) if name in side.people else None
        for side, name in zip(years.sides, names, strict=True)
    )
    if not any(sides):
        return None
    return Person(
        (sides[0], sides[1]),
        tuple(_weekends(sides)),
        tuple(_red_days(years, sides)),
    )


def _side(years: Years, employee: str) -> SideOfPerson:
    year = years.people[employee]
    return SideOfPerson(employee, year, tuple(_months(years, year)))


def _weekends(sides: tuple[SideOfPerson | None, ...]) -> Iterator[Weekend]:
    mondays = {monday for side in sides if side for monday in side.year.weekends}
    for monday in sorted(mondays):
        yield Weekend(monday, tuple(_weekend(side, monday) for side in sides))


def _weekend(side: SideOfPerson | None, monday: date) -> str | None:
    if side is None or monday not in side.year.weekends:
        return None
    days = ((4, _("fre.")), (5, _("lør.")), (6, _("søn.")))
    found = [
        f"{name} {code}"
        for offset, name in days
        if (code := side.year.days.get(monday + timedelta(days=offset), ("", ""))[0])
        and (offset > 4 or _ends_in_weekend(side, monday))
    ]
    return ", ".join(found)


def _ends_in_weekend(side: SideOfPerson, monday: date) -> bool:
    """Whether nothing but Friday's duty makes it a worked weekend."""
    return not any(
        side.year.days.get(monday + timedelta(days=offset), ("", ""))[0] for offset in (5, 6)
    )


def _red_days(years: PairYears, sides: tuple[SideOfPerson | None, ...]) -> Iterator[RedDay]:
    for day, name in sorted(years.sides[0].holidays.items()):
        yield RedDay(
            day,
            name,
            tuple(_on(side, day) for side in sides),
            tuple(side is not None and day in side.year.red_days for side in sides),
        )


def _on(side: SideOfPerson | None, day: date) -> str:
    if side is None:
        return "–"
    code, mark = side.year.days.get(day, ("", ""))
    if code:
        return code
    if day in side.year.red_days:
        return _("vakt fra dagen før")
    if mark == Mark.FE:
        return _("ferie")
    return _("fri ({})").format(mark) if mark else _("fri")


def _months(years: Years, year: Year) -> Iterator[Month]:
    first = years.start
    last = first + timedelta(days=7 * years.weeks - 1)
    month = first.replace(day=1)
    while month <= last:
        following = (month + timedelta(days=31)).replace(day=1)
        days = (month - timedelta(days=month.weekday()), following)
        weeks = []
        monday = days[0]
        while monday < following:
            cells = tuple(
                _cell(years, year, day)
                if month <= day < following and first <= day <= last
                else None
                for day in (monday + timedelta(days=offset) for offset in range(7))
            )
            if any(cells):
                weeks.append((monday.isocalendar().week, cells))
            monday += timedelta(days=7)
        yield Month(str(format_date(month, "LLLL y", language())), tuple(weeks))
        month = following


def _cell(years: Years, year: Year, day: date) -> Cell:
    code, mark = year.days.get(day, ("", ""))
    red = day in years.holidays or day.weekday() == SUNDAY
    look = "work" if code else "away" if mark == Mark.FE else "off"
    return Cell(day, code or mark, look + (" red" if red else ""), years.holidays.get(day, ""))
