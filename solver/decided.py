"""What is settled before the year is made: posts, base roster, vacation and days off."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from solver.grid import DaysOff
from solver.marks import marked
from turnus.result import BaseRoster, PositionPlan, Result
from turnus.roster import Cell, Mark, Roster
from turnus.rules import check
from turnus.scenario import Problem


class CheckpointError(ValueError):
    """A result that a run cannot go on from; the message (bokmål) says why and what to do."""


@dataclass(frozen=True)
class Decided:
    """The frame that a year is made in."""

    problem: Problem
    """With the people of the plan, and the days off that each is owed."""
    plans: tuple[PositionPlan, ...]
    base: BaseRoster | None
    vacation: Mapping[str, frozenset[date]]
    days_off: DaysOff

    def marked(self, codes: Mapping[Cell, str]) -> Roster:
        """The roster of these duties, with its days off marked."""
        return marked(self.problem, codes, self.vacation, self.days_off)


def decided_in(problem: Problem, result: Result) -> Decided:
    """What an earlier run of the same problem had settled: its marks tell vacation and days off.

    Raises
    ------
    CheckpointError
        The result is of another problem, or its roster breaks a rule.
    """
    if result.problem_hash != problem.hash:
        raise CheckpointError(
            f"Turnusen er laget for et annet problem ({result.problem_hash}) enn det som skal løses "
            f"({problem.hash}). Start kjøringen på nytt, uten den."
        )
    found = check(result.problem, result.roster)
    if found:
        raise CheckpointError(
            f"Turnusen som kjøringen skulle fortsette fra, bryter regelen {found[0].rule}: "
            f"{found[0].text} Start kjøringen på nytt, uten den."
        )
    ids = [employee.id for employee in result.problem.employees]
    marks = result.roster.marks
    return Decided(
        result.problem,
        result.positions,
        result.base,
        {id: frozenset(result.roster.marked(id, Mark.FE)) for id in ids},
        {
            id: {day: m for day, m in marks.get(id, {}).items() if m in (Mark.F3, Mark.F5)}
            for id in ids
        },
    )
