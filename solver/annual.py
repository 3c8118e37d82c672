"""The annual roster (årsturnus): windows of weeks, solved one after the other, then improved.

Each window is a CP-SAT model of its own: its days are free, all other days are as they stand, and
every rule that can see a free day holds. The first pass builds the year from the base roster; the
later ones reopen windows of the whole year and keep what is better.
"""

import random
import threading
import time
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction

from solver.hours import Accounts
from solver.window import solve_window
from turnus.calendar import DAY
from turnus.result import Settings
from turnus.roster import Cell
from turnus.scenario import Problem

WINDOW = 4
"""Weeks that are solved at once."""
Score = tuple[int, ...]
OnWindow = Callable[[str, float | None], None]


def unroll(base: Mapping[Cell, str], problem: Problem) -> dict[Cell, str]:
    """The base roster repeated over the plan's dates."""
    cycle = 7 * problem.scenario.base_weeks
    start = problem.calendar.start
    by_offset: dict[int, list[tuple[str, str]]] = {}
    for (employee, day), code in base.items():
        by_offset.setdefault((day - start).days, []).append((employee, code))
    return {
        (employee, day): code
        for d, day in enumerate(problem.calendar.days)
        for employee, code in by_offset.get(d % cycle, ())
    }


class Year:
    """An annual roster under construction."""

    def __init__(
        self,
        problem: Problem,
        base: Mapping[Cell, str],
        vacation: Mapping[str, frozenset[date]],
        weekly: Mapping[str, Fraction],
        settings: Settings,
        stop: threading.Event | None = None,
    ) -> None:
        self.problem, self.vacation, self.settings, self.stop = problem, vacation, settings, stop
        self.hint = unroll(base, problem)
        self.accounts = Accounts(problem, vacation, weekly)
        self.codes: dict[Cell, str] = {}

    def build(self, seconds: float, on_window: OnWindow | None = None) -> None:
        """The first pass: every window in turn."""
        weeks = self.problem.calendar.weeks
        deadline = time.monotonic() + seconds
        for first in range(0, weeks, WINDOW):
            last = min(first + WINDOW, weeks)
            left = (deadline - time.monotonic()) * (last - first) / (weeks - first)
            opened = solve_window(
                self.problem,
                self.codes,
                self.vacation,
                range(7 * first, 7 * last),
                self.accounts.until(last),
                self.hint,
                self.settings,
                max(left, 1.0),
                whole_plan=False,
                stop=self.stop,
            )
            print(first, opened and (opened.answer.status, opened.answer.value, opened.answer.bound, round(opened.answer.seconds,1)))
            if opened is not None:
                self.codes |= opened.codes
            if on_window is not None:
                on_window(f"{first + 1}-{last}", None)
