"""The annual roster (årsturnus): one person's year after the other, then parts of it made anew.

Every rule concerns one person, and only the goals bring people together. So the year is drafted by
solving each person's whole year against what the others cover, and improved by reopening parts of
it: one person's year, or some weeks of everybody. Each step holds every rule, so the roster is
lawful from the end of the draft on, whenever it is stopped.
"""

import time
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date
from itertools import count

from solver.clock import Clock
from solver.grid import DaysOff
from solver.ledger import Ledger
from solver.parts import cells_a_week
from solver.reopen import ANEW, LIGHT, MEND, Part, Search, in_the_way, reopen
from solver.side_by_side import SideBySide, Started
from solver.stopping import Stop
from turnus.employee import Employee
from turnus.goals import GOALS
from turnus.result import Settings, Status
from turnus.roster import Cell, Mark, Roster
from turnus.scenario import Problem

WINDOW_CELLS = 2000
"""Choices of employee, day and shift that are open at once in a window of weeks."""
PATIENCE = 2.0
"""Most seconds for one person's year, or one window, of a later pass."""
AT_LEAST = 0.5
"""Seconds that each person's draft has, however little time is left, and after a stop."""
HURRIED = 5.0
"""Seconds after a stop for the first lawful year: a search given up too soon begins from nothing."""
LONGEST_DRAFT = 60.0
"""Seconds after which a person whose year was neither found nor refuted is given up."""
SEARCHES = (MEND, LIGHT, ANEW)
"""Ways to a first lawful year, in turn: how long each takes is much a matter of luck."""
Opening = tuple[Sequence[Employee], range]
"""People and days."""


class NoLawfulYearError(Exception):
    """A person has no lawful year, or none was found in time.

    Attributes
    ----------
    proved
        Whether it is certain that there is none.
    rules
        Ids of rules that together would have to give way.
    """

    def __init__(self, employee: Employee, rules: tuple[str, ...], *, proved: bool) -> None:
        super().__init__(f"no lawful year for {employee.id}: {', '.join(rules) or 'unknown why'}")
        self.employee, self.rules, self.proved = employee, rules, proved


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
    """An annual roster under construction; ``codes`` is lawful once it is drafted."""

    def __init__(
        self,
        problem: Problem,
        base: Mapping[Cell, str],
        vacation: Mapping[str, frozenset[date]],
        settings: Settings,
        stop: Stop | None = None,
        days_off: DaysOff | None = None,
    ) -> None:
        self.problem, self.vacation, self.settings = problem, vacation, settings
        self.days_off = days_off or {}
        self._stop = stop
        own = {employee.id for employee in problem.employees}
        self._away = {(id, day): Mark.FE for id in own for day in vacation.get(id, ())}
        self._away |= {
            (id, day): mark for id in own for day, mark in self.days_off.get(id, {}).items()
        }
        self.codes = {
            (id, day): code
            for (id, day), code in unroll(base, problem).items()
            if id in own and (id, day) not in self._away
        }
        self._ledger = Ledger(Clock(problem))
        for employee in problem.employees:
            self._ledger.enter(employee, self.codes)
        self._open = set(own)
        """People whose year is not drafted; nobody's duties are held to theirs."""
        pairs = {e.id: e.newcomer.mentor for e in problem.employees if e.newcomer}
        self._mentors = frozenset(pairs.values())
        self._linked = self._mentors | pairs.keys()
        """People whose duties a rule holds to somebody else's."""
        self._whole = range(7 * problem.calendar.weeks)

    @property
    def uncovered_minimum(self) -> int:
        """Uncovered minutes below the minimum."""
        return self._ledger.coverage()["uncovered-minimum"]

    def take_up(self, codes: Mapping[Cell, str]) -> None:
        """Go on from a lawful year instead of a draft."""
        people = self.problem.employees
        ids = {each.id for each in people}
        self._replace(people, {cell: code for cell, code in codes.items() if cell[0] in ids})
        self._open.clear()

    def draft(self, seconds: float) -> Iterator[Employee]:
        """Everybody's year in turn, mentors first, from the base roster less vacation.

        Raises
        ------
        NoLawfulYearError
            Somebody has no lawful year.
        """
        deadline = time.monotonic() + seconds
        people = sorted(self.problem.employees, key=lambda each: each.id not in self._mentors)
        with SideBySide(self.settings, self._linked) as queue:
            for i, employee in enumerate(people):
                yield from map(self._drafted, queue.before([employee]))
                share = (deadline - time.monotonic()) / (len(people) - i)
                if self.settings.deterministic:
                    share = seconds / len(people)
                share, search = max(AT_LEAST, share * queue.most), SEARCHES[0]
                if self._stopped():
                    share, search = HURRIED, LIGHT
                part = self._reopened([employee], self._whole, search)
                queue.start(part, [employee], self._whole, share, self._stop, AT_LEAST)
            yield from map(self._drafted, queue.all())

    def improve(self, seconds: float) -> Iterator[Sequence[Employee]]:
        """Parts of the year are reopened, and what is better is kept, until the time is up.

        Yields after every part: the people where it was better, nobody where it was not.
        """
        deadline = time.monotonic() + seconds
        openings = self._openings()
        self._best = self._worth()
        with SideBySide(self.settings, self._linked) as queue:
            for tries in count():
                people, days = next(openings)
                for done in queue.before(people):
                    yield done.people if self._better(done) else ()
                left = deadline - time.monotonic()
                if self.settings.deterministic:
                    left = seconds - PATIENCE * tries / queue.most
                if left < AT_LEAST or self._stopped():
                    break
                part = self._reopened(people, days, MEND)
                queue.start(part, people, days, min(left, PATIENCE), self._stop)
            for done in queue.all():
                yield done.people if self._better(done) else ()

    def _drafted(self, done: Started) -> Employee:
        """The first lawful year; tried with more and more time before it is given up."""
        (employee,) = done.people
        (found, answer), seconds = done.answer.result(), done.seconds
        for tries in count(start=1):
            if answer.found:
                break
            seconds *= 3
            if answer.status is Status.INFEASIBLE or seconds > LONGEST_DRAFT:
                proved = answer.status is Status.INFEASIBLE
                rules = in_the_way(
                    self.problem,
                    employee,
                    self._settled(),
                    self.vacation,
                    self.settings,
                    self.days_off,
                )
                raise NoLawfulYearError(employee, rules, proved=proved)
            part = self._reopened([employee], self._whole, SEARCHES[tries % len(SEARCHES)])
            found, answer = part.solve(self.settings, seconds, self._stop, AT_LEAST)
        self._open.discard(employee.id)
        self._put([employee], self._whole, found)
        return employee

    def _better(self, done: Started) -> bool:
        """Whether the answer makes the roster better; else the roster stays as it is."""
        found, answer = done.answer.result()
        if not answer.found:
            return False
        before = self._put(done.people, done.days, found)
        worth = self._worth()
        if worth < self._best:
            self._best = worth
            return True
        self._replace(done.people, before)
        return False

    def _reopened(self, people: Sequence[Employee], days: range, search: Search) -> Part:
        for employee in people:
            self._ledger.enter(employee, self.codes, -1)
        part = reopen(
            self.problem,
            people,
            days,
            self._settled({each.id for each in people}),
            self.vacation,
            self._ledger,
            self.days_off,
            search,
        )
        for employee in people:
            self._ledger.enter(employee, self.codes)
        return part

    def _put(
        self, people: Sequence[Employee], days: range, found: dict[Cell, str]
    ) -> dict[Cell, str]:
        """Other duties for some people on some days; returns what there was."""
        before, ids, calendar = self.codes, {each.id for each in people}, self.problem.calendar
        kept = {
            (id, day): code
            for (id, day), code in before.items()
            if id not in ids or calendar.index(day) not in days
        }
        self._replace(people, kept | found)
        return before

    def _settled(self, also: Set[str] = frozenset()) -> dict[Cell, str]:
        """Duties of those whose year is drafted, and of some others."""
        left_out = self._open - also
        return {cell: code for cell, code in self.codes.items() if cell[0] not in left_out}

    def _replace(self, people: Sequence[Employee], codes: dict[Cell, str]) -> None:
        for employee in people:
            self._ledger.enter(employee, self.codes, -1)
            self._ledger.enter(employee, codes)
        self.codes = codes

    def _openings(self) -> Iterator[Opening]:
        """Everybody's year twice by turns, then windows of weeks, shifted from turn to turn."""
        people, weeks = self.problem.employees, self.problem.calendar.weeks
        window = min(weeks, max(2, WINDOW_CELLS // cells_a_week(self.problem)))
        for turn in count():
            for employee in (*people, *people):
                yield [employee], self._whole
            shift = turn * (window // 2) % window
            for first in range(-shift, weeks, window):
                start = max(0, min(first, weeks - window))
                yield people, range(7 * start, 7 * (start + window))

    def _worth(self) -> tuple[int, ...]:
        """Every goal in order; coverage as the ledger has it, which is much faster to read."""
        roster = Roster.from_codes(self.problem, self.codes, self._away)
        coverage = self._ledger.coverage()
        return tuple(
            coverage[goal.id] if goal.id in coverage else goal.measure(self.problem, roster)
            for goal in GOALS
        )

    def _stopped(self) -> bool:
        return self._stop is not None and self._stop.is_set()
