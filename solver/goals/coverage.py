"""Uncovered minutes below minimum and below target, and minutes over target."""

from collections.abc import Sequence
from typing import Literal

from ortools.sat.python import cp_model

from solver.goals.terms import Terms
from solver.grid import Grid, Term
from solver.ledger import Ledger
from solver.stretches import Stretch, directly_inside, stretches
from turnus.demand import Need

Level = Literal["minimum", "target"]


class Coverage:
    """Slack variables for every stretch that a free cell can reach.

    Parameters
    ----------
    ledger
        Duties of those who are not in the grid; None: there are no others.
    """

    def __init__(self, grid: Grid, ledger: Ledger | None = None) -> None:
        self.grid, self.ledger = grid, ledger
        self.uncovered_minimum: Terms = []
        self.uncovered_target: Terms = []
        self.overcover: Terms = []
        self._by_competence: dict[str, list[int]] = {}
        for e, employee in enumerate(grid.employees):
            self._by_competence.setdefault(employee.competence, []).append(e)
        free = grid.free
        for j, stretch in enumerate(ledger.stretches if ledger else stretches(grid)):
            if any(d in free for d, _ in stretch.present):
                self._add(j, stretch)

    def _add(self, j: int, stretch: Stretch) -> None:
        on_duty = {
            need.competences: self._on_duty(j, stretch, need.competences) for need in stretch.needs
        }
        low = self._slack(stretch, on_duty, "minimum", None)
        self.uncovered_minimum += [(stretch.minutes, slack) for slack in low]
        if all(need.minimum == need.target for need in stretch.needs):
            self.uncovered_target += [(stretch.minutes, slack) for slack in low]
        else:
            high = self._slack(stretch, on_duty, "target", None)
            self.uncovered_target += [(stretch.minutes, slack) for slack in high]
        everybody = tuple(competence.id for competence in self.grid.problem.department.competences)
        target = _fewest(stretch.needs, None)
        terms = on_duty.get(everybody) or self._on_duty(j, stretch, everybody)
        known = sum(t for t in terms if isinstance(t, int))
        variables = [t for t in terms if not isinstance(t, int)]
        if len(variables) > target - known:
            over = self.grid.model.new_int_var(0, known + len(variables), "over")
            self.grid.model.add(cp_model.LinearExpr.sum(variables) - over <= target - known)
            self.overcover.append((stretch.minutes, over))

    def _on_duty(self, j: int, stretch: Stretch, competences: Sequence[str]) -> list[Term]:
        others = self.ledger.heads_of(competences, j) if self.ledger else 0
        terms = (
            self.grid.works(e, d, s)
            for competence in competences
            for e in self._by_competence.get(competence, ())
            for d, s in stretch.present
        )
        return [
            others,
            *(term for term in terms if not (isinstance(term, int) and term == 0)),
        ]

    def _slack(
        self,
        stretch: Stretch,
        on_duty: dict[tuple[str, ...], list[Term]],
        level: Level,
        inside: Need | None,
    ) -> list[cp_model.IntVar]:
        """Temps for the needs directly inside ``inside`` (None: the outermost ones)."""
        found = []
        for need in directly_inside(stretch.needs, inside):
            wanted = need.minimum if level == "minimum" else need.target
            children = self._slack(stretch, on_duty, level, need)
            terms = on_duty[need.competences]
            known = sum(term for term in terms if isinstance(term, int))
            variables = [term for term in terms if not isinstance(term, int)]
            most = max([wanted - known, 0])
            if len(children) == 1:
                slack = children[0]
            elif children:
                slack = self.grid.model.new_int_var(0, 500, f"short {level}")
                self.grid.model.add(slack >= cp_model.LinearExpr.sum(children))
            elif most == 0:
                continue
            else:
                slack = self.grid.model.new_int_var(0, 500, f"short {level}")
            if most:
                self.grid.model.add(cp_model.LinearExpr.sum([*variables, slack]) >= wanted - known)
            found.append(slack)
        return found


def _fewest(needs: Sequence[Need], outer: Need | None) -> int:
    """Fewest people who meet every target inside ``outer`` (None: all of them)."""
    return sum(max(n.target, _fewest(needs, n)) for n in directly_inside(needs, outer))
