"""What a person's own roster says of nights, evenings and Sundays: the tests that norms depend on.

Every number is the one in force on the day concerned: a duty's day, or a week's Monday.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from turnus.calendar import DAY, Calendar
from turnus.employee import Employee
from turnus.law import provision
from turnus.roster import Duty, Roster
from turnus.scenario import Problem
from turnus.unroll import cycle_weeks
from turnus.vacation import vacation_weeks
from turnus.worked import red_days_worked, red_minutes, window_minutes

Dated = tuple[tuple[date, int], ...]
"""Minutes by the day whose law holds for them."""


@dataclass(frozen=True, slots=True)
class RosterFacts:
    """What the norm depends on, summed over one plan or one cycle; minutes."""

    weeks: int
    """Weeks of the plan that are not vacation."""
    sundays_worked: int
    worked: int
    evening_test: int
    """In the hours of the 1.39 h test (I8)."""
    night_by_duty: Dated
    """In the night hours of the conversion (I8)."""
    sunday_by_duty: Dated
    """In red windows; without night hours where an hour counts once (I9)."""
    third_sunday: bool
    mainly_night: bool
    evenings_enough: bool
    """R-T2: 1.39 hours a week in the evening and at night."""
    three_part_conditions: tuple[tuple[str, bool], ...]
    """R-T4a: each condition in bokmål, and whether it is met."""
    continuous: bool
    """R-T3: 539 night hours and 231 Sunday hours a year."""

    @property
    def three_part(self) -> bool:
        """Every condition of R-T4a."""
        return all(met for _, met in self.three_part_conditions)

    @property
    def night(self) -> int:
        return sum(minutes for _, minutes in self.night_by_duty)

    @property
    def sunday(self) -> int:
        return sum(minutes for _, minutes in self.sunday_by_duty)


def roster_facts(problem: Problem, roster: Roster, employee: Employee) -> RosterFacts:
    """The sums and tests that decide a person's norm, over the plan or, for a base roster, one cycle."""
    of = problem, employee
    return roster.once("facts", of, lambda: _roster_facts(problem, roster, employee))


def _roster_facts(problem: Problem, roster: Roster, employee: Employee) -> RosterFacts:
    reading, calendar = problem.agreement.reading, problem.calendar
    duties = duties_of_one_cycle(problem, roster, employee)
    own = Roster({employee.id: duties}, {employee.id: roster.marks.get(employee.id, {})})
    away = frozenset() if problem.cyclic else vacation_weeks(problem, roster, employee)
    mondays = calendar.days[: 7 * cycle_weeks(problem) : 7]
    there = tuple(calendar.in_force(monday) for monday in mondays if monday not in away)
    sundays = sum(day.weekday() == 6 for day in red_days_worked(problem, own, employee))
    evening_test = sum(
        window_minutes(duty, reading.evening_test_start, reading.evening_test_end)
        for duty in duties
    )
    night = tuple(_night_minutes(problem, duty) for duty in duties)
    days = tuple(calendar.in_force(duty.day) for duty in duties)
    sunday = tuple(_sunday_minutes(problem, employee, duty) for duty in duties)
    third_sunday = _third_sunday(reading.third_sunday, sundays, len(there))
    return RosterFacts(
        weeks=len(there),
        sundays_worked=sundays,
        worked=sum(duty.paid_minutes for duty in duties),
        evening_test=evening_test,
        night_by_duty=tuple(zip(days, night, strict=True)),
        sunday_by_duty=tuple(zip(days, sunday, strict=True)),
        third_sunday=third_sunday,
        mainly_night=_mainly_night(duties, days, night),
        evenings_enough=evening_test >= evening_test_minutes(problem, there),
        three_part_conditions=(
            ("hver tredje søndag", third_sunday),
            *_three_kinds(duties, days),
        ),
        continuous=_continuous(calendar, duties, there, sum(night)),
    )


def evening_test_minutes(problem: Problem, there: Sequence[date]) -> Fraction:
    """R-T2: evening and night minutes that are enough over the weeks there, one week at the least."""
    weeks = there or (problem.scenario.start,)
    return 60 * _sum("R-T2", "evening_test_hours", weeks)


def is_night(duty: Duty) -> bool:
    """A duty at work at 02:00."""
    start, end = _wall_minutes(duty)
    return end > 26 * 60 or start < 2 * 60


def is_evening(duty: Duty) -> bool:
    """A duty that ends after 20:00 and is no night."""
    return not is_night(duty) and _wall_minutes(duty)[1] > 20 * 60


def duties_of_one_cycle(problem: Problem, roster: Roster, employee: Employee) -> tuple[Duty, ...]:
    """The person's duties in the plan, or in the first cycle of a base roster."""
    duties = roster.duties.get(employee.id, ())
    end = problem.scenario.start + timedelta(days=7 * cycle_weeks(problem))
    return tuple(duty for duty in duties if duty.day < end)


def _wall_minutes(duty: Duty) -> tuple[int, int]:
    """Start and end on the wall clock, in minutes after 00:00 of the day the duty belongs to."""
    days = (duty.end.date() - duty.day).days
    return (
        duty.start.hour * 60 + duty.start.minute,
        days * 24 * 60 + duty.end.hour * 60 + duty.end.minute,
    )


def _third_sunday(reading: str, worked: int, weeks: int) -> bool:
    if weeks <= 0:
        return False
    return worked * 3 >= weeks if reading == "strict" else worked >= max(1, weeks // 3)


def _mainly_night(duties: Sequence[Duty], days: Sequence[date], night: Sequence[int]) -> bool:
    """Three quarters of the working time at night, or nothing but night shifts."""
    most = sum(
        (
            _number("R-T2", "mainly_night_share", day) * duty.paid_minutes
            for day, duty in zip(days, duties, strict=True)
        ),
        Fraction(0),
    )
    return bool(duties) and (sum(night) >= most or all(is_night(duty) for duty in duties))


def _three_kinds(duties: Sequence[Duty], days: Sequence[date]) -> Iterator[tuple[str, bool]]:
    """Day, evening and night shifts, and a quarter of the time on day and evening together."""
    nights = [duty for duty in duties if is_night(duty)]
    evenings = [duty for duty in duties if is_evening(duty)]
    by_day = sum(duty.paid_minutes for duty in duties if not is_night(duty))
    least = sum(
        (
            _number("R-T4", "day_and_evening_share", day) * duty.paid_minutes
            for day, duty in zip(days, duties, strict=True)
        ),
        Fraction(0),
    )
    yield "dagvakter", len(duties) > len(nights) + len(evenings)
    yield "aftenvakter", bool(evenings)
    yield "nattevakter", bool(nights)
    yield "en firedel av tiden på dag og aften", by_day >= least


def _continuous(
    calendar: Calendar, duties: Sequence[Duty], there: Sequence[date], night: int
) -> bool:
    """As many night and Sunday hours as a year round the clock has, pro rata by the weeks there."""
    if not there:
        return False
    sunday = sum(_weekend_minutes(calendar, duty) for duty in duties)
    year = provision("R-T3").value("year_weeks", on=there[0])
    nights, sundays = (
        60 * _sum("R-T3", name, there) / year for name in ("night_hours", "sunday_hours")
    )
    return bool(night >= nights and sunday >= sundays)


def _weekend_minutes(calendar: Calendar, duty: Duty) -> int:
    """Working minutes of a duty between Saturday 22:00 and Sunday 22:00."""
    inside = 0
    for offset in range((duty.end.date() - duty.day).days + 2):
        day = duty.day + offset * DAY
        if day.weekday() == 6:
            inside += duty.overlap(calendar.wall(day, -2 * 60), calendar.wall(day, 22 * 60))
    return min(inside, duty.paid_minutes)


def _night_minutes(problem: Problem, duty: Duty) -> int:
    reading = problem.agreement.reading
    return window_minutes(duty, reading.night_start, reading.night_end)


def _sunday_minutes(problem: Problem, employee: Employee, duty: Duty) -> int:
    """Minutes of a duty in red windows, night hours left out where an hour counts once (I9)."""
    red = sum(red_minutes(problem, Roster({employee.id: (duty,)}, {}), employee).values())
    both = problem.agreement.reading.sunday_and_night == "both"
    return red if both or not red else red - _sunday_and_night(problem, duty)


def _sunday_and_night(problem: Problem, duty: Duty) -> int:
    """Minutes of a duty that are both inside a red window and at night."""
    reading, calendar = problem.agreement.reading, problem.calendar
    both = 0
    for offset in range((duty.end.date() - duty.day).days + 2):
        day = duty.day + timedelta(days=offset)
        if day in calendar and calendar.is_red(day):
            start, end = calendar.red_window(day)
            first, last = max(duty.start, start), min(duty.end, end)
            if first < last:
                part = Duty(duty.day, duty.shift, first, last)
                both += window_minutes(part, reading.night_start, reading.night_end)
    return both


def _number(id: str, name: str, day: date) -> Fraction:
    return Fraction(str(provision(id).value(name, on=day)))


def _sum(id: str, name: str, days: Iterable[date]) -> Fraction:
    return sum((_number(id, name, day) for day in days), Fraction(0))
