"""The counts that indicators are made of, one look at the roster for all of them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from turnus.coverage import Coverage, cover
from turnus.indicators.contract import Hours, hours
from turnus.indicators.person import counts
from turnus.pay import Supplements, of_person
from turnus.result import BaseRoster, Result
from turnus.roster import Roster
from turnus.scenario import Problem
from turnus.weekend import weekends_worked

YEAR_WEEKS = 52


@dataclass(frozen=True)
class Facts:
    """A problem with a roster, and what is counted from the two, each when first asked for."""

    problem: Problem
    roster: Roster
    base: BaseRoster | None = None
    """The base roster behind the year; None: there is none."""

    @classmethod
    def of(cls, result: Result) -> "Facts":
        return cls(result.problem, result.roster, result.base)

    @cached_property
    def people(self) -> pd.DataFrame:
        """Whole numbers, one row an employee."""
        return counts(self.problem, self.roster)

    @cached_property
    def coverage(self) -> Coverage:
        return cover(self.problem, self.roster)

    @cached_property
    def positions(self) -> NDArray[np.float64]:
        """Position sizes in percent, one an employee."""
        return np.array([each.position_percent for each in self.problem.employees])

    @property
    def a_year(self) -> float:
        """What a count in the plan is multiplied by to be per 52 weeks."""
        return YEAR_WEEKS / self.problem.calendar.weeks

    @cached_property
    def on_duty(self) -> NDArray[np.bool_]:
        """Whether a duty that counts starts; shape (employees, days)."""
        calendar = self.problem.calendar
        grid = np.zeros((len(self.problem.employees), len(calendar.days)), dtype=np.bool_)
        for row, employee in enumerate(self.problem.employees):
            for duty in self.roster.duties.get(employee.id, ()):
                if duty.day in calendar and self.problem.shift(duty.shift).counts:
                    grid[row, calendar.index(duty.day)] = True
        return grid

    def staff_met(self, days: int) -> float | None:
        """Mean number of different people on duty in every run of so many days in the plan."""
        total = self.on_duty.shape[1]
        if total < days:
            return None
        padded = np.pad(np.cumsum(self.on_duty, axis=1), ((0, 0), (1, 0)))
        return float((padded[:, days:] > padded[:, :-days]).sum(axis=0).mean())

    @property
    def staff_met_at_weekends(self) -> float:
        """Mean number of different people whose duty starts on the Saturday or the Sunday."""
        saturday, sunday = self.on_duty[:, 5::7], self.on_duty[:, 6::7]
        return float((saturday | sunday).sum(axis=0).mean())

    @cached_property
    def weekends_worked(self) -> tuple[tuple[int, ...], ...]:
        """Weeks of the plan (0-based) whose weekend is worked, one run of them an employee."""
        return tuple(
            tuple(
                sorted(
                    self.problem.calendar.index(monday) // 7
                    for monday in weekends_worked(self.problem, self.roster, employee)
                    if monday in self.problem.calendar
                )
            )
            for employee in self.problem.employees
        )

    @cached_property
    def supplements(self) -> tuple[Supplements, ...]:
        """Supplements over the plan, one an employee."""
        return tuple(
            of_person(self.problem, self.roster, employee, each.norm.minutes_per_week)
            for employee, each in zip(self.problem.employees, self.hours, strict=True)
        )

    @cached_property
    def hours(self) -> tuple[Hours, ...]:
        """Norm, paid time and contract, one an employee."""
        return tuple(
            hours(self.problem, self.roster, employee) for employee in self.problem.employees
        )
