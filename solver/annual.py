"""The annual roster (årsturnus): windows of weeks, solved one after the other, then improved.

Each window is a CP-SAT model of its own: its days are free, all other days are as they stand, and
every rule that can see a free day holds. The first pass builds the year from the base roster; the
later ones reopen windows of the whole year and keep what is better.
"""

import threading
import time
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction

from solver.hours import Accounts, Ground
from solver.parts import cells_a_week
from solver.repair import move_to_sunday
from solver.weekends import works_weekend
from solver.window import Opened, solve_window
from turnus.calendar import DAY
from turnus.goals import score, uncovered_target
from turnus.result import Settings
from turnus.roster import Cell, Mark, Roster
from turnus.rules import check, rule
from turnus.scenario import Problem

WINDOW_CELLS = 1500
"""Choices of employee, day and shift that are open at once in the first draft."""
PATIENCE = 3.0
"""Most seconds for one window of a later pass."""
FINISHING_ROUNDS, FINISHING_SECONDS = 3, 9.0
"""More time, only for a year whose hours do not yet add up."""
Worth = tuple[float, ...]
HOURS = tuple(rule(id) for id in ("R-T1", "R-T2", "R-T4", "shorter-week", "hours-balance"))
"""Rules on the hours of the whole year, which the first draft may miss."""
SHORTER = (rule("shorter-week"),)
OnWindow = Callable[[str], None]


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


def weekly_minutes(problem: Problem, codes: Mapping[Cell, str]) -> dict[str, list[int]]:
    """Paid minutes of each week of the plan, by employee id."""
    worked = {employee.id: [0] * problem.calendar.weeks for employee in problem.employees}
    for (employee, day), code in codes.items():
        worked[employee][problem.calendar.index(day) // 7] += problem.shift(code).paid_minutes
    return worked


class Year:
    """An annual roster under construction; ``codes`` is lawful but for the hours of the year."""

    def __init__(
        self,
        problem: Problem,
        base: Mapping[Cell, str],
        vacation: Mapping[str, frozenset[date]],
        weekly: Mapping[str, Fraction],
        grounds: Mapping[str, Ground],
        settings: Settings,
        stop: threading.Event | None = None,
        on_window: OnWindow | None = None,
    ) -> None:
        self.problem, self.vacation, self.settings = problem, vacation, settings
        self._stop, self._on_window = stop, on_window
        self.weeks = problem.calendar.weeks
        self.window = min(self.weeks, max(2, WINDOW_CELLS // cells_a_week(problem)))
        self.reopened = min(self.weeks, self.window * 3 // 2)
        own = {employee.id for employee in problem.employees}
        self.hint = unroll({cell: code for cell, code in base.items() if cell[0] in own}, problem)
        worked = weekly_minutes(problem, self.hint)
        self.accounts = Accounts(problem, vacation, weekly, worked, grounds)
        self.codes: dict[Cell, str] = {}
        self._away = {(id, day): Mark.FE for id in own for day in vacation.get(id, ())}

    def build(self, seconds: float) -> None:
        """The first pass: every window in turn, the days after it still empty."""
        deadline = time.monotonic() + seconds
        for first in range(0, self.weeks, self.window):
            last = min(first + self.window, self.weeks)
            left = (deadline - time.monotonic()) * (last - first) / (self.weeks - first)
            if self.settings.deterministic:
                left = seconds * (last - first) / self.weeks
            if self._stopped():
                left = 0.5
            opened = self._open(first, last, last, self.hint, max(left, 0.5), stop=None)
            if opened is not None:
                self.codes |= opened.codes
            self._tell("første utkast", first, last)

    def improve(self, seconds: float) -> None:
        """Later passes: windows of the whole year are reopened."""
        deadline = time.monotonic() + seconds
        worth = self._worth()
        tries = 0
        while not self._stopped():
            left = deadline - time.monotonic()
            if self.settings.deterministic:
                left = seconds - PATIENCE * tries
            if left < 1.0:
                break
            first = self._next_window(tries) if worth[0] == 0 else self._unsettled_window(tries)
            last = min(first + self.reopened, self.weeks)
            opened = self._open(
                first, last, self.weeks, self.codes, min(left, PATIENCE), stop=self._stop
            )
            tries += 1
            if opened is None:
                continue
            before = self.codes
            days = set(self.problem.calendar.days[7 * first : 7 * last])
            kept = {cell: code for cell, code in before.items() if cell[1] not in days}
            self.codes = kept | opened.codes
            if (better := self._worth()) < worth:
                worth = better
            else:
                self.codes = before
            self._tell("forbedring", first, last)

    def finish(self) -> None:
        """Makes the year's hours add up, also where the time was short or the run was stopped."""
        self.settle()
        for _ in range(FINISHING_ROUNDS):
            if self._worth()[0] == 0:
                return
            self._stop = None
            self.improve(FINISHING_SECONDS)
            self.settle()

    def settle(self) -> None:
        """Small repairs: a duty less for those with too many hours, one moved for a Sunday more."""
        self._give_sundays()
        for id, account in self.accounts.until(self.weeks).items():
            while True:
                duties = Roster.from_codes(self.problem, self.codes).duties[id]
                paid = sum(each.paid_minutes for each in duties)
                spare = [each for each in duties if paid - each.paid_minutes >= account.least]
                if paid <= account.most or not spare:
                    break
                trials = [
                    self._without(id, each.day) for each in spare[:: max(1, len(spare) // 30)]
                ]
                self.codes = min(trials, key=self._uncovered)

    def _give_sundays(self) -> None:
        for _ in range(2):
            roster = Roster.from_codes(self.problem, self.codes, self._away)
            lacking = {each.employee for each in check(self.problem, roster, SHORTER)}
            for id in sorted(filter(None, lacking)):
                employee = self.problem.employee(id)
                moved = move_to_sunday(self.problem, self.codes, self.vacation, employee)
                self.codes = moved or self.codes

    def _without(self, employee: str, day: date) -> dict[Cell, str]:
        return {cell: code for cell, code in self.codes.items() if cell != (employee, day)}

    def _uncovered(self, codes: Mapping[Cell, str]) -> int:
        return uncovered_target.measure(self.problem, Roster.from_codes(self.problem, codes))

    def _unsettled_window(self, tries: int) -> int:
        """First week of a window with a weekend that somebody's hours or Sundays may lack."""
        roster = Roster.from_codes(self.problem, self.codes, self._away)
        start = self.problem.calendar.start
        weeks = [
            week
            for breach in check(self.problem, roster, HOURS)
            if breach.employee is not None
            for week in range(self.weeks)
            if works_weekend(self.problem.employee(breach.employee), week)
            and (breach.employee, start + (7 * week + 6) * DAY) not in self.codes
            and (breach.employee, start + (7 * week + 5) * DAY) not in self._away
        ]
        if not weeks or tries % 3 == 2:
            return self._next_window(tries)
        first = weeks[7 * tries % len(weeks)] - self.reopened // 2
        return max(0, min(first, self.weeks - self.reopened))

    def _next_window(self, tries: int) -> int:
        """First week of the next window: through the year by turns, each turn shifted."""
        turn, place = divmod(tries, -(-self.weeks // self.reopened))
        first = self.reopened * place + (turn + 1) * (self.reopened // 2) % self.reopened
        return max(0, min(first, self.weeks - self.reopened))

    def _open(
        self,
        first: int,
        last: int,
        account: int,
        hint: Mapping[Cell, str],
        seconds: float,
        stop: threading.Event | None,
    ) -> Opened | None:
        return solve_window(
            self.problem,
            self.codes,
            self.vacation,
            range(7 * first, 7 * last),
            self.accounts.until(account),
            hint,
            self.settings,
            seconds,
            stop,
        )

    def _worth(self) -> Worth:
        """Size of the breaches of rules on the year's hours, then every goal in order."""
        roster = Roster.from_codes(self.problem, self.codes, self._away)
        outside = sum(
            abs(breach.measured - breach.limit) for breach in check(self.problem, roster, HOURS)
        )
        return outside, *score(self.problem, roster).values()

    def _stopped(self) -> bool:
        return self._stop is not None and self._stop.is_set()

    def _tell(self, what: str, first: int, last: int) -> None:
        if self._on_window is not None:
            self._on_window(f"årsturnus, {what}, uke {first + 1}–{last}")
