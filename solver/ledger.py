"""Who is on duty when, kept up to date while a roster is changed in parts."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from solver.clock import Clock
from solver.stretches import stretches
from solver.weights import WEIGHTS
from turnus.employee import Employee
from turnus.roster import Cell

Heads = NDArray[np.int64]
Start = tuple[int, int]
"""A day and a shift."""


class Ledger:
    """Heads on duty in every stretch of the demand, of the people whose duties are entered.

    A group is a set of competences that some need counts; ``heads`` has shape
    (groups, stretches), children before the groups that hold them.
    """

    def __init__(self, clock: Clock) -> None:
        self.problem, self.clock = clock.problem, clock
        self.stretches = stretches(clock)
        everybody = tuple(each.id for each in clock.problem.department.competences)
        needs = {need.competences for each in self.stretches for need in each.needs}
        self.groups = sorted(needs | {everybody}, key=lambda group: (len(group), group))
        self._place = {group: i for i, group in enumerate(self.groups)}
        self._top = self._place[everybody]
        self._inside = [self._directly_inside(group) for group in self.groups]
        self._minutes = np.array([each.minutes for each in self.stretches], dtype=np.int64)
        self._shift = {shift.code: s for s, shift in enumerate(clock.shifts)}
        self._spanned: dict[Start, list[int]] = {}
        shape = len(self.groups), len(self.stretches)
        self._minimum, self._target = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
        for j, stretch in enumerate(self.stretches):
            for need in stretch.needs:
                self._minimum[self._place[need.competences], j] = need.minimum
                self._target[self._place[need.competences], j] = need.target
            for start in stretch.present:
                self._spanned.setdefault(start, []).append(j)
        self._enough = self._nested(self._target)
        self.heads: Heads = np.zeros(shape, np.int64)
        self.duties: Counter[tuple[str, int]] = Counter()
        """Duties by employee id and shift."""

    def enter(self, employee: Employee, codes: Mapping[Cell, str], sign: int = 1) -> None:
        """Add a person's duties, or with ``sign`` -1 take them out."""
        member = self._member(employee.competence)
        for (id, day), code in codes.items():
            if id == employee.id:
                s = self._shift[code]
                self.duties[id, s] += sign
                spanned = self._spanned.get((self.clock.calendar.index(day), s), [])
                self.heads[:, spanned] += sign * member

    def heads_of(self, competences: Sequence[str], stretch: int) -> int:
        """Heads entered who count in a group, in one stretch."""
        return int(self.heads[self._place[tuple(competences)], stretch])

    def cost_of_one_more(self, competence: str) -> dict[Start, int]:
        """Weighted change of the coverage goals by one more duty, for every day and shift."""
        change = self._cost(self.heads + self._member(competence)) - self._cost(self.heads)
        return {start: int(change[spanned].sum()) for start, spanned in self._spanned.items()}

    def coverage(self) -> dict[str, int]:
        """The coverage goals of the duties entered, in minutes."""
        return {goal: int(each.sum()) for goal, each in self._coverage(self.heads).items()}

    def _cost(self, heads: Heads) -> Heads:
        """Weighted sum of the coverage goals, by stretch."""
        goals = self._coverage(heads).items()
        cost: Heads = np.sum([WEIGHTS[goal] * each for goal, each in goals], axis=0)
        return cost

    def _coverage(self, heads: Heads) -> dict[str, Heads]:
        over = np.maximum(0, heads[self._top] - self._enough)
        return {
            "uncovered-minimum": self._minutes * self._nested(self._minimum - heads),
            "uncovered-target": self._minutes * self._nested(self._target - heads),
            "overcover": self._minutes * over,
        }

    def _nested(self, wanted: Heads) -> Heads:
        """Fewest people who meet every group's ``wanted``, by stretch."""
        fewest = np.zeros_like(wanted)
        for i, inside in enumerate(self._inside):
            fewest[i] = np.maximum(np.maximum(0, wanted[i]), fewest[inside].sum(axis=0))
        top: Heads = fewest[self._top]
        return top

    def _directly_inside(self, group: tuple[str, ...]) -> list[int]:
        smaller = [each for each in self.groups if set(each) < set(group)]
        return [
            self._place[each]
            for each in smaller
            if not any(set(each) < set(other) for other in smaller)
        ]

    def _member(self, competence: str) -> Heads:
        return np.array([[competence in group] for group in self.groups], dtype=np.int64)
