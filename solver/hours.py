"""Hours accounts: what each person should have worked by a day of the year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate
from math import ceil, floor

from turnus.calendar import DAY
from turnus.demand import profile
from turnus.department import Employee, minute_of
from turnus.law import provision
from turnus.scenario import Problem

END_PRICE, OVER_PRICE, UNDER_PRICE, GROUND_PRICE = 250_000, 500, 5, 5_000
SUNDAY_MINUTES = 120
"""Per minute: at the plan's end; hours borrowed from later weeks; hours left for them; grounds.

Hours left cost less than overcover, so that nobody is called in just to use them up.
"""


def agreed_minutes(
    problem: Problem, employee: Employee, weekly: Fraction, vacation_days: int | None = None
) -> Fraction:
    """Paid minutes of duty that a contract asks for over the plan, vacation taken off.

    Parameters
    ----------
    vacation_days
        Working days of vacation; None: a year's vacation, where the plan is a year.
    """
    weeks = problem.calendar.weeks
    law = provision("vac-days")
    yearly = int(law.value("working_days"))
    if vacation_days is None:
        vacation_days = yearly if weeks >= law.value("plan_weeks") else 0
    present = Fraction(6 * weeks - min(vacation_days, yearly), 6)
    return present * weekly * employee.position_points / 10_000


def _load(problem: Problem) -> list[int]:
    """Minutes of demand to the minimum in each week."""
    load = [0] * problem.calendar.weeks
    for segment in profile(problem):
        week = min(problem.calendar.index(segment.day) // 7, len(load) - 1)
        load[week] += segment.minutes * max((need.minimum for need in segment.needs), default=0)
    return load


class Ground(StrEnum):
    """What a person's shorter week (R-T2) rests on, read off the base roster."""

    NIGHTS = "nights"
    EVENINGS = "evenings"
    SUNDAYS = "sundays"


@dataclass(frozen=True)
class Account:
    """What is owed from the plan's start to a day, and the price of missing it."""

    days: int
    """Days from the plan's start that it counts."""
    least: int
    most: int
    """Paid minutes."""
    under_price: int
    over_price: int
    evening_minutes: int
    evening_window: tuple[int, int]
    """Minutes of the day; see R-T2."""
    sundays: int
    """Sundays that must be worked."""
    ground_price: int
    """Of a missing evening minute; a missing Sunday is an evening's worth."""


class Accounts:
    """The year's accounts of everybody: the base roster's own weeks, set right by the year's end.

    Parameters
    ----------
    vacation
        Days off by employee id.
    weekly
        Minutes of a full-time week, by employee id.
    worked
        Paid minutes of each week of the plan in the unrolled base roster, by employee id.
    grounds
        What each shorter week rests on; nobody's is lost on the way.
    """

    def __init__(
        self,
        problem: Problem,
        vacation: Mapping[str, frozenset[date]],
        weekly: Mapping[str, Fraction],
        worked: Mapping[str, Sequence[int]],
        grounds: Mapping[str, Ground],
    ) -> None:
        self.problem, self.vacation, self.weekly = problem, vacation, weekly
        self.grounds = grounds
        self.load = _load(problem)
        usual = sorted(self.load)[len(self.load) // 2] or 1
        self.relative = [Fraction(load, usual) for load in self.load]
        self.course = {each.id: self._course(each, worked[each.id]) for each in problem.employees}

    def agreed(self, employee: Employee) -> Fraction:
        """Paid minutes of duty in the whole plan, vacation taken off."""
        days = len(self.vacation.get(employee.id, ()))
        return agreed_minutes(self.problem, employee, self.weekly[employee.id], days)

    def _course(self, employee: Employee, worked: Sequence[int]) -> list[Fraction]:
        """Paid minutes from the plan's start to the end of each week."""
        present = [self._present(employee, w) * part for w, part in enumerate(self.relative)]
        own = [part * minutes for part, minutes in zip(present, worked, strict=True)]
        missing = self.agreed(employee) - sum(own)
        whole = sum(present) or Fraction(1)
        course = [
            minutes + missing * part / whole for part, minutes in zip(present, own, strict=True)
        ]
        return list(accumulate(course))

    def until(self, week: int) -> dict[str, Account]:
        """Accounts at the end of the week before ``week``, by employee id."""
        return {each.id: self._account(each, week) for each in self.problem.employees}

    def _account(self, employee: Employee, week: int) -> Account:
        last = week == self.problem.calendar.weeks
        due = self.course[employee.id][week - 1]
        reading = self.problem.agreement.reading
        own = self.problem.own_shift_minutes(employee)
        under = self.problem.balance_under(employee) if last else own // 2
        over = self.problem.balance_over(employee) if last else own
        return Account(
            7 * week,
            ceil(due - under),
            floor(due + over),
            END_PRICE if last else UNDER_PRICE,
            END_PRICE if last else OVER_PRICE,
            self._evening_minutes(employee, week),
            (minute_of(reading.evening_test_start), minute_of(reading.evening_test_end)),
            self._sundays(employee, week),
            END_PRICE if last else GROUND_PRICE,
        )

    def _present(self, employee: Employee, week: int) -> Fraction:
        """Part of a week's six working days that is not vacation."""
        monday = self.problem.calendar.start + 7 * week * DAY
        away = self.vacation.get(employee.id, frozenset())
        return Fraction(6 - sum(monday + i * DAY in away for i in range(6)), 6)

    def _weeks_present(self, employee: Employee, week: int) -> int:
        return sum(self._present(employee, w) > 0 for w in range(week))

    def _evening_minutes(self, employee: Employee, week: int) -> int:
        """Evening minutes needed so far by those whose shorter week rests on them."""
        if self.grounds.get(employee.id) is not Ground.EVENINGS:
            return 0
        weekly = 60 * Fraction(str(provision("R-T2").value("evening_test_hours")))
        return ceil(weekly * self._weeks_present(employee, week))

    def _sundays(self, employee: Employee, week: int) -> int:
        """Sundays needed so far by those whose shorter week rests on them."""
        if self.grounds.get(employee.id) is not Ground.SUNDAYS:
            return 0
        weeks = self._weeks_present(employee, week)
        strict = self.problem.agreement.reading.third_sunday == "strict"
        return ceil(weeks / 3) if strict else weeks // 3
