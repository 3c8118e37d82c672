"""One side of a comparison with everything the report counts, each counted once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from turnus.charts import AFTER, BEFORE
from turnus.compare import Comparison
from turnus.indicators import Facts, competence_cover, people_table, uncovered_table
from turnus.result import PositionPlan, Result, Status
from turnus.roster import Roster
from turnus.rules import check, untold
from turnus.rules.rule import Rule, Violation
from turnus.rules.stricter import StricterReading, stricter_readings
from turnus.scenario import Problem
from turnus.texts.numbers import percent

ANYBODY = "alle"


@dataclass(frozen=True)
class Side:
    """A solved scenario under the name it has in the whole report."""

    name: str
    result: Result

    @property
    def problem(self) -> Problem:
        return self.result.problem

    @property
    def roster(self) -> Roster:
        return self.result.roster

    @property
    def plan(self) -> PositionPlan:
        return self.result.plan

    @cached_property
    def facts(self) -> Facts:
        return Facts.of(self.result)

    @cached_property
    def people(self) -> pd.DataFrame:
        return people_table(self.facts)

    @cached_property
    def violations(self) -> tuple[Violation, ...]:
        return check(self.problem, self.roster)

    @cached_property
    def untold(self) -> tuple[Rule, ...]:
        """Rules that cannot be said to be kept: what they ask for is not known."""
        return untold(self.problem, self.violations)

    @cached_property
    def stricter(self) -> tuple[StricterReading, ...]:
        return stricter_readings(self.problem, self.roster)

    @cached_property
    def uncovered(self) -> pd.DataFrame:
        return uncovered_table(self.problem, self.roster)

    @cached_property
    def competence_cover(self) -> pd.DataFrame:
        return competence_cover(self.problem, self.roster)

    @property
    def heads(self) -> int:
        return len(self.problem.employees)

    @property
    def full_time(self) -> int:
        return sum(each.position_percent >= 100 for each in self.problem.employees)

    @property
    def reached_by_base(self) -> bool:
        """Whether a lawful base roster with these posts leaves nothing below the minimum."""
        base = self.result.base
        known = base is not None and base.status is not Status.UNKNOWN
        return base is not None and known and base.uncovered_minimum == 0

    @cached_property
    def missing_hours(self) -> float:
        """Hours below the minimum that the annual roster leaves uncovered."""
        hours = self.uncovered.loc[self.uncovered["level"] == "minimum", "hours"]
        return float(hours.sum())

    @property
    def reached(self) -> bool:
        """Whether some lawful roster, repeating or of the year, shows the posts with full cover."""
        return self.reached_by_base or self.missing_hours == 0

    @property
    def share(self) -> float:
        return self.full_time / self.heads

    @property
    def share_text(self) -> str:
        """4 av 31 (12,9 %)."""
        return f"{self.full_time} av {self.heads} ({percent(self.share)})"


@dataclass(frozen=True)
class Pair:
    """Both sides of a comparison."""

    comparison: Comparison
    before: Side
    after: Side

    @classmethod
    def of(cls, comparison: Comparison) -> "Pair":
        return cls(comparison, Side(BEFORE, comparison.before), Side(AFTER, comparison.after))

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.before, self.after

    @property
    def problem(self) -> Problem:
        """For what both sides share: department, demand and calendar."""
        return self.after.problem

    def values(self, measure: Callable[[Side], float]) -> tuple[float, float]:
        """One measure on both sides."""
        return measure(self.before), measure(self.after)

    def competence(self, id: str) -> str:
        """The name of a competence; "alle" where anybody will do."""
        known = {each.id: each.name for each in self.problem.department.competences}
        return known.get(id, "uansett kompetanse" if id == ANYBODY else id)
