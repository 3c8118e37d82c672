"""Hours accounts: what each person should have worked by a day of the year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor

from turnus.calendar import DAY
from turnus.demand import profile
from turnus.department import Employee, minute_of
from turnus.law import provision
from turnus.scenario import Problem

END_PRICE, OVER_PRICE, UNDER_PRICE, EVENING_PRICE = 5000, 500, 50, 100
"""Per minute: at the plan's end; hours borrowed from later weeks; hours left for them; evenings."""


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


@dataclass(frozen=True)
class Account:
    """Paid and evening minutes from the plan's start to a day, and the price of missing them."""

    least: int
    most: int
    under_price: int
    over_price: int
    evening_minutes: int
    evening_window: tuple[int, int]
    evening_price: int


class Accounts:
    """The year's accounts of everybody, spread over the weeks as the demand is."""

    def __init__(
        self,
        problem: Problem,
        vacation: Mapping[str, frozenset[date]],
        weekly: Mapping[str, Fraction],
    ) -> None:
        self.problem, self.vacation, self.weekly = problem, vacation, weekly
        weeks = problem.calendar.weeks
        self.load = [0] * weeks
        for segment in profile(problem):
            week = min(problem.calendar.index(segment.day) // 7, weeks - 1)
            heads = max((need.minimum for need in segment.needs), default=0)
            self.load[week] += heads * segment.minutes

    def agreed(self, employee: Employee) -> Fraction:
        """Paid minutes of duty in the whole plan, vacation taken off."""
        days = len(self.vacation.get(employee.id, ()))
        return agreed_minutes(self.problem, employee, self.weekly[employee.id], days)

    def until(self, week: int) -> dict[str, Account]:
        """Accounts at the end of the week before ``week``, by employee id."""
        return {each.id: self._account(each, week) for each in self.problem.employees}

    def _account(self, employee: Employee, week: int) -> Account:
        last = week == self.problem.calendar.weeks
        agreed, share = self.agreed(employee), self._share(employee, week)
        reading = self.problem.agreement.reading
        own = self.problem.own_shift_minutes(employee)
        under = self.problem.balance_under(employee) if last else own // 2
        over = self.problem.balance_over(employee) if last else own // 2
        evening = self._evening_minutes(employee, week)
        return Account(
            ceil(agreed * share - under),
            floor(agreed * share + over),
            END_PRICE if last else UNDER_PRICE,
            END_PRICE if last else OVER_PRICE,
            evening,
            (minute_of(reading.evening_test_start), minute_of(reading.evening_test_end)),
            END_PRICE if last else EVENING_PRICE,
        )

    def _share(self, employee: Employee, week: int) -> Fraction:
        """Part of the person's working year that lies before ``week``."""
        loads = [self._present(employee, w) * load for w, load in enumerate(self.load)]
        whole = sum(loads)
        return Fraction(sum(loads[:week]), whole) if whole else Fraction(week, len(loads))

    def _present(self, employee: Employee, week: int) -> Fraction:
        """Part of a week's six working days that is not vacation."""
        monday = self.problem.calendar.start + 7 * week * DAY
        away = self.vacation.get(employee.id, frozenset())
        return Fraction(6 - sum(monday + i * DAY in away for i in range(6)), 6)

    def _evening_minutes(self, employee: Employee, week: int) -> int:
        """Evening minutes needed so far by those whose shorter week rests on them (R-T2)."""
        law = provision("R-T2")
        pattern = employee.weekend
        if employee.night_only or self.weekly[employee.id] != law.value("week_minutes"):
            return 0
        if pattern is not None and 3 * pattern.on >= pattern.of:
            return 0
        weekly = 60 * Fraction(str(law.value("evening_test_hours")))
        present = sum(self._present(employee, w) > 0 for w in range(week))
        return ceil(weekly * present)
