"""What a scenario can give, at once and before any solve: the position plan and its certificates."""

from dataclasses import dataclass
from time import perf_counter

from api.web.standing import Standing, of_people, of_plan
from solver import plan_positions
from turnus.result import Certificate, PositionLine, PositionPlan, Settings, Status
from turnus.scenario import Problem

PATIENCE_SECONDS = 0.7
"""For what is asked while somebody types; the plan is then given as far as it is proved."""
FIRST_SECONDS = 0.25
"""For the page itself, which asks again where this was too short."""


@dataclass(frozen=True)
class Deadline:
    """Set when the time is up: the plan is then given as far as it is proved."""

    end: float

    def is_set(self) -> bool:
        return perf_counter() > self.end


@dataclass(frozen=True)
class Answer:
    """A position plan beside today's positions."""

    plan: PositionPlan
    standing: Standing | None
    today: Standing
    seconds: float

    @property
    def keeps(self) -> bool:
        """Whether the positions are today's."""
        return self.plan.id == "today"

    @property
    def proved(self) -> bool:
        """Whether no plan has a larger share of full positions."""
        return self.plan.share is not None and self.plan.bound == self.plan.share

    @property
    def impossible(self) -> bool:
        return self.plan.status is Status.INFEASIBLE

    @property
    def most(self) -> int | None:
        """Full positions that the bound allows with so many people."""
        return None if self.plan.bound is None else int(self.plan.bound * self.plan.heads)

    @property
    def binding(self) -> tuple[Certificate, ...]:
        """What decides: the bounds that the plan stands on."""
        return tuple(each for each in self.plan.certificates if each.binds)

    @property
    def others(self) -> tuple[Certificate, ...]:
        return tuple(each for each in self.plan.certificates if not each.binds)

    @property
    def lines(self) -> tuple[PositionLine, ...]:
        """Largest positions first within each competence."""
        order = {c: n for n, c in enumerate(dict.fromkeys(x.competence for x in self.plan.lines))}
        return tuple(
            sorted(
                self.plan.lines,
                key=lambda line: (order[line.competence], line.night_only, -line.position_percent),
            )
        )


def answer(problem: Problem, patience: float) -> Answer:
    """The plan to realise."""
    began = perf_counter()
    (plan,) = plan_positions(problem, Settings(), Deadline(began + patience), alone=True)
    today = of_people(problem.department.employees)
    return Answer(plan, of_plan(plan), today, perf_counter() - began)
